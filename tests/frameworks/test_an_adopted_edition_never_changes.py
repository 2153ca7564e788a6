"""An adopted edition never changes: not by any action, and not by anybody who writes to the database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOW
from tests.frameworks.conftest import fields
from weft.analysis.frameworks.document import as_document
from weft.frameworks import actions, queries
from weft.frameworks.actions import CannotDo
from weft.frameworks.models import Edition, Node
from weft.organisations.access import NotAllowed, Viewer

pytestmark = pytest.mark.django_db


def text_of(edition: Edition) -> str:
    return as_document(queries.whole(Edition.objects.get(pk=edition.pk)).value)


def test_no_action_changes_it(first: Edition, paula: Viewer, piet: Viewer) -> None:
    before = text_of(first)
    node = Node.objects.get(edition=first, code="O1-1")
    tries = (
        lambda: actions.add_node(edition=first, parent=None, fields=fields("X", "objective", "More"), by=paula, at=NOW),
        lambda: actions.change_node(node=node, parent=None, fields=fields("X", "outcome", "Other"), by=paula, at=NOW),
        lambda: actions.move_node(node=node, down=True, by=paula, at=NOW),
        lambda: actions.remove_node(node=node, by=paula, at=NOW),
        lambda: actions.change_head(edition=first, name="x", begins=None, ends=None, definition="", by=paula, at=NOW),
        lambda: actions.change_list(edition=first, which="levels", rows=[], by=paula, at=NOW),
        lambda: actions.take_content(edition=first, value=queries.whole(first).value, by=paula, at=NOW),
        lambda: actions.ask_to_adopt(edition=first, by=piet, at=NOW),
        lambda: actions.adopt(edition=first, by=piet, at=NOW),
        lambda: actions.send_back(edition=first, because="No", by=piet, at=NOW),
        lambda: actions.delete_draft(edition=first, by=paula, at=NOW),
    )  # fmt: skip
    for attempt in tries:
        with pytest.raises(CannotDo), transaction.atomic():
            attempt()
    assert text_of(first) == before


def test_its_framework_may_be_called_otherwise_and_it_keeps_what_it_said(
    first: Edition, paula: Viewer
) -> None:
    before = text_of(first)
    framework = first.framework
    licence = queries.whole(first).value.framework.licence
    actions.change_framework(
        framework=framework,
        name="Another name",
        owner="Someone",
        scope="",
        licence=licence,
        by=paula,
        at=NOW,
    )
    assert text_of(first) == before


@pytest.mark.parametrize("change", [
    {"definition": "Other"}, {"begins": date(2020, 1, 1)}, {"stage": "draft", "adopted_at": None}, {"principles": [{}]},
    {"name": "2027"}, {"told_framework": {}}, {"changed": 99},
])  # fmt: skip
def test_the_database_refuses_to_change_it(first: Edition, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="adopted"), transaction.atomic():
        Edition.objects.filter(pk=first.pk).update(**change)


def test_the_database_refuses_to_change_or_add_or_delete_its_nodes(
    first: Edition, paula: Viewer
) -> None:
    draft = actions.begin_next(edition=first, name="2027", by=paula, at=NOW)
    elsewhere = Node.objects.get(edition=draft, code="O2")
    theirs = Node.objects.filter(edition=first)
    for attempt in (
        lambda: theirs.update(wording="Other"),
        lambda: theirs.filter(code="O2").delete(),
        lambda: Node.objects.create(
            edition=first, code="X", level="objective", wording="X", position=9, origin="place"
        ),
        lambda: Node.objects.filter(pk=elsewhere.pk).update(edition=first, code="O9"),
        lambda: theirs.filter(code="O2").update(edition=draft, code="O9"),
        lambda: Edition.objects.filter(pk=first.pk)._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError, match="adopted"), transaction.atomic():
            attempt()
    Node.objects.filter(pk=elsewhere.pk).update(wording="A draft can be written")


def test_the_next_edition_supersedes_it_and_changes_nothing_else(
    first: Edition, paula: Viewer, piet: Viewer
) -> None:
    before = text_of(first)
    draft = actions.begin_next(edition=first, name="2027", by=paula, at=NOW)
    assert Edition.objects.get(pk=first.pk).stage == "adopted"
    actions.change_head(
        edition=draft,
        name="2027",
        begins=date(2027, 4, 1),
        ends=None,
        definition="",
        by=paula,
        at=NOW,
    )
    actions.ask_to_adopt(edition=draft, by=paula, at=NOW)
    actions.adopt(edition=draft, by=piet, at=NOW)
    actions.supersede_all(at=NOW)
    assert Edition.objects.get(pk=first.pk).stage == "adopted"  # the next one is not in force yet
    assert actions.supersede_all(at=datetime(2027, 4, 1, 9, 0, tzinfo=UTC)) == 1
    assert Edition.objects.get(pk=first.pk).stage == "superseded"
    assert text_of(first) == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=first.pk).update(stage="adopted")


def test_whoever_asks_does_not_adopt(draft: Edition, paula: Viewer, piet: Viewer) -> None:
    draft.framework.published_elsewhere = True
    draft.framework.save()
    actions.change_head(
        edition=draft,
        name="2026",
        begins=date(2026, 4, 1),
        ends=None,
        definition="",
        by=paula,
        at=NOW,
    )
    actions.ask_to_adopt(edition=draft, by=paula, at=NOW)
    with pytest.raises(CannotDo, match="another person"), transaction.atomic():
        actions.adopt(edition=draft, by=paula, at=NOW)
    actions.adopt(edition=draft, by=piet, at=NOW)


def test_nobody_of_another_organisation_writes_it(draft: Edition, amir: Viewer) -> None:
    with pytest.raises((NotAllowed, Edition.DoesNotExist)), transaction.atomic():
        actions.change_head(
            edition=draft, name="x", begins=None, ends=None, definition="", by=amir, at=NOW
        )
