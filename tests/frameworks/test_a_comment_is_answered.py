"""Each comment of a consultation is answered, and its people see what became of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.cast import NOW, Cast
from tests.frameworks.conftest import AMBLEFORD, BRINDALE, TODAY, answers, consulted, says
from weft.frameworks import actions, queries
from weft.frameworks.actions import CannotDo, answer_of
from weft.frameworks.models import Comment, Consultation, Edition
from weft.frameworks.rules import Became, fingerprint
from weft.organisations.access import Viewer

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=40)


@pytest.fixture
def bea(cast: Cast) -> Viewer:
    return cast.viewer("Bea", BRINDALE)


@pytest.fixture
def open_one(draft: Edition, paula: Viewer, cast: Cast) -> Consultation:
    """Both councils are asked."""
    return consulted(draft, paula, cast.organisations[AMBLEFORD], cast.organisations[BRINDALE])


def seen(viewer: Viewer, edition: Edition, today: date = TODAY) -> list[str]:
    return [one.text for one in queries.comments_visible_to(viewer, edition, today)]


def refused(words: str) -> pytest.RaisesContext[CannotDo]:
    return pytest.raises(CannotDo, match=words)


def test_who_sees_which_comment(
    open_one: Consultation, draft: Edition, cast: Cast, paula: Viewer, piet: Viewer, amir: Viewer, ada: Viewer, bea: Viewer
) -> None:  # fmt: skip
    says(draft, piet, "Among us.")
    says(draft, amir, "From Ambleford.")
    says(draft, bea, "From Brindale.")
    everything = ["Among us.", "From Ambleford.", "From Brindale."]
    assert seen(paula, draft) == everything
    assert seen(amir, draft) == seen(ada, draft) == ["From Ambleford."]
    assert seen(bea, draft) == ["From Brindale."]
    stranger = cast.organisation("Dunmere Council", administrator="Nia")
    assert stranger and seen(cast.viewer("Nia"), draft) == seen(cast.steward(), draft) == []
    actions.close_consultation(
        consultation=open_one, because="All have answered.", by=paula, at=NOW
    )
    assert seen(amir, draft) == seen(bea, draft) == everything[1:]
    assert seen(cast.viewer("Nia"), draft) == []


def test_those_who_were_asked_before_see_nothing_of_the_next_round(
    open_one: Consultation, draft: Edition, cast: Cast, paula: Viewer, amir: Viewer, bea: Viewer
) -> None:
    says(draft, bea, "First.")
    actions.close_consultation(
        consultation=open_one, because="All have answered.", by=paula, at=NOW
    )
    again = consulted(draft, paula, cast.organisations[BRINDALE])
    says(draft, bea, "Second.")
    actions.close_consultation(consultation=again, because="All have answered.", by=paula, at=NOW)
    assert seen(amir, draft) == ["First."]
    assert seen(bea, draft) == ["First.", "Second."]
    with refused("has ended"), transaction.atomic():
        says(draft, amir)


def test_a_draft_is_adopted_once_every_comment_is_answered(
    open_one: Consultation, draft: Edition, paula: Viewer, amir: Viewer, bea: Viewer
) -> None:
    comments = [says(draft, amir), says(draft, bea)]
    actions.close_consultation(
        consultation=open_one, because="All have answered.", by=paula, at=NOW
    )
    actions.change_head(
        edition=draft, name="2026", begins=date(2027, 4, 1), ends=None, definition="", by=paula, at=NOW
    )  # fmt: skip
    answers(comments[0], paula)
    with refused("nobody has answered: 1"), transaction.atomic():
        actions.ask_to_adopt(edition=draft, by=paula, at=NOW)
    assert list(queries.to_answer(paula)) == [comments[1]]
    answers(comments[1], paula, Became.NOT_TAKEN_UP)
    actions.ask_to_adopt(edition=draft, by=paula, at=NOW)


def test_an_answer_is_put_right_until_the_edition_is_adopted(
    open_one: Consultation, draft: Edition, paula: Viewer, piet: Viewer, amir: Viewer
) -> None:
    comment = says(draft, amir)
    answers(comment, paula)
    saw = fingerprint(answer_of(Comment.objects.get()))
    answers(comment, piet, Became.IN_PART)
    with refused("Somebody has changed this"), transaction.atomic():
        actions.answer_comment(
            comment=comment, became=Became.ANSWERED, answer="No.", was=saw, by=paula, at=NOW
        )
    assert Comment.objects.get().became == Became.IN_PART
    actions.close_consultation(
        consultation=open_one, because="All have answered.", by=paula, at=NOW
    )
    actions.change_head(
        edition=draft, name="2026", begins=date(2027, 4, 1), ends=None, definition="", by=paula, at=NOW
    )  # fmt: skip
    actions.ask_to_adopt(edition=draft, by=paula, at=NOW)
    answers(comment, paula)
    actions.adopt(edition=draft, by=piet, at=NOW)
    with refused("the answers stand"), transaction.atomic():
        answers(comment, paula)


def test_people_take_back_what_they_have_said_until_it_is_answered(
    open_one: Consultation, draft: Edition, paula: Viewer, amir: Viewer, ada: Viewer, bea: Viewer
) -> None:
    comment, other = says(draft, amir), says(draft, amir)
    for by in (ada, paula, bea):
        with refused("Whoever has said it"), transaction.atomic():
            actions.withdraw_comment(comment=comment, by=by, at=NOW)
    actions.withdraw_comment(comment=comment, by=amir, at=NOW)
    answers(other, paula)
    with refused("so it stays"), transaction.atomic():
        actions.withdraw_comment(comment=other, by=amir, at=NOW)
    assert Comment.objects.get() == other


def test_what_one_said_for_one_organisation_is_not_taken_back_for_another(
    open_one: Consultation, draft: Edition, cast: Cast, amir: Viewer
) -> None:
    from weft.organisations.rules import Role

    comment = says(draft, amir)
    cast.member("Amir", BRINDALE, Role.POLICY_LEAD, administrator="Brian")
    with refused("Whoever has said it"), transaction.atomic():
        actions.withdraw_comment(comment=comment, by=cast.viewer("Amir", BRINDALE), at=NOW)


def told_at(consultation: Consultation) -> object:
    return Consultation.objects.get(pk=consultation.pk).answered_at


def test_its_people_are_told_once_when_it_has_ended_and_all_is_answered(
    open_one: Consultation, draft: Edition, paula: Viewer, amir: Viewer
) -> None:
    one, two = says(draft, amir), says(draft, amir)
    answers(one, paula)
    actions.close_consultation(
        consultation=open_one, because="All have answered.", by=paula, at=NOW
    )
    assert told_at(open_one) is None
    answers(two, paula, at=NOW + timedelta(hours=1))
    answers(two, paula, at=NOW + timedelta(hours=2))
    assert told_at(open_one) == NOW + timedelta(hours=1)


def test_where_all_was_answered_before_it_ended_they_are_told_then(
    open_one: Consultation, draft: Edition, paula: Viewer, amir: Viewer
) -> None:
    answers(says(draft, amir), paula)
    assert told_at(open_one) is None
    actions.close_consultation(
        consultation=open_one, because="All have answered.", by=paula, at=NOW + timedelta(hours=1)
    )
    assert told_at(open_one) == NOW + timedelta(hours=1)


def test_where_it_ran_out_by_itself_they_are_told_when_its_adoption_is_asked_for(
    open_one: Consultation, draft: Edition, paula: Viewer, amir: Viewer
) -> None:
    answers(says(draft, amir), paula)
    actions.change_head(
        edition=draft, name="2026", begins=date(2027, 4, 1), ends=None, definition="", by=paula, at=LATER
    )  # fmt: skip
    assert told_at(open_one) is None
    actions.ask_to_adopt(edition=draft, by=paula, at=LATER)
    assert told_at(open_one) == LATER


def test_the_last_open_comment_taken_back_is_as_good_as_answered(
    open_one: Consultation, draft: Edition, paula: Viewer, amir: Viewer
) -> None:
    answers(says(draft, amir), paula)
    comment = says(draft, amir)
    actions.close_consultation(
        consultation=open_one, because="All have answered.", by=paula, at=NOW
    )
    assert told_at(open_one) is None
    actions.withdraw_comment(comment=comment, by=amir, at=NOW)
    assert told_at(open_one) == NOW


def test_a_consultation_in_numbers(
    open_one: Consultation, draft: Edition, paula: Viewer, amir: Viewer, bea: Viewer
) -> None:
    for by, became in ((amir, Became.TAKEN_UP), (bea, Became.TAKEN_UP), (bea, Became.IN_PART)):
        answers(says(draft, by), paula, became)
    says(draft, amir)
    says(draft, paula, "Among us.")
    (told,) = queries.told_of([open_one])
    assert (told.comments, told.unanswered) == (4, 1)
    assert told.became == {Became.TAKEN_UP: 2, Became.IN_PART: 1}
