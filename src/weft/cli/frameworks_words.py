"""What the commands about frameworks say on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weft.analysis.frameworks.compared import Changed, Difference
    from weft.analysis.frameworks.crosswalks import Mapping
    from weft.analysis.frameworks.edition import Edition, Node
    from weft.analysis.frameworks.measure import Measure
    from weft.analysis.frameworks.translated import Arrived, Translated

ORIGINS = {"publisher": "", "weft": " (Weft's own wording)", "place": " (of the place)"}


def head_lines(edition: Edition) -> Iterator[str]:
    """Whose it is, since when, on what terms."""
    about = edition.framework
    yield f"{about.name}, {edition.name}"
    yield f"  by {about.owner}. {about.scope}"
    if edition.begins:
        yield f"  in force from {edition.begins:%-d %B %Y}" + (
            f" until {edition.ends:%-d %B %Y}" if edition.ends else ""
        )
    if edition.replaces:
        yield f"  takes the place of {about.key}:{edition.replaces}"
    yield f"  licence: {about.licence.name}. {about.licence.attribution}".rstrip(" .") + "."
    if edition.definition:
        yield f"  definition: {edition.definition}"
    for principle in edition.principles:
        yield f"  principle {principle.code}: {principle.wording}"
    for cohort in edition.cohorts:
        yield f"  cohort {cohort.code}: {cohort.name}"


def tree_lines(edition: Edition) -> Iterator[str]:
    """Every node, indented under the one above."""
    for depth, node in edition.in_order():
        unit = f" [{node.measure.counted_in.many}]" if node.measure else ""
        yield f"{'  ' * (depth + 1)}{node.code}  {node.wording}{unit}"


def node_lines(edition: Edition, node: Node, mappings: Iterable[Mapping]) -> Iterator[str]:
    """One node: where it stands, how it is counted, and what it is in other frameworks."""
    way = " › ".join(f"{one.code} {one.wording}" for one in edition.above(node.code))
    if way:
        yield way
    yield f"{node.code}  {node.wording}{ORIGINS[node.origin]}"
    if node.note:
        yield f"  {node.note}"
    if node.measure:
        yield from _measure_lines(node.measure)
    if source := next((one for one in edition.sources if one.id == node.source), None):
        yield f"  source: {source.title}, {source.publisher}. {source.url}"
    for one in mappings:
        yield f"  {mapping_words(one)}"


def _measure_lines(measure: Measure) -> Iterator[str]:
    unit, counting = measure.counted_in, measure.counting
    told = {
        "counted in": f"{unit.many} (to the {unit.part})",
        "kind": measure.kind,
        "over time": measure.over_time.replace("_", " "),
        "over providers": measure.over_providers.replace("_", " "),
        "weighted by": measure.weighted_by,
        "better is": measure.direction,
        "who counts": counting.who,
        "at least": counting.at_least,
        "when": counting.when,
        "left out": "; ".join(counting.leaves_out),
        "evidence": "; ".join(measure.evidence),
        "confirmed by": ", ".join(measure.confirmed_by).replace("_", " "),
        "split by": ", ".join((*measure.cohorts, *measure.places)).replace("_", " "),
        "how much": measure.proportion,
        "part of": measure.part_of,
    }
    for words, said in told.items():
        if said:
            yield f"  {words + ':':<16}{said}"


def mapping_words(one: Mapping) -> str:
    """A mapping in one line: how the other node stands to this one, and why."""
    other = f"{one.object}/{one.object_code}" if one.object_code else one.object
    factor = f", times {one.factor}" if one.factor is not None else ""
    return f"{one.relation}: {other}{factor} ({one.status}). {one.rationale}"


def difference_lines(before: Edition, after: Edition) -> Iterator[str]:
    """What became of everything from one edition to another of the same framework."""
    from weft.analysis.frameworks.compared import Fate, compared, compared_heads

    for changed in compared_heads(before, after):
        yield f"{changed.about}: {_changed_words(changed)}"
    differences = compared(before, after)
    for difference in differences:
        if difference.fate is not Fate.SAME:
            yield from _difference_lines(difference)
    same = sum(one.fate is Fate.SAME for one in differences)
    yield f"{same:,} of {len(before.nodes):,} are as they were."


def _difference_lines(one: Difference) -> Iterator[str]:
    node = one.before or one.after[0]
    ways = (
        f" → {', '.join(heir.code for heir in one.after)}"
        if one.before and one.after and one.fate == "replaced"
        else ""
    )
    yield f"{one.fate:<9} {node.code}{ways}  {node.wording}"
    for changed in one.changes:
        yield f"          {changed.about}: {_changed_words(changed)}"


def _changed_words(changed: Changed) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[words.step].format(words.text) for words in changed.words)


def beside_lines(
    one: Edition, other: Edition, away: Sequence[Mapping], back: Sequence[Mapping]
) -> Iterator[str]:
    """Two frameworks side by side: what meets what, what is agreed to be asked for by only one, and what nobody has spoken of."""
    if not away and not back:
        yield (
            f"Nobody has said yet how {one.ref} and {other.ref} stand to each other. "
            "“weft frameworks suggest” shows what their wording suggests."
        )
        return
    for _, node in one.in_order():
        for each in away:
            if each.subject_code == node.code and not _agreed_nothing(each):
                yield f"{node.code}  {node.wording}"
                yield f"    {mapping_words(each)}"
    yield from _alone_lines(one, other, away)
    yield from _alone_lines(other, one, back)


def _agreed_nothing(each: Mapping) -> bool:
    return each.for_nothing and each.status == "agreed"


def _alone_lines(ours: Edition, theirs: Edition, said: Sequence[Mapping]) -> Iterator[str]:
    """What of an edition nothing in another meets: told apart by whether that is agreed, or nobody has said."""
    met = {each.subject_code for each in said if each.relation != "none"}
    nothing = {each.subject_code: each.rationale for each in said if _agreed_nothing(each)}
    alone = [node for _, node in ours.in_order() if node.code not in met]
    if agreed := [node for node in alone if node.code in nothing]:
        yield f"Agreed that {theirs.ref} asks for nothing like these:"
        yield from (f"  {node.code}  {node.wording}. {nothing[node.code]}" for node in agreed)
    if unsaid := [node for node in alone if node.code not in nothing]:
        yield f"Nobody has said yet what these are in {theirs.ref}:"
        yield from (f"  {node.code}  {node.wording}" for node in unsaid)


def translated_lines(found: Translated) -> Iterator[str]:
    """What arrived, what was lost, what would be counted twice."""
    from weft.analysis.frameworks.units import in_words

    for one in found.arrived:
        yield f"{one.node.code}  {one.node.wording}: {amount_of(one)}"
        for each in one.contributions:
            yield f"    from {each.mapping.subject_code} ({each.mapping.relation}). {each.mapping.rationale}"
            if each.left_over:
                yield f"    left over, below the smallest part: {each.left_over}"
    for gone in found.lost:
        measure = gone.node.measure
        told = (
            ", ".join(in_words(one.parts, measure.counted_in) for one in gone.told)
            if measure
            else ""
        )
        yield f"lost: {gone.node.code}  {gone.node.wording}: {told}. {gone.why}"
    for twice in found.twice:
        yield f"twice: {twice.words}"


def amount_of(one: Arrived) -> str:
    """An amount in words, or the range in which it lies."""
    from weft.analysis.frameworks.units import in_words

    assert one.node.measure is not None
    unit = one.node.measure.counted_in
    if one.parts is not None:
        return in_words(one.parts, unit)
    return f"between {in_words(one.at_least, unit)} and {in_words(one.at_most, unit)}"
