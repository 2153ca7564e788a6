"""A stranger can take every figure with its workings from figures.json and make it again."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.reporting import hostile, sample
from weft.analysis.reporting.figures import as_json


@pytest.fixture(scope="module")
def said(written: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((written / "figures.json").read_text("utf-8"))
    return loaded


def test_every_figure_is_there_with_its_exact_value(said: dict[str, Any]) -> None:
    figures = {each["id"]: each for each in said["figures"]}
    assert list(figures) == [figure.id for figure in sample.report().figures()]
    assert figures["total"]["value"] == "778433763.58"
    assert Decimal(figures["credits"]["value"]) == Decimal("-3211870.11")
    assert figures["influenceable.share"]["value"] == "0.572475"
    assert figures["payments"]["value"] == 39514
    assert figures["new.suppliers"]["value"] is None


def test_a_figure_carries_its_workings(said: dict[str, Any]) -> None:
    figure = next(each for each in said["figures"] if each["id"] == "influenceable.total")
    assert figure["section"] == "bridge"
    assert figure["kind"] == "gbp"
    assert figure["workings"] == {
        "definition": "Spending that procurement can influence, counted from the payments of "
        "the period.",
        "rows": 31882,
        "amount_gbp": "445633779.60",
        "steps": [
            "£778,433,763.58 paid in all",
            "− £332,799,983.98 that procurement cannot influence",
            "= £445,633,779.60",
        ],
        "inputs": ["file-1", "file-2"],
        "which": {"kept_apart": [None], "top": [10, 50]},
    }
    total = next(each for each in said["figures"] if each["id"] == "total")
    assert total["workings"]["which"] is None


def test_files_and_versions_are_named(said: dict[str, Any]) -> None:
    report = sample.report()
    assert [each["sha256"] for each in said["inputs"]] == [file.sha256 for file in report.inputs]
    assert said["inputs"][0]["amount_gbp"] == "61200344.00"
    assert said["versions"] == report.versions
    assert said["report"]["id"] == report.id


def test_the_order_of_keys_is_kept() -> None:
    assert as_json(sample.report()) == as_json(sample.report())
    assert list(json.loads(as_json(hostile.report()))) == [
        "report",
        "figures",
        "inputs",
        "versions",
    ]
