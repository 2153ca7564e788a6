"""A named group is asked about a draft: its text stands until that has ended, and only those who are asked say something."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOW, Cast
from tests.frameworks.conftest import (
    AMBLEFORD,
    BRINDALE,
    FORUM,
    LAST_DAY,
    TODAY,
    add,
    answers,
    consulted,
    fields,
    says,
)
from weft.analysis.frameworks.edition import Licence
from weft.audit.models import Entry
from weft.frameworks import actions, queries, rules
from weft.frameworks.actions import CannotDo
from weft.frameworks.models import Comment, Consultation, Edition
from weft.frameworks.rules import Stage
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db
AFTER = NOW + timedelta(days=28)
"""When the last day is over."""


@pytest.fixture
def ambleford(cast: Cast) -> Organisation:
    return cast.organisations[AMBLEFORD]


@pytest.fixture
def forum(cast: Cast) -> Organisation:
    return cast.organisation(FORUM, Kind.COMMUNITY, administrator="Flora")


@pytest.fixture
def bea(cast: Cast) -> Viewer:
    return cast.viewer("Bea", BRINDALE)


def now(edition: Edition) -> Edition:
    return Edition.objects.get(pk=edition.pk)


def refused(words: str) -> pytest.RaisesContext[CannotDo]:
    return pytest.raises(CannotDo, match=words)


def test_the_group_sees_the_draft_and_nobody_else_does(
    draft: Edition, paula: Viewer, amir: Viewer, bea: Viewer, ambleford: Organisation
) -> None:
    assert not queries.editions_visible_to(amir).exists()
    consulted(draft, paula, ambleford)
    assert queries.editions_visible_to(amir).get() == draft
    assert not queries.editions_visible_to(bea).exists()
    assert queries.asked_about(amir, TODAY).get().edition == draft
    assert not queries.asked_about(bea, TODAY).exists()
    assert now(draft).stage == Stage.CONSULTED


def test_who_asks_is_not_among_the_asked_and_nobody_who_waits_is(
    draft: Edition, paula: Viewer, cast: Cast, ambleford: Organisation
) -> None:
    waits = cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False)  # fmt: skip
    own = paula.acting_for
    assert own is not None
    with refused("Choose at least one"), transaction.atomic():
        consulted(draft, paula, own, waits)
    made = consulted(draft, paula, own, waits, ambleford)
    assert list(made.invited.all()) == [ambleford]


def test_the_text_stands_until_the_consultation_has_ended(
    draft: Edition, paula: Viewer, ambleford: Organisation
) -> None:
    made = consulted(draft, paula, ambleford)
    with refused("being consulted"), transaction.atomic():
        add(draft, None, fields("O3", "objective", "More"), paula)
    with refused("under way already"), transaction.atomic():
        consulted(draft, paula, ambleford)
    actions.close_consultation(consultation=made, because="All have answered.", by=paula, at=NOW)
    add(draft, None, fields("O3", "objective", "More"), paula)


@pytest.mark.parametrize(
    ("days", "over"), [(-1, False), (0, False), (1, True), (400, True)], ids=str
)
def test_a_consultation_has_ended_once_its_last_day_is_over(
    draft: Edition, paula: Viewer, amir: Viewer, ambleford: Organisation, days: int, over: bool
) -> None:
    """Everything that asks whether it has ended says the same of the same day."""
    made = consulted(draft, paula, ambleford)
    at = datetime.combine(LAST_DAY, NOW.timetz()) + timedelta(days=days)
    today = at.date()
    assert rules.has_ended(closed=False, last_day=LAST_DAY, today=today) is over
    assert made.has_ended(today) is over
    assert (queries.under_consultation(draft, today) is None) is over
    assert (queries.asked_about_one(amir, draft, today) is None) is over
    assert (queries.why_not_comment(amir, now(draft), today) is not None) is over
    assert (actions.why_not_write(now(draft), today) is None) is over
    assert ("has not ended" not in str(actions.why_not_ask(now(draft), today))) is over
    if over:
        with refused("has ended"), transaction.atomic():
            says(draft, amir, at=at)
        with refused("has ended already"), transaction.atomic():
            actions.close_consultation(
                consultation=made, because="All have answered.", by=paula, at=at
            )
    else:
        says(draft, amir, at=at)
        assert actions.close_consultation(
            consultation=made, because="All have answered.", by=paula, at=at
        ).has_ended(today)


def test_a_day_that_is_over_is_no_last_day(
    draft: Edition, paula: Viewer, ambleford: Organisation
) -> None:
    with refused("today or later"), transaction.atomic():
        consulted(draft, paula, ambleford, closes=TODAY - timedelta(days=1))
    consulted(draft, paula, ambleford, closes=TODAY)


def test_after_a_consultation_that_has_run_out_the_next_one_is_opened(
    draft: Edition, paula: Viewer, ambleford: Organisation
) -> None:
    first = consulted(draft, paula, ambleford)
    second = consulted(draft, paula, ambleford, closes=date(2027, 1, 31), at=AFTER)
    first.refresh_from_db()
    assert (first.until, second.until) == (LAST_DAY, date(2027, 1, 31))
    assert queries.under_consultation(draft, AFTER.date()) == second


def test_the_database_keeps_one_consultation_at_a_time(
    draft: Edition, paula: Viewer, ambleford: Organisation
) -> None:
    made = consulted(draft, paula, ambleford)
    made.pk, made.ref = None, "zzzz2222"
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


def test_what_cannot_be_right_is_put_right_before_people_are_asked(
    draft: Edition, paula: Viewer, ambleford: Organisation
) -> None:
    add(draft, None, fields("X", "no such level", "Somewhere"), paula)
    with refused("cannot be right"), transaction.atomic():
        consulted(draft, paula, ambleford)


def test_nobody_is_consulted_about_what_only_its_keepers_people_may_read(
    draft: Edition, paula: Viewer, amir: Viewer, ambleford: Organisation
) -> None:
    made = consulted(draft, paula, ambleford)
    closed = Licence("All rights reserved", may_be_published=False)
    actions.change_framework(
        framework=draft.framework, name="Ours", owner="Us", scope="", licence=closed, by=paula, at=NOW
    )  # fmt: skip
    assert not queries.editions_visible_to(amir).exists()
    assert not queries.asked_about(amir, TODAY).exists()
    with pytest.raises(Edition.DoesNotExist), transaction.atomic():
        says(draft, amir)
    actions.close_consultation(consultation=made, because="All have answered.", by=paula, at=NOW)
    with refused("nobody else is consulted"), transaction.atomic():
        consulted(draft, paula, ambleford)
    assert not queries.needs_consultation(now(draft))


ROLES = {
    Role.ADMINISTRATOR: True, Role.POLICY_LEAD: True, Role.COMMISSIONER: True, Role.EVALUATOR: False,
    Role.CONTRACT_MANAGER: True, Role.SPEND_ANALYST: True, Role.REPORTER: True, Role.COMMUNITY_LEAD: True,
    Role.READER: False,
}  # fmt: skip


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("whose", ["its keeper", "who is asked", "somebody else"])
def test_who_comments(
    draft: Edition, paula: Viewer, cast: Cast, ambleford: Organisation, role: Role, whose: str
) -> None:
    consulted(draft, paula, ambleford)
    of = {
        "its keeper": ("Weaverdale Combined Authority", "Paula"),
        "who is asked": (AMBLEFORD, "Ada"),
    }
    name, administrator = of.get(whose, (BRINDALE, "Brian"))
    cast.member("Wanda", name, role, administrator=administrator)
    wanda = cast.viewer("Wanda", name)
    if whose == "somebody else":
        with pytest.raises(Edition.DoesNotExist), transaction.atomic():
            says(draft, wanda)
    elif ROLES[role]:
        assert (says(draft, wanda).consultation is None) is (whose == "its keeper")
    else:
        with pytest.raises(NotAllowed, match="Your role reads"), transaction.atomic():
            says(draft, wanda)


def test_nobody_comments_for_an_organisation_that_is_closed(
    draft: Edition, paula: Viewer, cast: Cast, forum: Organisation
) -> None:
    consulted(draft, paula, forum)
    says(draft, cast.viewer("Flora"))
    from weft.organisations.actions import close_organisation

    close_organisation(organisation=forum, because="Given up.", by=cast.steward(), at=NOW)
    with pytest.raises(NotAllowed, match="approved"), transaction.atomic():
        says(draft, cast.viewer("Flora"))


def test_its_own_people_talk_about_a_draft_at_any_time_until_it_is_adopted(
    draft: Edition, paula: Viewer, piet: Viewer, amir: Viewer, first: Edition
) -> None:
    with refused("has been adopted"), transaction.atomic():
        says(first, piet)
    with pytest.raises(NotAllowed, match="not consulted"), transaction.atomic():
        says(first, amir)
    new = actions.begin_next(edition=first, name="2027", by=paula, at=NOW)
    assert says(new, piet).consultation is None
    assert not queries.unanswered(new).exists(), "what they say among themselves holds nothing up"
    actions.delete_draft(edition=new, by=paula, at=NOW)


def test_a_comment_is_about_the_whole_or_about_something_that_stands_in_it(
    draft: Edition, paula: Viewer, amir: Viewer, ambleford: Organisation
) -> None:
    made = consulted(draft, paula, ambleford)
    with refused("nothing with the code"), transaction.atomic():
        says(draft, amir, code="O9")
    about = says(draft, amir, code="O1-1")
    actions.close_consultation(consultation=made, because="All have answered.", by=paula, at=NOW)
    node = draft.nodes.get(code="O1-1")
    says_now = fields("O1-A", "outcome", "More people in decent jobs")
    actions.change_node(node=node, parent=node.parent, fields=says_now, by=paula, at=NOW)
    about.refresh_from_db()
    assert about.code == "O1-A", "it goes with the code"


def test_what_people_say_stays_out_of_the_record(
    draft: Edition, paula: Viewer, amir: Viewer, ambleford: Organisation
) -> None:
    before = Entry.objects.count()
    made = consulted(draft, paula, ambleford)
    comment = says(draft, amir, "Mrs Miller knows it.")
    answers(comment, paula)
    actions.withdraw_comment(comment=says(draft, amir, "Mr Miller, too."), by=amir, at=NOW)
    actions.close_consultation(consultation=made, because="All have answered.", by=paula, at=NOW)
    entries = Entry.objects.order_by("pk")[before:]
    assert [one.act for one in entries] == [
        "open consultation", "comment on framework", "answer comment", "comment on framework", "withdraw comment",
        "close consultation",
    ]  # fmt: skip
    told = " ".join(str(one.before) + str(one.after) for one in entries)
    assert "Councils of the place" in told and AMBLEFORD in told
    assert "Miller" not in told and "anew" not in told


def test_a_draft_about_which_somebody_was_asked_is_not_thrown_away(
    draft: Edition, paula: Viewer, ambleford: Organisation
) -> None:
    made = consulted(draft, paula, ambleford)
    actions.close_consultation(consultation=made, because="All have answered.", by=paula, at=NOW)
    with refused("so it is kept"), transaction.atomic():
        actions.delete_draft(edition=draft, by=paula, at=NOW)


def test_only_its_keeper_opens_and_closes(
    draft: Edition, paula: Viewer, cast: Cast, amir: Viewer, ambleford: Organisation
) -> None:
    made = consulted(draft, paula, ambleford)
    with pytest.raises(Edition.DoesNotExist), transaction.atomic():
        actions.close_consultation(consultation=made, because="All have answered.", by=amir, at=NOW)
    with pytest.raises(Edition.DoesNotExist), transaction.atomic():
        consulted(draft, amir, cast.organisations[BRINDALE])
    cast.member("Rhys", "Weaverdale Combined Authority", Role.READER, administrator="Paula")
    with pytest.raises(NotAllowed, match="reads frameworks"), transaction.atomic():
        actions.close_consultation(
            consultation=made, because="All have answered.", by=cast.viewer("Rhys"), at=NOW
        )
    assert Consultation.objects.get().closed_at is None
    assert not Comment.objects.exists()
