"""A council changes an edition without copying it, and goes on into the next one: nothing is lost, nothing moved in silence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from tests.cast import NOW
from tests.frameworks.conftest import AMBLEFORD, BRINDALE, JOBS, add, adopted, fields
from weft.analysis.frameworks.adapted import (
    Add,
    AddCohort,
    LeaveOut,
    LocalChange,
    PutFirst,
    Weigh,
    decided,
)
from weft.analysis.frameworks.edition import Cohort
from weft.analysis.frameworks.edition import Node as NodeValue
from weft.frameworks import actions, queries
from weft.frameworks.actions import CannotDo
from weft.frameworks.models import CarriedChange, Edition, Node
from weft.frameworks.rules import Outcome
from weft.organisations.access import Viewer

pytestmark = pytest.mark.django_db
Says = Callable[[LocalChange], object]


def adapting(first: Edition, by: Viewer, name: str = AMBLEFORD) -> Edition:
    return actions.adapt(
        edition=first, name=f"{name} social value", edition_name="2026", by=by, at=NOW
    )


def says(edition: Edition, by: Viewer, *changes: LocalChange) -> None:
    for change in changes:
        actions.say_local_change(edition=edition, change=change, by=by, at=NOW)


def test_the_edition_stays_and_the_difference_is_seen(first: Edition, amir: Viewer) -> None:
    mine = adapting(first, amir)
    says(
        mine, amir, LeaveOut("O2", "Air is measured by the county"),
        Add(NodeValue("A-1", "measure", "Apprentices who stayed", parent="O1-1")), Weigh("O1", Decimal("2")),
        PutFirst("O1-1", "Our strategy"), AddCohort(Cohort("carers", "Carers")),
    )  # fmt: skip
    whole = queries.whole(mine)
    assert whole.value.ref == "ambleford-council-social-value:2026"
    assert {node.code for node in whole.value.nodes} == {"O1", "O1-1", "O1-1-1", "A-1"}
    assert [(node.code, why) for node, why in whole.left_out] == [
        ("O2", "Air is measured by the county")
    ]
    assert whole.weights == {"O1": Decimal(2)} and whole.priorities == {"O1-1": "Our strategy"}
    assert whole.own == {"A-1"} and whole.home_of("O1").startswith("weaverdale")
    assert not Node.objects.filter(edition=mine).exists()
    assert len(queries.whole(first).value.nodes) == 4


def test_what_does_not_fit_is_refused_with_the_reason(first: Edition, amir: Viewer) -> None:
    mine = adapting(first, amir)
    for change, words in (
        (LeaveOut("O9", "No"), "O9"), (LeaveOut("O2", " "), "Say why"), (Weigh("O1", Decimal(-1)), "less than 0"),
        (Add(NodeValue("O1", "objective", "Ours")), "another code"),
        (Add(NodeValue("A-1", "measure", "Ours", parent="Z")), "not there"),
    ):  # fmt: skip
        with pytest.raises(CannotDo, match=words), transaction.atomic():
            actions.say_local_change(edition=mine, change=change, by=amir, at=NOW)
    assert not mine.local_changes.exists()


def test_a_council_adapts_a_framework_once(first: Edition, amir: Viewer, ada: Viewer) -> None:
    adapting(first, amir)
    with pytest.raises(CannotDo, match="already"), transaction.atomic():
        adapting(first, ada, "Another")


def test_a_council_adapts_no_draft_and_nothing_that_adapts(
    first: Edition, paula: Viewer, amir: Viewer, ada: Viewer, cast
) -> None:
    mine = adapted = adopted(adapting(first, amir), amir, ada)
    bea = cast.viewer("Bea", BRINDALE)
    with pytest.raises(CannotDo, match="adapts another edition"), transaction.atomic():
        adapting(mine, bea, BRINDALE)
    draft = actions.begin_next(edition=first, name="2027", by=paula, at=NOW)
    with pytest.raises(Edition.DoesNotExist), transaction.atomic():
        adapting(draft, bea, BRINDALE)
    assert adapted.stage == "adopted"


@pytest.fixture
def wide(draft: Edition, paula: Viewer, piet: Viewer) -> Edition:
    """An edition with thirty measures, adopted."""
    for number in range(30):
        add(draft, "O1-1", fields(f"M{number}", "measure", f"Measure {number}", JOBS), paula)
    return adopted(draft, paula, piet)


def twenty(prefix: str, first: int) -> list[LocalChange]:
    """Twenty changes of a council, on measures from a number on."""
    return [
        *(LeaveOut(f"M{first + at}", f"Not here {at}") for at in range(5)),
        *(
            Add(NodeValue(f"{prefix}{at}", "measure", f"Ours {at}", parent="O1-1"))
            for at in range(5)
        ),
        *(Weigh(f"M{first + 5 + at}", Decimal(at + 1)) for at in range(4)),
        *(PutFirst(f"M{first + 9 + at}", "Ours first") for at in range(4)),
        *(AddCohort(Cohort(f"{prefix}c{at}", f"Cohort {at}")) for at in range(2)),
    ]


def test_two_councils_carry_twenty_changes_each_into_the_next_edition(
    wide: Edition, cast, paula: Viewer, piet: Viewer, amir: Viewer, ada: Viewer
) -> None:
    brian, bea = cast.viewer("Brian", BRINDALE), cast.viewer("Bea", BRINDALE)
    councils = ((amir, ada, AMBLEFORD, "A", 0), (brian, bea, BRINDALE, "B", 10))
    mine = {}
    for one, other, name, prefix, start in councils:
        edition = adapting(wide, one, name)
        says(edition, one, *twenty(prefix, start))
        mine[name] = adopted(edition, one, other)
    new = actions.begin_next(edition=wide, name="2027", by=paula, at=NOW)
    there = {
        node.code: node
        for node in Node.objects.filter(edition=new).select_related("parent", "edition")
    }
    for code, wording in (
        ("M0", "Said otherwise"),
        ("M11", "Also said otherwise"),
        ("M5", "And this"),
    ):
        says_now = fields(code, "measure", wording, JOBS)
        actions.change_node(
            node=there[code], parent=there["O1-1"], fields=says_now, by=paula, at=NOW
        )
    for code in ("M1", "M16"):
        actions.remove_node(node=there[code], by=paula, at=NOW)
    add(
        new,
        "O1-1",
        fields("N1", "measure", "In place of M1", JOBS) | {"takes_place_of": ["M1"]},
        paula,
    )
    add(new, "O1-1", fields("A0", "measure", "The edition has A0 itself now", JOBS), paula)
    actions.change_head(
        edition=new,
        name="2027",
        begins=date(2027, 4, 1),
        ends=None,
        definition="",
        by=paula,
        at=NOW,
    )
    new = adopted(new, paula, piet)

    waits = {}
    for one, _other, name, _prefix, _start in councils:
        after = actions.carry_on(edition=mine[name], onto=new, name="2027", by=one, at=NOW)
        carried = list(CarriedChange.objects.filter(edition=after).select_related("before"))
        assert len(carried) == 20, "each change has one answer"
        assert [one_.before_id for one_ in carried] == [
            each.pk for each in mine[name].local_changes.all()
        ]
        waits[name] = {each.before.code for each in carried if each.outcome == Outcome.WAITS}
        kept = [each for each in carried if each.outcome == Outcome.KEPT]
        assert all(
            queries.change_of(each.before) == queries.change_of(each.became) for each in kept
        )
        assert after.local_changes.count() == len(kept)
    assert waits == {AMBLEFORD: {"M0", "M1", "M5", "M11", "A0"}, BRINDALE: {"M11", "M16"}}


def test_every_change_is_decided_before_the_next_edition_is_adopted(
    first: Edition, paula: Viewer, piet: Viewer, amir: Viewer, ada: Viewer
) -> None:
    mine = adapting(first, amir)
    says(mine, amir, PutFirst("O1-1", "Ours"), LeaveOut("O2", "Not here"))
    mine = adopted(mine, amir, ada)
    new = actions.begin_next(edition=first, name="2027", by=paula, at=NOW)
    there = {node.code: node for node in Node.objects.filter(edition=new)}
    actions.remove_node(node=there["O1-1"], by=paula, at=NOW)
    add(new, "O1", fields("N1", "outcome", "Jobs that last") | {"takes_place_of": ["O1-1"]}, paula)
    actions.change_head(
        edition=new,
        name="2027",
        begins=date(2027, 4, 1),
        ends=None,
        definition="",
        by=paula,
        at=NOW,
    )
    new = adopted(new, paula, piet)
    after = actions.carry_on(edition=mine, onto=new, name="2027", by=amir, at=NOW)
    waiting = CarriedChange.objects.get(edition=after, outcome=Outcome.WAITS)
    actions.change_head(
        edition=after,
        name="2027",
        begins=date(2027, 4, 1),
        ends=None,
        definition="",
        by=amir,
        at=NOW,
    )
    with pytest.raises(CannotDo, match="nobody has decided"), transaction.atomic():
        actions.ask_to_adopt(edition=Edition.objects.get(pk=after.pk), by=amir, at=NOW)
    moved = decided(queries.change_of(waiting.before), to="N1")
    actions.decide_about(
        carried=waiting,
        outcome=Outcome.MOVED,
        change=moved,
        because="It says the same",
        by=amir,
        at=NOW,
    )
    assert queries.whole(Edition.objects.get(pk=after.pk)).priorities == {"N1": "Ours"}
    adopted(after, amir, ada)


def test_a_change_that_is_undone_in_the_next_edition_waits_again(
    first: Edition, amir: Viewer, ada: Viewer
) -> None:
    mine = adapting(first, amir)
    says(mine, amir, PutFirst("O1-1", "Ours"))
    mine = adopted(mine, amir, ada)
    after = actions.carry_on(edition=mine, onto=first, name="2026b", by=amir, at=NOW)
    actions.undo_local_change(change=after.local_changes.get(), by=amir, at=NOW)
    assert CarriedChange.objects.get(edition=after).outcome == Outcome.WAITS
    one = CarriedChange.objects.get(edition=after)
    actions.decide_about(carried=one, outcome=Outcome.DROPPED, because="No more", by=amir, at=NOW)
    assert not after.local_changes.exists()
