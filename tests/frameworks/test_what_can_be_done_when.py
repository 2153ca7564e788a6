"""What can be done with a draft and what is said of it, as it stands: the whole table."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from weft.frameworks import rules
from weft.frameworks.rules import OPEN, Stage

YES_NO = (False, True)
EVERY = [*itertools.product(Stage, YES_NO, YES_NO)]
"""Each stage, whether its adoption has been asked for, and whether people are consulted about it."""


@pytest.mark.parametrize(("stage", "asked", "consulting"), EVERY, ids=str)
def test_a_draft_is_written_while_nobody_is_consulted_and_nothing_is_asked_for(
    stage: Stage, asked: bool, consulting: bool
) -> None:
    can = rules.why_not_write(stage, asked=asked, consulting=consulting) is None
    assert can is (stage in OPEN and not asked and not consulting)


@pytest.mark.parametrize(("stage", "asked", "consulting"), EVERY, ids=str)
@pytest.mark.parametrize("public", YES_NO)
@pytest.mark.parametrize("wrong", [0, 2])
def test_people_are_consulted_about_a_draft_that_others_may_read_and_that_can_be_right(
    stage: Stage, asked: bool, consulting: bool, public: bool, wrong: int
) -> None:
    reason = rules.why_not_consult(
        stage, public=public, asked=asked, consulting=consulting, wrong=wrong
    )
    assert (reason is None) is (stage in OPEN and public and not asked and not consulting and not wrong)  # fmt: skip


@pytest.mark.parametrize(("stage", "own", "consulting"), EVERY, ids=str)
def test_its_own_people_comment_on_a_draft_and_others_while_they_are_asked(
    stage: Stage, own: bool, consulting: bool
) -> None:
    can = rules.why_not_comment(stage, consulting=consulting, own=own) is None
    assert can is (stage in OPEN and (own or consulting))


@pytest.mark.parametrize(("stage", "theirs", "answered"), EVERY, ids=str)
def test_a_comment_on_a_draft_is_taken_back_by_whoever_said_it_until_it_is_answered(
    stage: Stage, theirs: bool, answered: bool
) -> None:
    can = rules.why_not_withdraw(stage, theirs=theirs, answered=answered) is None
    assert can is (stage in OPEN and theirs and not answered)


@pytest.mark.parametrize("stage", Stage)
def test_comments_on_drafts_are_answered(stage: Stage) -> None:
    assert (rules.why_not_answer(stage) is None) is (stage in OPEN)


@pytest.mark.parametrize(
    ("closed", "day", "ended"),
    [(False, 9, False), (False, 10, False), (False, 11, True), (True, 9, True), (True, 11, True)],
)
def test_a_consultation_ends_when_it_is_closed_or_its_last_day_is_over(
    closed: bool, day: int, ended: bool
) -> None:
    last, today = date(2026, 12, 10), date(2026, 12, day)
    assert rules.has_ended(closed=closed, last_day=last, today=today) is ended
    assert (rules.why_not_close(ended=ended, because="All have answered.") is None) is not ended
    assert rules.why_not_close(ended=ended, because=" ") is not None
    assert (rules.why_not_last_until(last_day=last, today=today) is None) is (day <= 10)
