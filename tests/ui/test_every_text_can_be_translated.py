"""No text of a page is left out when someone translates the site: a crawl in a made-up language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.translation import override, trans_real
from pytest_django import Settings

from tests.cast import NOW
from tests.scratch import made_once
from tests.ui import everywhere
from tests.ui.everywhere import everyone
from tests.ui.pages import tree
from tests.ui.pseudo import left_out, marked_messages, write_pseudo_locale
from weft.frameworks.models import Consultation, Framework, Node
from weft.jobs import rules as of_jobs
from weft.jobs.actions import start_job
from weft.jobs.running import carry_out
from weft.jobs.tasks import job_folder
from weft.organisations.rules import NAMED, Kind, Role, State
from weft.ui.reasons import said
from weft.uploads.actions import keep_uploads
from weft.uploads.arriving import Arrived
from weft.uploads.rules import TABLES

pytestmark = pytest.mark.django_db


def forget() -> None:
    """Make Django read its languages again."""
    trans_real._translations = {}
    trans_real._default = None
    trans_real._active = trans_real.Local()


@pytest.fixture
def made_up() -> Iterator[None]:
    """The site in the made-up language."""
    with override_settings(LOCALE_PATHS=[made_once("made-up-language", write_pseudo_locale)]):
        forget()
        yield
    forget()


@pytest.mark.long
def test_no_text_is_left_out(made_up: None) -> None:
    cast = everyone()
    pages = [
        *everywhere.seen(cast),
        *everywhere.broken(),
        everywhere.components_with_errors(),
    ]
    assert len(pages) > 15
    assert all("⟦" in page.html for page in pages)
    titled = frozenset([settings.PLACE_NAME, *cast.organisations, *cast.people, *of_frameworks()])
    left = {f"{page.id}: {text}" for page in pages for text in left_out(tree(page.html), titled)}
    assert not left, "\n".join(sorted(left))


def of_frameworks() -> Iterator[str]:
    """What frameworks and their nodes are called."""
    yield from Framework.objects.values_list("name", flat=True)
    yield from Node.objects.values_list("wording", flat=True)
    yield from Consultation.objects.values_list("group", flat=True)
    yield from (
        f"{code} {wording}" for code, wording in Node.objects.values_list("code", "wording")
    )


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>⟦Hello⟧</p>", []),
        ("<p>Hello</p>", ["Hello"]),
        ("<p>⟦Hello⟧ there</p>", ["⟦Hello⟧ there"]),
        ('<p>⟦Hello⟧ <b translate="no">Ada</b></p>', []),
        ("<p>⟦Hello ⟦Ada⟧, come in⟧</p>", []),
        ('<button aria-label="Close">⟦x⟧</button>', ["Close"]),
        ("<p>⟦Hello <a>there⟧</a></p>", []),
        ("<p>27</p>", []),
    ],
)
def test_what_is_left_out_is_found(html: str, left: list[str]) -> None:
    assert left_out(tree(f"<title>⟦x⟧</title>{html}")) == left


def test_a_reason_is_said_in_another_language_with_the_states_in_it(made_up: None) -> None:
    reason = of_jobs.why_not_retry(of_jobs.State.DONE)
    assert (
        reason
        == "This job stands as “Done”. Only one that failed or was cancelled can be tried again."
    )
    assert said(reason).startswith("⟦This job stands as “⟦Done⟧”.")
    assert said(ValueError(reason)) == said(reason)


def test_every_state_of_a_job_can_be_named_in_another_language() -> None:
    assert set(of_jobs.NAMED) == {state.value.capitalize() for state in of_jobs.State}


def test_every_kind_state_and_role_can_be_named_in_another_language() -> None:
    assert set(NAMED) == {word.value.capitalize() for each in (Kind, State, Role) for word in each}


def test_messages_of_every_kind_are_collected(tmp_path: Path) -> None:
    ids = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in marked_messages(tmp_path)
    }
    assert "Skip to main content" in ids  # a template of ours
    assert "How this was made" in ids  # a template that the site shares with reports
    assert "Enter a date, for example 27 3 2027" in ids  # a lazy one
    assert "%(n)s found" in ids  # one that counts
    assert any(
        id.startswith("Buttons cannot be #%(tint)s") for id in ids
    )  # marked where no Django is


@pytest.mark.parametrize(
    "content", ["Supplier,Amount\r\nCanal Boats,3.00\r\n", f'"{"a" * (1 << 20)}b']
)
def test_the_log_the_outcome_and_the_problem_of_a_job_are_not_left_out(
    made_up: None, content: str, tmp_path: Path, settings: Settings, client: Client
) -> None:
    settings.SITE_FOLDER, settings.UPLOAD_FOLDER = tmp_path / "site", tmp_path / "uploads"
    cast = everyone()
    arrived = Arrived("June.csv", "text/csv")
    arrived.add(content.encode())
    ada = cast.viewer("Ada")
    (june,) = keep_uploads(arrived=[arrived], taken=TABLES, by=ada, at=NOW)
    client.force_login(cast.person("Ada"))
    for kind, wishes in (
        ("count rows", {"upload": june.ref, "organisation": june.organisation_id}),
        ("compare organisations", {}),
    ):
        job = start_job(kind=kind, wishes=wishes, by=ada, at=NOW)
        with override("en"):  # the worker speaks no language: what it says is kept in parts
            carry_out(job.ref, root=job_folder(), clock=lambda: NOW, seconds=600)
        page = client.get(f"/jobs/{job.ref}/").content.decode()
        assert left_out(tree(page), frozenset([settings.PLACE_NAME])) == []
        assert "⟦less than a second⟧" in page
