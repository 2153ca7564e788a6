"""Rulings that cannot all be true: found before anything is resolved, each with its rows."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import combinations

from weft.analysis.spend.resolving.rulings import (
    CHARITY,
    COMPANY,
    DIFFERENT,
    NOBODY,
    OF_A_NUMBER,
    ORGANISATION,
    PERSON,
    SAME,
    CannotRule,
    Ruling,
    spelt,
)

Node = tuple[str, str]
"""A name in a body, or in all bodies that no ruling about it mentions; or a kind and a number."""

EVERYWHERE = ""
NOT_BOTH = {
    frozenset({NOBODY, SAME}), frozenset({NOBODY, COMPANY}), frozenset({NOBODY, CHARITY}),
    frozenset({NOBODY, PERSON}), frozenset({NOBODY, ORGANISATION}),
    frozenset({PERSON, COMPANY}), frozenset({PERSON, CHARITY}), frozenset({PERSON, ORGANISATION}),
}  # fmt: skip
"""What one name cannot be at once."""
MOST_SHOWN = 10


def check_rulings(rulings: Sequence[Ruling]) -> None:
    """Raise `CannotRule` where rulings in force contradict each other, with their names and rows."""
    found = ["  " + "; ".join(map(str, chain)) for chain in contradictions(rulings)]
    if not found:
        return
    shown = "\n".join(found[:MOST_SHOWN])
    more = f"\nand {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    raise CannotRule(
        f"These rulings contradict each other. Withdraw one of each, or say for which body it "
        f"holds:\n{shown}{more}"
    )


def contradictions(rulings: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Each contradiction among the rulings, as the rulings that make it."""
    web = _Web(rulings)
    seen: set[frozenset[Ruling]] = set()
    for chain in (*_apart_and_together(web), *_two_numbers(web), *_two_kinds(web)):
        if frozenset(chain) not in seen:
            seen.add(frozenset(chain))
            yield chain


class _Web:
    """Names tied together by what rulings say is the same."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self.rulings = rulings
        self.bodies: defaultdict[str, set[str]] = defaultdict(lambda: {EVERYWHERE})
        for ruling in rulings:
            self.bodies[spelt(ruling.name)].add(spelt(ruling.body))
            if ruling.ruling in (SAME, DIFFERENT):
                self.bodies[spelt(ruling.other)].add(spelt(ruling.other_body))
        self.ties: defaultdict[Node, list[tuple[Node, Ruling]]] = defaultdict(list)
        for ruling in rulings:
            self._tie(ruling)
        self.part: dict[Node, int] = {}
        for node in self.ties:
            if node not in self.part:
                self._spread(node, len(self.part))

    def nodes(self, name: str, body: str) -> list[Node]:
        """The nodes that a ruling about a name speaks of: one body's, or all."""
        key = spelt(name)
        return [(key, spelt(body))] if body else [(key, each) for each in sorted(self.bodies[key])]

    def of(self, ruling: Ruling) -> list[Node]:
        """The nodes of the ruling's first name."""
        return self.nodes(ruling.name, ruling.body)

    def together(self, one: Node, other: Node) -> bool:
        """Whether rulings say that the two are the same."""
        return one == other or self.part.get(one, -1) == self.part.get(other, -2)

    def path(self, start: Node, end: Node) -> list[Ruling]:
        """The fewest rulings by which the two are the same."""
        came: dict[Node, tuple[Node, Ruling] | None] = {start: None}
        waiting = deque([start])
        while waiting and end not in came:
            here = waiting.popleft()
            for there, ruling in self.ties[here]:
                if there not in came:
                    came[there] = (here, ruling)
                    waiting.append(there)
        chain: list[Ruling] = []
        at = came.get(end)
        while at is not None:
            chain.append(at[1])
            at = came[at[0]]
        return list(dict.fromkeys(reversed(chain)))

    def _tie(self, ruling: Ruling) -> None:
        if ruling.ruling == SAME:
            first, *others = self.of(ruling) + self.nodes(ruling.other, ruling.other_body)
        elif ruling.ruling in OF_A_NUMBER:
            first, *others = (f"\n{ruling.ruling}", ruling.other), *self.of(ruling)
        else:
            return
        for other in others:
            self.ties[first].append((other, ruling))
            self.ties[other].append((first, ruling))

    def _spread(self, start: Node, part: int) -> None:
        self.part[start] = part
        waiting = [start]
        while waiting:
            for there, _ in self.ties[waiting.pop()]:
                if there not in self.part:
                    self.part[there] = part
                    waiting.append(there)


def _apart_and_together(web: _Web) -> Iterator[list[Ruling]]:
    """Two names ruled different that other rulings make the same."""
    for ruling in web.rulings:
        if ruling.ruling == DIFFERENT:
            for one in web.of(ruling):
                for other in web.nodes(ruling.other, ruling.other_body):
                    if web.together(one, other):
                        yield [*web.path(one, other), ruling]


def _two_numbers(web: _Web) -> Iterator[list[Ruling]]:
    """One organisation with two company numbers. It may have two charity numbers: of two countries."""
    numbers: defaultdict[int, list[Node]] = defaultdict(list)
    for node, part in web.part.items():
        if node[0] == f"\n{COMPANY}":
            numbers[part].append(node)
    for nodes in numbers.values():
        for one, other in combinations(sorted(nodes), 2):
            yield web.path(one, other)


def _two_kinds(web: _Web) -> Iterator[list[Ruling]]:
    """One name that is said to be two things of which it can be only one."""
    said: defaultdict[object, dict[str, tuple[Node, Ruling]]] = defaultdict(dict)
    for ruling in web.rulings:
        if ruling.ruling == DIFFERENT:
            continue
        nodes = web.of(ruling)
        if ruling.ruling == SAME:
            nodes = nodes + web.nodes(ruling.other, ruling.other_body)
        for node in nodes:
            said[web.part.get(node, node)].setdefault(ruling.ruling, (node, ruling))
    for kinds in said.values():
        for one, other in combinations(sorted(kinds), 2):
            if frozenset({one, other}) in NOT_BOTH:
                (start, first), (end, second) = kinds[one], kinds[other]
                yield list(dict.fromkeys([first, *web.path(start, end), second]))
