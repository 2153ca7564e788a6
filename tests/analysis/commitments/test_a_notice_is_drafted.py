"""What was assessed becomes a draft of the contract performance notice: a text to read, and data that a stranger's check of the standard takes."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from weft.analysis.commitments.notice import (
    STATUS,
    Body,
    Indicated,
    Notice,
    as_ocds,
    as_text,
    faults,
    lacks,
)
from weft.analysis.commitments.ratings import Rating

STANDARD = Path(__file__).parents[4] / "shared/data/ocds/standard"
TAG = "1__1__5"
HOURS = Indicated(
    "aaaa2222", "Hours that staff volunteered", Rating.INADEQUATE, (("Due", "120 hours"), ("Verified", "70 hours")), "Fewer Saturdays.\nIt was winter.",
    "Fennel & Brook",
)  # fmt: skip
NOTICE = Notice(
    address="https://weft.example/agreements/abcd2345/performance/efgh2345/", at=datetime(2026, 11, 30, 9, 0, tzinfo=UTC), ref="efgh2345",
    version=1, corrects="", authority=Body("Quillmouth City Council", "qqqq2345"),
    suppliers=[Body("Fennel & Brook", "ffff2345", "GB-COH", "01234567")], title="Repairs of council homes", contract="QCC-2024-118",
    ocid="ocds-h6vhtk-04a1b2", award="", begins=date(2024, 6, 1), ends=date(2027, 5, 31), state="active",
    assessed=(date(2025, 6, 1), date(2026, 5, 31)), words="The second year was harder.",
    indicators=[HOURS, *(Indicated(f"bbbb{n}", f"Indicator {n}", rating, (("Due", "1"),)) for n, rating in enumerate(Rating))],
)  # fmt: skip


def test_the_text_says_who_what_when_and_how_well() -> None:
    text = as_text(NOTICE)
    for said in (
        "DRAFT. Nothing of this is published.",
        "Contracting authority: Quillmouth City Council\n",
        "Supplier: Fennel & Brook (GB-COH-01234567)\n",
        "Contract number: QCC-2024-118\nOCID: ocds-h6vhtk-04a1b2\nRuns: 1 June 2024 to 31 May 2027\n",
        "Assessed for: 1 June 2025 to 31 May 2026\nAssessed on: 30 November 2026\n",
        "1. Hours that staff volunteered\n   Supplier: Fennel & Brook\n   Due: 120 hours. Verified: 70 hours.\n   Rating: Inadequate\n"
        "   Why: Fewer Saturdays. It was winter.\n",
        "\nThe second year was harder.\n",
    ):
        assert said in text
    theirs = replace(NOTICE, indicators=[replace(HOURS, supplier="Ostle")])
    assert "   Promised by: Ostle\n" in as_text(theirs), "a subcontractor is no supplier"
    assert "Puts right" not in text
    assert "Puts right what was said before: Ten came late.\n" in as_text(replace(NOTICE, version=2, corrects="Ten\ncame late."))  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, []),
        ({"ocid": ""}, ["ocid"]),
        ({"ocid": "QCC-2024"}, ["ocid"]),
        ({"contract": "", "suppliers": []}, ["contract", "supplier"]),
        ({"indicators": []}, ["indicators"]),
    ],
)
def test_what_is_missing_before_it_can_be_data_is_named(
    changed: dict[str, Any], missing: list[str]
) -> None:
    assert list(lacks(replace(NOTICE, **changed))) == missing


@pytest.mark.parametrize("rating", list(Rating))
def test_whether_a_milestone_was_met_follows_from_the_rating(rating: Rating) -> None:
    data = as_ocds(replace(NOTICE, indicators=[replace(HOURS, rating=rating)]))
    (milestone,) = data["releases"][0]["contracts"][0]["implementation"]["milestones"]
    assert milestone.get("status") == STATUS.get(rating)
    assert milestone["description"].startswith(f"Rating: {rating.value}. Due: 120 hours.")


def test_another_version_updates_the_first() -> None:
    first, second = (as_ocds(replace(NOTICE, version=n))["releases"][0] for n in (1, 2))
    assert (first["tag"], second["tag"]) == (["implementation"], ["implementationUpdate"])
    assert first["id"] != second["id"]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, Any]], list[str]]:
    """What the standard's own check (libcoveocds) finds wrong in a package, from the standard as a file: nothing is fetched."""
    if not STANDARD.is_dir():
        pytest.skip("The standard is not beside the project.")
    from libcoveocds.api import ocds_json_output
    from libcoveocds.config import LibCoveOCDSConfig

    file = tmp_path_factory.mktemp("standard") / "standard.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(f"standard-{TAG}/", "")
        for each in (STANDARD / "schema").rglob("*"):
            if each.is_file():
                packed.write(each, f"standard-{TAG}/{each.relative_to(STANDARD)}")
    config = LibCoveOCDSConfig({"standard_zip": file.as_uri(), "context": "api"})

    def judge(package: dict[str, Any]) -> list[str]:
        found = ocds_json_output(json_data=package, lib_cove_ocds_config=config)
        wrong = [str(one) for one in found["validation_errors"]]
        more = ("conformance_errors", "additional_fields", "additional_closed_codelist_values")
        return wrong + [f"{name}: {found[name]}" for name in more if found.get(name)]

    return judge


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"version": 3, "corrects": "Ten came late.", "state": "terminated"},
        {"begins": None, "ends": None, "words": "", "award": "award-1"},
        {"suppliers": [Body("One", "oooo2345"), Body("Other", "tttt2345", "GB-CHC", "123456")]},
    ],
)
def test_what_is_drafted_is_what_the_standard_takes(
    judged: Callable[[dict[str, Any]], list[str]], changed: dict[str, Any]
) -> None:
    package = as_ocds(replace(NOTICE, **changed))
    assert faults(package) == []
    assert judged(package) == []


def without(*path: Any) -> Callable[[dict[str, Any]], None]:
    """Take something out of a package."""

    def change(package: dict[str, Any]) -> None:
        part: Any = package
        for each in path[:-1]:
            part = part[each]
        del part[path[-1]]

    return change


def instead(value: Any, *path: Any) -> Callable[[dict[str, Any]], None]:
    """Put something else into a package."""

    def change(package: dict[str, Any]) -> None:
        part: Any = package
        for each in path[:-1]:
            part = part[each]
        part[path[-1]] = value

    return change


RELEASE, CONTRACT = ("releases", 0), ("releases", 0, "contracts", 0)
MILESTONES = (*CONTRACT, "implementation", "milestones")
BROKEN = {
    "no ocid": without(*RELEASE, "ocid"),
    "no id": without(*RELEASE, "id"),
    "no tag": instead([], *RELEASE, "tag"),
    "no beginning": without(*RELEASE, "initiationType"),
    "no moment": instead("30 November", *RELEASE, "date"),
    "no day": instead("2026-05-31", *MILESTONES, 0, "dueDate"),
    "no award": without(*CONTRACT, "awardID"),
    "no contract": without(*CONTRACT, "id"),
    "no milestone": without(*MILESTONES, 0, "id"),
    "no address": instead("weft", "uri"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_the_standard_does_not_take_our_own_check_does_not_take_either(
    judged: Callable[[dict[str, Any]], list[str]], name: str
) -> None:
    package = copy.deepcopy(as_ocds(NOTICE))
    BROKEN[name](package)
    assert judged(package)
    assert faults(package)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (instead("nobody", *RELEASE, "buyer", "id"), "releases/0: nobody is no party."),
        (instead("none", *CONTRACT, "awardID"), "releases/0/contracts/0/awardID: there is no such award."),
        (instead("ocid-1", *RELEASE, "ocid"), "releases/0/ocid: it begins with no prefix of the standard, as in ocds-h6vhtk-."),
        (instead("30 November", *RELEASE, "date"), "releases/0/date: it is no moment."),
        (instead("2.0", "version"), "version: it is not 1.1."),
        (instead("bbbb0-efgh2345", *MILESTONES, 0, "id"), "releases/0/contracts/0/implementation/milestones: two have one id."),
    ],
)  # fmt: skip
def test_our_own_check_says_what_is_wrong_and_where(
    change: Callable[[dict[str, Any]], None], fault: str
) -> None:
    package = copy.deepcopy(as_ocds(NOTICE))
    change(package)
    assert faults(package) == [fault]
