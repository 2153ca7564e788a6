"""Ids of suppliers that stay: made from what a supplier is, kept from result to result.

A new id is made from the supplier's company or charity number, else from its name, never from the
order of the rows. What an earlier result knew keeps its id. Where suppliers were merged, the id with
the most at stake stays and the others forward to it; where one was split, the part with the most
keeps the id, and the others get new ids that say from which they came.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from weft.analysis.spend.resolving.known import MERGED, SPLIT_OFF, Forwarding

LENGTH = 16


Claims = dict[int, dict[str, tuple[float, int]]]
"""For each group the earlier ids of its mentions, and how much of each: money, then mentions."""


def made_id(of: str) -> str:
    """An id from a text: the same text, the same id."""
    return f"s-{hashlib.sha256(of.encode('utf-8', 'surrogatepass')).hexdigest()[:LENGTH]}"


def ids_of(
    keys: Sequence[str],
    whole: Callable[[int], str],
    claims: Claims,
    forwardings: Sequence[Forwarding] = (),
) -> tuple[list[str], tuple[Forwarding, ...]]:
    """The id of each group, and all forwardings, earlier ones with where they lead now.

    `keys` are what each group's id is made of, in an order made of what the groups say; `whole` tells
    all that a group's first mention says, for two groups with one key. `claims` speaks of the groups
    by their place.
    """
    heirs = _heirs(claims)
    given: dict[int, str] = {}
    for group in sorted(set(heirs.values())):
        mine = [other for other in claims[group] if heirs[other] == group]
        given[group] = max(mine, key=lambda other: (*claims[group][other], other))
    merged = {one: given[group] for one, group in heirs.items() if given[group] != one}
    before = {f.old_id: f for f in forwardings if f.what == MERGED}
    taken = {*heirs, *before}
    split: list[Forwarding] = []
    for place, key in enumerate(keys):
        if place not in claims and (one := made_id(key)) not in taken:
            given[place] = one
            taken.add(one)
        elif place not in given:
            came_from = sorted(claims.get(place, ()))
            given[place] = _new(key, partial(whole, place), taken, came_from, before)
            taken.add(given[place])
            split += [_split_off(one, given[place], claims[place][one][1]) for one in came_from]
    ids = [given[place] for place in range(len(keys))]
    kept = _all_forwardings(forwardings, merged, split, set(ids), _weights(claims))
    return ids, kept


def _heirs(claims: Claims) -> dict[str, int]:
    """The group that each earlier id goes to: the one with the most of it."""
    parts: defaultdict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for group, shares in claims.items():
        for one, (money, mentions) in shares.items():
            parts[one].append((money, mentions, -group))
    return {one: -max(parts[one])[2] for one in sorted(parts)}


def _weights(claims: Claims) -> dict[str, int]:
    """How many mentions each earlier id had."""
    found: defaultdict[str, int] = defaultdict(int)
    for shares in claims.values():
        for one, (_, mentions) in shares.items():
            found[one] += mentions
    return found


def _new(
    key: str,
    whole: Callable[[], str],
    taken: set[str],
    came_from: Sequence[str],
    before: dict[str, Forwarding],
) -> str:
    """An id that no other has or had; one that was merged into where this came from comes back."""
    tries = 0
    while True:
        text = key if tries == 0 else f"{key}\n{whole()}\n{tries}"
        one = made_id(text)
        if one not in taken or (one in before and _leads_to(one, before) in came_from):
            return one
        tries += 1


def _leads_to(one: str, before: dict[str, Forwarding]) -> str:
    seen = {one}
    while one in before and before[one].new_id not in seen:
        one = before[one].new_id
        seen.add(one)
    return one


def _split_off(old: str, new: str, names: int) -> Forwarding:
    return Forwarding(old, new, SPLIT_OFF, names, f"these names are no longer of {old}")


def _all_forwardings(
    before: Sequence[Forwarding],
    merged: dict[str, str],
    split: Sequence[Forwarding],
    living: set[str],
    weights: dict[str, int],
) -> tuple[Forwarding, ...]:
    """Earlier and new forwardings, each leading to an id that lives; sorted, none twice."""
    ways = {f.old_id: f.new_id for f in before if f.what == MERGED and f.old_id not in living}
    ways |= {old: new for old, new in merged.items() if old not in living}
    whys = {f.old_id: (f.names, f.why) for f in before if f.what == MERGED}
    found = []
    for old in ways:
        new, seen = ways[old], {old}
        while new in ways and new not in living and new not in seen:
            seen.add(new)
            new = ways[new]
        names, why = whys.get(old, (weights.get(old, 0), "its names are now of one supplier"))
        found.append(Forwarding(old, new, MERGED, names, why))
    found += [f for f in before if f.what == SPLIT_OFF]
    found += split
    unique = {(f.old_id, f.new_id, f.what): f for f in found}
    return tuple(unique[key] for key in sorted(unique))
