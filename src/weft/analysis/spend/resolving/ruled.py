"""What rulings mean for the mentions at hand: who is the same, who is different, who is nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from weft.analysis.spend.resolving.rulings import (
    COMPANY,
    DIFFERENT,
    IN_WORDS,
    NOBODY,
    OF_A_NUMBER,
    OF_TWO_NAMES,
    ORGANISATION,
    PERSON,
    CannotRule,
    Ruling,
    spelt,
)

Pair = tuple[int, int]


@dataclass
class Ruled:
    """The rulings in force, as mentions by their numbers."""

    same: list[Pair] = field(default_factory=list)
    different: list[Pair] = field(default_factory=list)
    beside: list[Pair] = field(default_factory=list)
    """Mentions of one name in one body that a ruling sets apart from others: it does not part these."""
    numbers: dict[str, dict[int, str]] = field(default_factory=dict)
    """`company_number` and `charity_number` as ruled, of the mentions that have such a ruling."""
    nobody: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    organisations: set[int] = field(default_factory=set)
    said: dict[int, str] = field(default_factory=dict)
    """Why a person's word decides about a mention, in words."""
    not_here: list[Ruling] = field(default_factory=list)
    """Rulings about a name that is not among the mentions: they wait for a later year."""


def ruled(mentions: pa.Table, rulings: Sequence[Ruling]) -> Ruled:
    """Apply rulings (in force, without contradictions) to the mentions.

    `mentions` has the columns of `links.MENTION`. Raises `CannotRule` where a name that is ruled the
    same as another stands for several companies, so that it is not known which is meant.
    """
    answer = Ruled()
    if not rulings:
        return answer
    found = _Found(mentions, rulings)
    of_two_names = []
    for ruling in rulings:
        here = found.of(ruling.name, ruling.body)
        there = found.of(ruling.other, ruling.other_body) if ruling.ruling in OF_TWO_NAMES else [0]
        if not here or not there:
            answer.not_here.append(ruling)
        elif ruling.ruling in OF_TWO_NAMES:
            of_two_names.append((ruling, here, there))
        else:
            _say(answer, ruling, here)
    _number(answer, mentions)
    for ruling, here, there in of_two_names:
        _compare(answer, ruling, here, there, found)
    return answer


def in_words(ruling: Ruling) -> str:
    """A ruling as a reason: what it says, who said it, when and why."""
    said = IN_WORDS[ruling.ruling].format(name=ruling.name, other=ruling.other)
    signed = ", ".join(part for part in (ruling.by, ruling.date) if part)
    return f"ruled{f' by {signed}' if signed else ''}: {said}" + (
        f" ({ruling.reason})" if ruling.reason else ""
    )


def _say(answer: Ruled, ruling: Ruling, here: Sequence[int]) -> None:
    """A ruling about one name."""
    if ruling.ruling in OF_A_NUMBER:
        numbers = answer.numbers.setdefault(f"{ruling.ruling}_number", {})
        numbers.update(dict.fromkeys(here, ruling.other))
        answer.said.update(dict.fromkeys(here, in_words(ruling)))
        return
    kinds = {NOBODY: answer.nobody, PERSON: answer.people, ORGANISATION: answer.organisations}
    kinds[ruling.ruling].update(here)


def _number(answer: Ruled, mentions: pa.Table) -> None:
    """Whoever is ruled to have a number is the same as all others that have it."""
    for column, numbers in answer.numbers.items():
        given = mentions[column].to_pylist() if column in mentions.column_names else []
        wanted = set(numbers.values())
        having: defaultdict[str, list[int]] = defaultdict(list)
        for mention, number in enumerate(given):
            if number in wanted and mention not in numbers:
                having[number].append(mention)
        for mention, number in numbers.items():
            having[number].append(mention)
        for together in having.values():
            answer.same += _star(together)


def _compare(
    answer: Ruled, ruling: Ruling, here: Sequence[int], there: Sequence[int], found: _Found
) -> None:
    """A ruling about two names."""
    if ruling.ruling == DIFFERENT:
        answer.different += [(a, b) for a in here for b in there if a != b]
        answer.beside += [
            pair for side in (here, there) for pair in found.beside(side, answer.numbers)
        ]
        return
    for name, mentions in ((ruling.name, here), (ruling.other, there)):
        companies = sorted(
            {number for m in mentions if (number := found.company(m, answer.numbers))}
        )
        if len(companies) > 1:
            raise CannotRule(
                f"{ruling}. But “{name}” stands for several companies here "
                f"({', '.join(companies)}). Say in the ruling which body's is meant, or rule "
                f"which company it is."
            )
    answer.same += _star([*here, *there])
    answer.said |= dict.fromkeys((*here, *there), in_words(ruling))


def _star(together: Iterable[int]) -> list[Pair]:
    """Pairs that tie all of them to the least."""
    first, *others = sorted(set(together))
    return [(first, other) for other in others]


class _Found:
    """The mentions by their names, of those names alone that rulings speak of."""

    def __init__(self, mentions: pa.Table, rulings: Sequence[Ruling]) -> None:
        names = {spelt(ruling.name) for ruling in rulings}
        names |= {spelt(ruling.other) for ruling in rulings if ruling.ruling in OF_TWO_NAMES}
        self.mentions = mentions
        self.by_name: defaultdict[str, list[int]] = defaultdict(list)
        for mention, name in enumerate(mentions["name"].to_pylist()):
            if name is not None and (key := spelt(name)) in names:
                self.by_name[key].append(mention)

    def of(self, name: str, body: str) -> list[int]:
        """The mentions of a name, in one body where one is named."""
        everywhere = self.by_name.get(spelt(name), [])
        return (
            [m for m in everywhere if self._cell("body", m) == spelt(body)] if body else everywhere
        )

    def company(self, mention: int, ruled_numbers: dict[str, dict[int, str]]) -> str:
        """The mention's company number: as ruled, else as the file has it; else empty."""
        said = ruled_numbers.get(f"{COMPANY}_number", {}).get(mention)
        return said or self._cell("company_number", mention).upper()

    def beside(
        self, side: Sequence[int], ruled_numbers: dict[str, dict[int, str]]
    ) -> Iterator[Pair]:
        """Mentions of one side that nothing but references and postcodes tell apart, two by two."""
        first: dict[tuple[str, str], int] = {}
        for mention in side:
            key = (self._cell("body", mention), self.company(mention, ruled_numbers))
            if (before := first.setdefault(key, mention)) != mention:
                yield before, mention

    def _cell(self, column: str, mention: int) -> str:
        if column not in self.mentions.column_names:
            return ""
        return spelt(self.mentions[column][mention].as_py() or "")
