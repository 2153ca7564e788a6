"""A node in the words of others: what each of some editions says in its place, and the same on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from weft.analysis.frameworks.beside import SAYS, Lack
from weft.analysis.frameworks.crosswalks import Mapping, Relation
from weft.analysis.frameworks.edition import Edition, Node
from weft.analysis.frameworks.guide import rows_of
from weft.analysis.frameworks.units import per_one
from weft.analysis.reporting import words
from weft.analysis.reporting.pdf import paper


@dataclass(frozen=True)
class Meeting:
    """A node of another edition, and how it stands to the node that is looked at."""

    mapping: Mapping
    """Said of the node that is looked at."""
    node: Node
    taken_over: bool = False
    """Whether both editions have the one node from where it was written."""
    left_out: str | None = None
    """Why it is not asked for there; None where it is."""
    weight: Decimal | None = None
    put_first: str | None = None
    """Why it is one of the priorities there; None where it is none."""


@dataclass(frozen=True)
class Elsewhere:
    """What another edition says in place of a node."""

    owner: str
    framework: str
    edition: str
    meetings: tuple[Meeting, ...] = ()
    nothing: str | None = None
    """Why it is agreed that it asks for nothing like it; None where that is not agreed."""

    @property
    def lack(self) -> Lack | None:
        """Why nothing of it meets the node; None where something does."""
        if self.asked:
            return None
        if self.left_out:
            return Lack.LEFT_OUT
        return Lack.UNSAID if self.nothing is None else Lack.NOTHING

    @property
    def asked(self) -> tuple[Meeting, ...]:
        """What it asks for that stands to the node in some way."""
        return tuple(
            one
            for one in self.meetings
            if one.left_out is None and one.mapping.relation is not Relation.NONE
        )

    @property
    def denied(self) -> tuple[Meeting, ...]:
        """What it asks for that could be taken for the node, and is not the same."""
        return tuple(
            one
            for one in self.meetings
            if one.left_out is None and one.mapping.relation is Relation.NONE
        )

    @property
    def left_out(self) -> tuple[Meeting, ...]:
        """What it leaves out."""
        return tuple(one for one in self.meetings if one.left_out is not None)


STANDS = {
    Relation.EXACT: "The same",
    Relation.BROADER: "Wider: all of it counts there, too",
    Relation.NARROWER: "A part of it",
    Relation.RELATED: "Near to it, and something else",
    Relation.NONE: "Not the same",
}


def as_sheet(edition: Edition, node: Node, found: Iterable[Elsewhere]) -> bytes:
    """A node, and what others ask for in its place, as a tagged PDF (PDF/UA-1); the same gives the same bytes."""
    about = edition.framework
    whose = f"{about.name}, {edition.name}"
    parts = [_owned(about.owner, whose), _measured(node, list(rows_of(node.measure, edition)), "")]
    for one in found:
        parts += _part(one, node)
    return paper(
        "guide.typ",
        {
            "name": f"{node.code} {node.wording}",
            "foot": words.clipped(f"{node.code}, {whose}, in the words of others", 110),
            "language": "en-GB",
            "subject": "In the words of others",
            "title": node.wording,
            "period": f"{node.code} of {whose}",
            "status": "",
            "begin": [],
            "definition": [],
            "parts": parts,
            "lists": [],
        },
    )


def _owned(owner: str, name: str, notes: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "depth": 1, "boxed": False, "heading": owner, "words": name, "rows": [], "notes": list(notes),
    }  # fmt: skip


def _measured(node: Node, rows: Sequence[tuple[str, str]], how: str) -> dict[str, Any]:
    given = [[name, text] for name, text in rows if text]
    return {
        "depth": 2, "boxed": bool(given), "heading": f"{node.code} {node.wording}", "words": how, "rows": given,
        "notes": [node.note] if node.note else [],
    }  # fmt: skip


def _part(one: Elsewhere, node: Node) -> Iterator[dict[str, Any]]:
    notes = [SAYS[one.lack]] if one.lack else []
    if one.lack is Lack.NOTHING and one.nothing:
        notes.append(one.nothing)
    yield _owned(one.owner, f"{one.framework}, {one.edition}", notes)
    for each in (*one.asked, *one.left_out, *one.denied):
        how = STANDS[each.mapping.relation] if not each.taken_over else "The same, word for word"
        shown = replace(each.node, note="") if each.taken_over else each.node
        yield _measured(shown, list(_rows(each, node)), how)


def _rows(each: Meeting, node: Node) -> Iterator[tuple[str, str]]:
    if each.left_out is not None:
        yield "Left out", each.left_out or "No reason is given."
        return
    if each.put_first is not None:
        yield "Put first", each.put_first or "It is one of the priorities there."
    if each.weight is not None:
        yield "Weight", f"{each.weight.normalize():f}"
    if each.taken_over:
        return
    yield "Makes", factor_words(each.mapping.factor, node, each.node)
    yield "Why", each.mapping.rationale
    yield from rows_of(each.node.measure)


def factor_words(factor: Fraction | None, one: Node, other: Node) -> str:
    """What one of the unit of a node makes of another's: “1 week makes 37.5 hours”; nothing where both are counted alike."""
    if factor is None or one.measure is None or other.measure is None:
        return ""
    ours, theirs = one.measure.counted_in, other.measure.counted_in
    if ours == theirs:
        return ""
    return f"1 {ours.one} makes {words_of(per_one(factor, ours, theirs))} {theirs.many}"


def words_of(number: Fraction) -> str:
    """A number as a decimal where that is exact in six places, else as a fraction."""
    scaled = number * 10**6
    if scaled.denominator == 1:
        return f"{(Decimal(scaled.numerator) / 10**6).normalize():f}"
    return str(number)
