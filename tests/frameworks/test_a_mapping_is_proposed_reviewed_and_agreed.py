"""Somebody says how two measures stand to each other; others review it and agree to it, never the one who proposed it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import NOW, Cast
from tests.frameworks.conftest import AMBLEFORD, BRINDALE, signed_in
from tests.frameworks.said import (
    adapts,
    agreed,
    other_framework,
    proposed,
    saying,
    two_councils_adapt,
)
from weft.analysis.frameworks.adapted import LeaveOut
from weft.analysis.frameworks.crosswalks import Relation, Status
from weft.analysis.frameworks.edition import Licence
from weft.audit.models import Entry
from weft.frameworks import actions, queries
from weft.frameworks.actions import CannotDo
from weft.frameworks.models import Edition, Mapping
from weft.organisations.access import NOBODY, NotAllowed, Viewer

pytestmark = pytest.mark.django_db
EXACT, BROADER, NARROWER, RELATED, NONE = Relation


@pytest.fixture
def model(paula: Viewer, piet: Viewer) -> Edition:
    """A national model, which the authority keeps for the place."""
    return other_framework(paula, piet)


@pytest.fixture
def bea(cast: Cast) -> Viewer:
    return cast.viewer("Bea", BRINDALE)


def jobs(first: Edition, model: Edition, relation: Relation = EXACT) -> list[Mapping]:
    return list(Mapping.objects.filter(subject=first, object=model, relation=relation))


def refused(words: str, by: Viewer, *said: object) -> None:
    with pytest.raises(CannotDo, match=words), transaction.atomic():
        actions.propose_mappings(mappings=said, by=by, at=NOW)  # type: ignore[arg-type]


def test_it_goes_from_proposed_to_reviewed_to_agreed(
    first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    (row,) = proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    assert (row.status, row.organisation.name) == ("proposed", AMBLEFORD)
    assert [each.pk for each in queries.to_judge(paula)] == [row.pk]
    (row,) = actions.review_mappings(mappings=[row], by=paula, at=NOW)
    actions.agree_to_mappings(mappings=[row], by=paula, at=NOW)
    row.refresh_from_db()
    assert (row.status, row.reviewed_by, row.agreed_by) == ("agreed", paula.person, paula.person)
    assert not queries.to_judge(paula).exists()
    acts = list(Entry.objects.order_by("pk").values_list("act", flat=True))
    assert acts[-3:] == ["propose mappings", "review mappings", "agree to mappings"]


def test_nobody_judges_what_they_proposed(
    first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    rows = proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    assert not queries.to_judge(amir).exists()
    with pytest.raises(CannotDo, match="another person"), transaction.atomic():
        actions.review_mappings(mappings=rows, by=amir, at=NOW)
    actions.review_mappings(mappings=rows, by=paula, at=NOW)
    with pytest.raises(CannotDo, match="another person"), transaction.atomic():
        actions.agree_to_mappings(mappings=rows, by=amir, at=NOW)
    for field in ("reviewed_by", "agreed_by"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mapping.objects.update(**{field: amir.person, "status": "agreed"})


def test_people_who_keep_neither_framework_review_it_and_do_not_agree_to_it(
    first: Edition, model: Edition, amir: Viewer, bea: Viewer, piet: Viewer
) -> None:
    (row,) = proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    (row,) = actions.review_mappings(mappings=[row], by=bea, at=NOW)
    assert not queries.to_judge(bea).exists() and queries.to_judge(piet).exists()
    with pytest.raises(CannotDo, match="frameworks that others keep"), transaction.atomic():
        actions.agree_to_mappings(mappings=[row], by=bea, at=NOW)
    actions.agree_to_mappings(mappings=[row], by=piet, at=NOW)


def test_its_author_is_named_to_the_people_who_proposed_it(
    first: Edition, model: Edition, amir: Viewer, piet: Viewer, client: Client, cast: Cast
) -> None:
    (row,) = agreed(amir, piet, saying(first, "O1-1-1", EXACT, model, "N-1", author="Odile Brandt"))
    there = f"/frameworks/crosswalks/mappings/{row.ref}/"
    table = "/frameworks/crosswalks/weaverdale-social-value/2026/national-model/1/take-away/crosswalk.sssom.tsv"
    for who, named in ((None, False), ("Bea", False), ("Ada", True)):
        browser = signed_in(client, cast, who) if who else client
        for address in (there, table):
            answer = browser.get(address)
            assert answer.status_code == 200, address
            assert (b"Odile Brandt" in answer.content) is named, (who, address)


def test_it_is_reviewed_before_it_is_agreed(
    first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    rows = proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    with pytest.raises(CannotDo, match="reviewed first"), transaction.atomic():
        actions.agree_to_mappings(mappings=rows, by=paula, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mapping.objects.update(status=Status.AGREED)


def test_of_several_those_that_can_be_are_judged(
    first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    mine = proposed(paula, saying(first, "O1", RELATED, model, "N"))
    theirs = proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    done = actions.review_mappings(mappings=[*mine, *theirs], by=paula, at=NOW)
    assert [each.pk for each in done] == [theirs[0].pk]
    with pytest.raises(CannotDo, match="at least one"), transaction.atomic():
        actions.review_mappings(mappings=[], by=paula, at=NOW)


def test_only_who_keeps_frameworks_maps(
    first: Edition, model: Edition, cast: Cast, amir: Viewer
) -> None:
    rita = cast.viewer("Rita", AMBLEFORD)
    said = saying(first, "O1-1-1", EXACT, model, "N-1")
    for by in (rita, cast.viewer("Stella")):
        with pytest.raises(NotAllowed), transaction.atomic():
            actions.propose_mappings(mappings=[said], by=by, at=NOW)
    (row,) = proposed(amir, said)
    with pytest.raises(NotAllowed), transaction.atomic():
        actions.review_mappings(mappings=[row], by=rita, at=NOW)


def test_what_cannot_stand_is_refused_with_the_reason(
    first: Edition, model: Edition, amir: Viewer
) -> None:
    for words, said in (
        ("nothing with the code “Z”", saying(first, "Z", EXACT, model, "N-1")),
        ("nothing with the code “Z”", saying(first, "O1-1-1", EXACT, model, "Z")),
        ("an exact mapping needs a quantity factor", saying(first, "O1-1-1", EXACT, model, "N-2")),
        ("the quantity factor can only be 1", saying(first, "O1-1-1", EXACT, model, "N-1", "2")),
        ("Say why", saying(first, "O1-1-1", EXACT, model, "N-1", rationale=" ")),
        ("cannot be shown", saying(first, "O1-1-1", EXACT, model, "N-1", rationale="So\x00")),
        ("longer than 200", saying(first, "O1-1-1", EXACT, model, "N-1", author="a" * 201)),
        ("Both stand in one edition", saying(first, "O1", RELATED, first, "O2")),
    ):
        refused(words, amir, said)
    assert not Mapping.objects.exists()


def test_what_contradicts_is_named(
    first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    refused("This is said already", paula, saying(model, "N-1", EXACT, first, "O1-1-1"))
    refused("Something else is said", paula, saying(first, "O1-1-1", RELATED, model, "N-1"))
    refused("Something else is said", paula, saying(model, "N-1", BROADER, first, "O1-1-1"))
    refused("what “O1-1-1” is in national-model:1", paula, saying(first, "O1-1-1", NONE, model, ""))
    refused("what “N-1” is in", paula, saying(model, "N-1", NONE, first, ""))
    proposed(paula, saying(first, "O2", NONE, model, ""))
    refused("nothing like “O2”", amir, saying(first, "O2", RELATED, model, "N"))
    refused("nothing like", amir, saying(model, "N", RELATED, first, "O2"))
    proposed(amir, saying(first, "O2", NONE, model, "N"))
    with pytest.raises(IntegrityError), transaction.atomic():
        row = Mapping.objects.get(subject_code="O1-1-1")
        row.pk, row.ref = None, "other123"
        row.save(force_insert=True)


def test_all_of_several_are_proposed_or_none(first: Edition, model: Edition, amir: Viewer) -> None:
    refused(
        "code “Z”",
        amir,
        saying(first, "O1", RELATED, model, "N"),
        saying(first, "Z", EXACT, model, "N-1"),
    )
    assert not Mapping.objects.exists()


def test_it_is_said_of_a_node_where_that_was_written(
    first: Edition, model: Edition, amir: Viewer, cast: Cast
) -> None:
    mine, theirs = two_councils_adapt(first, cast)
    (row,) = proposed(amir, saying(mine, "O1-1-1", EXACT, model, "N-1"))
    assert row.subject == first
    (row,) = proposed(amir, saying(mine, "A-1", BROADER, theirs, "O1-1-1", "1/60"))
    assert (row.subject, row.object) == (mine, first)
    refused("Both stand in one edition", amir, saying(mine, "O1", EXACT, theirs, "O1"))
    refused("This is said already", amir, saying(theirs, "O1-1-1", EXACT, model, "N-1"))
    (row,) = proposed(amir, saying(mine, "A-1", NONE, theirs, ""))
    assert (row.subject, row.object) == (mine, theirs)


def test_a_proposal_is_sent_back_and_can_be_made_anew(
    first: Edition, model: Edition, amir: Viewer, bea: Viewer, paula: Viewer
) -> None:
    (row,) = proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    actions.withdraw_mapping(mapping=row, because="One counts starts.", by=bea, at=NOW)
    row.refresh_from_db()
    assert (row.withdrawn_by, row.withdrawn_because) == (bea.person, "One counts starts.")
    assert Entry.objects.latest("pk").after == {"because": "One counts starts."}
    for act in (actions.review_mappings, actions.agree_to_mappings):
        with pytest.raises(CannotDo, match="withdrawn"), transaction.atomic():
            act(mappings=[row], by=paula, at=NOW)
    with pytest.raises(CannotDo, match="already"), transaction.atomic():
        actions.withdraw_mapping(mapping=row, because="Again.", by=bea, at=NOW)
    (again,) = proposed(amir, saying(first, "O1-1-1", RELATED, model, "N-1"))
    assert again.pk != row.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Mapping.objects.filter(pk=row.pk).update(withdrawn_because="")


def test_what_is_agreed_is_withdrawn_by_those_whom_it_concerns(
    first: Edition, model: Edition, amir: Viewer, bea: Viewer, paula: Viewer
) -> None:
    (row,) = agreed(amir, paula, saying(first, "O1-1-1", EXACT, model, "N-1"))
    with pytest.raises(CannotDo, match="whose frameworks it joins"), transaction.atomic():
        actions.withdraw_mapping(mapping=row, because="Ours is another.", by=bea, at=NOW)
    actions.withdraw_mapping(mapping=row, because="It counts otherwise now.", by=amir, at=NOW)
    assert Mapping.objects.get().withdrawn_at == NOW


def test_a_mapping_is_seen_by_who_sees_both_editions(
    first: Edition, paula: Viewer, piet: Viewer, amir: Viewer, ada: Viewer, cast: Cast
) -> None:
    model = other_framework(paula, piet)
    secret = other_framework(
        amir,
        ada,
        name="Licensed set",
        licence=Licence("All rights reserved", may_be_published=False),
    )
    draft = other_framework(amir, None, name="Draft")
    rita = cast.viewer("Rita", AMBLEFORD)
    (open_,) = agreed(paula, piet, saying(first, "O1-1-1", EXACT, model, "N-1"))
    (waits,) = proposed(paula, saying(first, "O1", RELATED, model, "N"))
    (hidden,) = agreed(amir, ada, saying(first, "O1-1-1", EXACT, secret, "N-1"))
    (unready,) = agreed(amir, ada, saying(first, "O1-1-1", EXACT, draft, "N-1"))
    for viewer, sees in (
        (NOBODY, {open_}), (rita, {open_, hidden, unready}), (paula, {open_, waits}), (ada, {open_, waits, hidden, unready}),
    ):  # fmt: skip
        assert {each.pk for each in queries.mappings_visible_to(viewer)} == {
            each.pk for each in sees
        }
    refs = {queries.ref_of(secret), queries.ref_of(draft)}
    for each in refs:
        said = saying(first, "O1", RELATED, model, "N")
        with pytest.raises(CannotDo, match="There is no edition"), transaction.atomic():
            actions.propose_mappings(
                mappings=[type(said)(said.subject, "O1", RELATED, each, "N", rationale="So.")],
                by=paula,
                at=NOW,
            )
    with pytest.raises(Mapping.DoesNotExist), transaction.atomic():
        actions.withdraw_mapping(mapping=hidden, because="No.", by=paula, at=NOW)


def test_a_draft_that_changed_is_looked_at_again_before_it_is_agreed(
    first: Edition, amir: Viewer, ada: Viewer
) -> None:
    draft = other_framework(amir, None)
    rows = proposed(amir, saying(first, "O1-1-1", EXACT, draft, "N-1"))
    actions.review_mappings(mappings=rows, by=ada, at=NOW)
    actions.remove_node(node=draft.nodes.get(code="N-1"), by=amir, at=NOW)
    with pytest.raises(CannotDo, match="nothing with the code “N-1”"), transaction.atomic():
        actions.agree_to_mappings(mappings=rows, by=ada, at=NOW)


def test_a_draft_is_thrown_away_with_what_was_said_of_it(first: Edition, amir: Viewer) -> None:
    draft = other_framework(amir, None)
    proposed(amir, saying(first, "O1-1-1", EXACT, draft, "N-1"))
    actions.delete_draft(edition=draft, by=amir, at=NOW)
    assert not Mapping.objects.exists()


def test_what_is_left_out_is_nobodys(
    first: Edition, cast: Cast, amir: Viewer, ada: Viewer, model: Edition
) -> None:
    mine = adapts(first, amir, ada, LeaveOut("O1-1", "Not here."))
    refused("nothing with the code “O1-1-1”", amir, saying(mine, "O1-1-1", EXACT, model, "N-1"))
