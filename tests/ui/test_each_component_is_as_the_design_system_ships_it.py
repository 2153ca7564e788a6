"""Each component of the Design System that a page uses is drawn exactly as its fixtures are.

The fixtures come with govuk-frontend, at the version that the pages are dressed in. Hidden fixtures are
compared, too: only “hidden” from the Design System's own website, they are the edge cases.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.project import ROOT, SOURCE
from tests.ui.pages import drawn, outline

GOVUK = ROOT / "node_modules" / "govuk-frontend"
IMPORTED = re.compile(r"govuk_frontend_jinja/components/([a-z-]+)/macro\.html")
ALWAYS = {
    *("back-link", "breadcrumbs", "button", "character-count", "checkboxes", "date-input"),
    *("details", "error-message", "error-summary", "fieldset", "file-upload", "hint", "input"),
    *("inset-text", "label", "notification-banner", "pagination", "panel", "password-input"),
    *("radios", "select", "service-navigation", "skip-link", "summary-list", "table", "tabs"),
    *("tag", "task-list", "textarea", "warning-text"),
}
"""What any page of a service is made of: compared whether or not a page uses it yet."""


def used() -> set[str]:
    """The components that the templates of any room import."""
    pages = SOURCE.glob("*/templates/**/*.html")
    return {name for page in pages for name in IMPORTED.findall(page.read_text("utf-8"))}


def fixtures(component: str) -> list[dict[str, Any]]:
    there = GOVUK / "dist" / "govuk" / "components" / component / "fixtures.json"
    return list(json.loads(there.read_text("utf-8"))["fixtures"])


@pytest.fixture(autouse=True)
def fetched() -> None:
    if not GOVUK.is_dir():
        assert not os.environ.get("WEFT_REQUIRE_PROGRAMS"), "node_modules is missing here."
        pytest.skip("needs govuk-frontend's fixtures. To get them: sh scripts/dress")


def macro(component: str) -> str:
    return "govuk" + "".join(map(str.capitalize, component.split("-")))


@pytest.mark.parametrize("component", sorted(ALWAYS | used()))
def test_every_fixture_is_drawn_equal(component: str) -> None:
    name = macro(component)
    template = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {name} %}}'
        f"{{{{ {name}(params) }}}}"
    )
    found = fixtures(component)
    assert found, f"No fixture of {component}."
    unlike = [
        fixture["name"]
        for fixture in found
        if outline(drawn(template, params=fixture["options"])) != outline(fixture["html"])
    ]
    assert unlike == []


def test_the_fixtures_are_counted() -> None:
    """So that a set-up that lost most of them is noticed: 6.3.0 ships 500 and more for these."""
    counted = {component: len(fixtures(component)) for component in ALWAYS | used()}
    assert min(counted.values()) >= 4
    assert sum(counted.values()) >= 500


def test_the_fixtures_are_of_the_version_that_the_pages_wear() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    installed = json.loads((GOVUK / "package.json").read_text("utf-8"))["version"]
    assert installed == locked["node_modules/govuk-frontend"]["version"]
    dress = Path(SOURCE / "ui" / "static" / "dress" / "govuk.css").read_text("utf-8")
    assert f'--govuk-frontend-version:"{installed}"' in dress


def test_the_templates_use_components() -> None:
    assert {"button", "skip-link", "service-navigation", "error-summary"} <= used()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('<a class="b  c" href="/">x</a>', '<a href="/" class="b c">\n x </a>', True),
        ('<a class="b" href="/">x</a>', '<a class="b c" href="/">x</a>', False),
        ("<p>x</p>", "<p>x</p><p></p>", False),
        ("<p>x</p>y", "<p>x</p>", False),
        ("<p>x<b>y</b></p>", "<p><b>y</b>x</p>", False),
        ('<p hidden="">x</p>', "<p>x</p>", False),
    ],
)
def test_the_comparison_tells_what_differs(one: str, other: str, same: bool) -> None:
    assert (outline(one) == outline(other)) is same
