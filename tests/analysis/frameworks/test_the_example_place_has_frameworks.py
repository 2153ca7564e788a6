"""The example place has a framework in two editions, three councils that adapt it, and crosswalks between them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from weft.analysis.frameworks.adapted import (
    Add,
    AddCohort,
    Becomes,
    LeaveOut,
    PutFirst,
    Weigh,
    carried,
    why_not,
)
from weft.analysis.frameworks.compared import Fate, compared, compared_heads
from weft.analysis.frameworks.crosswalks import Relation, Status, contradictions
from weft.analysis.frameworks.crosswalks import why_not as why_not_map
from weft.analysis.frameworks.document import as_document
from weft.analysis.frameworks.edition import Edition, Origin, problems
from weft.analysis.frameworks.example import (
    HERE,
    ExampleCouncil,
    councils,
    editions,
    every_edition,
    mappings,
)
from weft.analysis.frameworks.local_document import as_local_document
from weft.analysis.frameworks.measure import Direction
from weft.analysis.frameworks.units import UNITS
from weft.analysis.spend.example.place import COUNCILS

FIRST, SECOND = editions().values()
EDITIONS = pytest.mark.parametrize(
    "ref",
    [
        "greater-quillmouth:2023",
        "greater-quillmouth:2026",
        "quillmouth:2024",
        "quillmouth:2026",
        "harrowfen:2024",
        "harrowfen:2026",
        "ostlebeck:2024",
    ],
)
EVERY_COUNCIL = pytest.mark.parametrize("council", councils(), ids=lambda one: one.framework.key)
MOVED = pytest.mark.parametrize("council", councils()[:2], ids=lambda one: one.framework.key)


def edition_of(ref: str) -> Edition:
    return next(one for one in every_edition() if one.ref == ref)


@EDITIONS
def test_every_edition_may_be_adopted(ref: str) -> None:
    edition = edition_of(ref)
    assert not problems(edition)
    assert edition.definition
    assert 5 <= len(edition.principles) <= 6
    assert [level.key for level in edition.levels] == ["objective", "outcome", "measure"]


@EDITIONS
def test_every_measure_says_how_it_is_counted_and_who_confirms_it(ref: str) -> None:
    edition = edition_of(ref)
    for node, measure in edition.measures():
        assert measure.counting.who, node.code
        assert measure.counting.when, node.code
        assert measure.evidence, node.code
    proportion = [node for node, measure in edition.measures() if measure.proportion]
    assert len(proportion) >= 5


def test_the_framework_has_a_measure_of_every_kind() -> None:
    for edition in (FIRST, SECOND):
        measures = [measure for _, measure in edition.measures()]
        assert len({measure.kind for measure in measures}) == 4
        assert {measure.unit for measure in measures} >= set(UNITS) - {"fte", "weeks"}
        assert len({measure.direction for measure in measures}) == len(Direction)
        assert any(measure.part_of for measure in measures)
        tupe = [m for m in measures if any("TUPE" in said for said in m.counting.leaves_out)]
        assert tupe
    assert len([*FIRST.measures()]) == 26
    assert len([*SECOND.measures()]) == 36
    assert "weeks" in {measure.unit for _, measure in SECOND.measures()}


def test_the_second_edition_keeps_says_otherwise_moves_drops_and_adds() -> None:
    fates = Counter(one.fate for one in compared(FIRST, SECOND))
    assert min(fates[fate] for fate in Fate) >= 2
    changed = {about.about for one in compared(FIRST, SECOND) for about in one.changes}
    assert changed >= {"wording", "parent", "unit", "at least", "who"}
    assert any(len(one.after) == 2 for one in compared(FIRST, SECOND)), "one is split in two"
    heads = {one.about for one in compared_heads(FIRST, SECOND)}
    assert heads >= {"definition", "levels", "principle small", "cohort over-50", "cohort prison"}
    assert (FIRST.begins, SECOND.begins) == (date(2023, 4, 1), date(2026, 4, 1))
    assert SECOND.replaces == FIRST.name


def test_the_three_councils_are_those_of_the_example_place() -> None:
    assert [one.council for one in councils()] == [one.name for one in COUNCILS]
    assert [one.framework.owner for one in councils()] == [one.name for one in COUNCILS]


@EVERY_COUNCIL
def test_what_a_council_changes_fits(council: ExampleCouncil) -> None:
    assert 8 <= len(council.local) <= 14
    assert not [*why_not(council.parent, council.local)]
    own = {one.code for one in council.local if isinstance(one, Add)}
    assert own == {n.code for n in council.edition.nodes if n.origin is Origin.PLACE}


def test_each_council_has_a_way_of_its_own() -> None:
    first, second, third = (Counter(map(type, one.local)) for one in councils())
    assert first[Add] >= 8 and first[AddCohort]
    assert second[Weigh] + second[PutFirst] >= 8
    assert third[LeaveOut] >= 8
    assert second[Add] and third[Add], "each has measures of its own to be mapped"


@MOVED
def test_a_part_is_kept_and_a_part_is_for_people_to_decide(council: ExampleCouncil) -> None:
    assert council.next
    fates = Counter(
        one.becomes for one in carried(council.local, council.parent, council.next.parent)
    )
    assert min(fates[Becomes.KEPT], fates[Becomes.DECIDE]) >= 5


@MOVED
def test_people_decided_everything_that_was_theirs_and_nothing_else(
    council: ExampleCouncil,
) -> None:
    assert council.next
    on_their_way = carried(council.local, council.parent, council.next.parent)
    theirs = [one.change for one in on_their_way if one.becomes is Becomes.DECIDE]
    assert [one.change for one in council.next.decisions] == theirs
    assert all(one.reason for one in council.next.decisions)
    dropped = [one for one in council.next.decisions if one.becomes is None]
    assert dropped
    assert len(council.local_next) == len(council.local) - len(dropped)


@MOVED
def test_what_was_decided_fits_the_next_edition(council: ExampleCouncil) -> None:
    assert council.next and council.next_edition
    assert not [*why_not(council.next.parent, council.local_next)]
    assert council.next_edition.replaces == council.edition.name
    assert council.next_edition.begins and council.edition.begins
    assert council.next_edition.begins > council.edition.begins


def test_something_moved_something_was_said_otherwise_and_something_stayed() -> None:
    decisions = [d for one in councils() if one.next for d in one.next.decisions]
    ways = set()
    for one in decisions:
        match one.change, one.becomes:
            case _, None:
                ways.add("dropped")
            case before, after if before == after:
                ways.add("as it was")
            case Add(before), Add(after) if before.parent != after.parent:
                ways.add("moved")
            case before, after if before.code != after.code:
                ways.add("moved")
            case _:
                ways.add("said otherwise")
    assert ways == {"dropped", "as it was", "moved", "said otherwise"}


def test_the_third_council_has_yet_to_decide() -> None:
    third = councils()[2]
    assert third.next is None and third.next_edition is None and third.local_next == ()
    assert any(one.becomes is Becomes.DECIDE for one in carried(third.local, FIRST, SECOND))


def test_every_mapping_stands_and_none_says_against_another() -> None:
    known = {one.ref: one for one in every_edition()}
    for mapping in mappings():
        assert why_not_map(mapping, known[mapping.subject], known[mapping.object]) is None, mapping
        assert mapping.author and mapping.on
    assert not [*contradictions(mappings())]


def test_no_measure_of_either_edition_is_lost_in_the_other_without_a_word() -> None:
    refs = {FIRST.ref, SECOND.ref}
    pair = [one for one in mappings() if {one.subject, one.object} == refs]
    spoken_of = {(one.subject, one.subject_code) for one in pair}
    spoken_of |= {(one.object, one.object_code) for one in pair}
    for edition in (FIRST, SECOND):
        assert {(edition.ref, node.code) for node, _ in edition.measures()} <= spoken_of


def test_people_have_come_to_agree_on_most() -> None:
    statuses = Counter(one.status for one in mappings())
    assert set(statuses) == set(Status)
    assert statuses[Status.AGREED] > len(mappings()) / 2


def test_what_councils_ask_in_other_words_meets_in_every_way() -> None:
    ours = {one.framework.key for one in councils()}
    between = [
        one for one in mappings() if {one.subject.split(":")[0], one.object.split(":")[0]} <= ours
    ]
    assert {one.relation for one in between} == set(Relation)
    assert any(one.relation is Relation.NONE and one.object_code for one in between)
    assert any(one.for_nothing for one in between)
    weeks_to_hours = next(one for one in between if one.factor)
    assert weeks_to_hours.factor == 30 * 60 / 10, "a tenth of a week of 30 hours, in minutes"
    pairs = {frozenset({one.subject, one.object}) for one in between}
    assert {ref.split(":")[0] for pair in pairs for ref in pair} == ours


def test_the_files_are_as_the_site_would_write_them() -> None:
    for edition in editions().values():
        file = HERE / f"greater-quillmouth-{edition.name}.json"
        assert file.read_text("utf-8") == as_document(edition)
    for council in councils():
        file = HERE / f"{council.edition.ref.replace(':', '-')}.local.json"
        assert file.read_text("utf-8") == as_local_document(council.local)
