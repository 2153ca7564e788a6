"""An edition as a guide on paper: what is wanted, what is measured, how it is counted, who can confirm it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from weft.analysis.frameworks.edition import Edition, Node, Origin
from weft.analysis.frameworks.measure import AddsUp, Confirmer, Direction, Measure
from weft.analysis.reporting import words
from weft.analysis.reporting.pdf import paper

ADDS = {
    AddsUp.SUM: "added up",
    AddsUp.LATEST: "the latest counts",
    AddsUp.WEIGHTED_AVERAGE: "averaged by weight",
    AddsUp.NEVER: "never added up",
}
CONFIRMS = {
    Confirmer.BENEFICIARY: "the organisation that received it",
    Confirmer.PARTICIPANTS: "a sample of those who took part",
    Confirmer.AUDITOR: "an auditor",
    Confirmer.NOBODY: "nobody but the provider",
}
BETTER = {
    Direction.MORE: "more",
    Direction.LESS: "less",
    Direction.NEITHER: "neither more nor less",
}
WHOSE = {Origin.PUBLISHER: "", Origin.WEFT: "Weft's own wording", Origin.PLACE: "of the place"}


Said = Mapping[str, Sequence[tuple[str, str]]]
"""By the code of a node: what is said of it besides, as a name and a text each ("Put first", "Our plan")."""


def as_guide(
    edition: Edition,
    said: Said = MappingProxyType({}),
    *,
    under: str = "",
    status: str = "",
    adapts: str = "",
) -> bytes:
    """The edition as a tagged PDF (PDF/UA-1); the same edition gives the same bytes. `said`: a council's own weights and
    priorities; `under`: only this node and what stands under it; `status`: a sentence for the first page where the edition
    is not in force; `adapts`: the edition that it adapts, in words."""
    about, top = edition.framework, edition.node(under) if under else None
    name = f"{about.name}, {edition.name}" + (f": {top.code}" if top else "")
    shown = (
        [(0, top), *((depth + 1, node) for depth, node in edition.in_order(under))]
        if top
        else edition.in_order()
    )
    return paper(
        "guide.typ",
        {
            "name": name,
            "foot": words.clipped(name, 110),
            "language": "en-GB",
            "subject": about.owner,
            "title": about.name,
            "period": f"Edition {edition.name}",
            "status": status,
            "begin": [*_begin(edition, adapts)],
            "definition": edition.definition.split("\n") if edition.definition else [],
            "parts": [
                _part(depth, node, edition, said.get(node.code, ())) for depth, node in shown
            ],
            "lists": [*_lists(edition)],
        },
    )


def _begin(edition: Edition, adapts: str) -> Iterator[str]:
    if edition.framework.scope:
        yield edition.framework.scope
    if edition.begins:
        until = f" until {words.day(edition.ends)}" if edition.ends else ""
        yield f"In force from {words.day(edition.begins)}{until}."
    if edition.replaces:
        yield f"It takes the place of edition {edition.replaces}."
    if adapts:
        yield f"It adapts: {adapts}. What is not of that edition is marked as of the place."


def _part(
    depth: int, node: Node, edition: Edition, besides: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    level = edition.level(node.level).one
    said = [level, WHOSE[node.origin]] if depth or node.origin is not Origin.PUBLISHER else [level]
    return {
        "depth": depth + 1,
        "boxed": node.measure is not None and node.code not in edition.under,
        "heading": f"{node.code} {node.wording}",
        "words": ", ".join(filter(None, said)),
        "rows": [
            [name, text] for name, text in (*besides, *rows_of(node.measure, edition)) if text
        ],
        "notes": node.note.split("\n") if node.note else [],
    }


def rows_of(measure: Measure | None, edition: Edition | None = None) -> Iterator[tuple[str, str]]:
    """How a measure is counted, row by row; without its edition, also without the edition's cohorts."""
    if measure is None:
        return
    unit, counting = measure.counted_in, measure.counting
    part = "" if unit.parts == 1 else f", to the {unit.part}"
    yield "Counted in", f"{unit.many}{part}"
    yield "Who counts", counting.who
    yield "At least", counting.at_least
    yield "When", counting.when
    yield "Left out", "; ".join(counting.leaves_out)
    yield "Over time", ADDS[measure.over_time]
    yield "Over providers", ADDS[measure.over_providers]
    yield "Better is", BETTER[measure.direction]
    yield "Evidence", "; ".join(measure.evidence)
    yield "Confirmed by", "; ".join(CONFIRMS[one] for one in measure.confirmed_by)
    names = {cohort.code: cohort.name for cohort in edition.cohorts} if edition else {}
    split = (*(names[code] for code in measure.cohorts if code in names), *measure.places)
    yield "Split by", "; ".join(split).replace("_", " ")
    yield "How much", measure.proportion
    yield "Weighted by", _named(measure.weighted_by, edition)
    yield "Part of", _named(measure.part_of, edition)
    yield "Holds from", words.day(measure.valid_from) if measure.valid_from else ""
    yield "Holds until", words.day(measure.valid_until) if measure.valid_until else ""


def _named(code: str, edition: Edition | None) -> str:
    """Another measure by its code and its wording."""
    node = edition.by_code.get(code) if edition else None
    return f"{code} {node.wording}" if node else code


def _lists(edition: Edition) -> Iterator[dict[str, Any]]:
    if edition.principles:
        yield _listed("Principles", "", [one.wording for one in edition.principles])
    if edition.cohorts:
        overlap = "People to be reached first. The groups overlap, so their numbers never add up to a total."
        told = [": ".join(filter(None, (one.name, one.who))) for one in edition.cohorts]
        yield _listed("Who comes first", overlap, told)
    if edition.sources:
        told = [f"{one.title}. {one.publisher}. {one.url}".strip() for one in edition.sources]
        yield _listed("Sources", "", told)
    licence = edition.framework.licence
    told = [*filter(None, (licence.name, licence.attribution, licence.url))]
    yield _listed("Licence", "", told)


def _listed(title: str, note: str, entries: list[str]) -> dict[str, Any]:
    return {"title": title, "note": note, "entries": entries}
