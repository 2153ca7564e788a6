"""What is shipped says its source and its licence, and whose words it is; its mappings stand."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.catalogue import edition_called, shipped, shipped_mappings
from weft.analysis.frameworks.crosswalks import Relation, Status, contradictions, why_not
from weft.analysis.frameworks.edition import Edition, Origin

EDITIONS = pytest.mark.parametrize("edition", shipped(), ids=lambda one: one.ref)


@EDITIONS
def test_every_fact_of_a_publisher_names_the_page_on_which_it_stands(edition: Edition) -> None:
    known = {source.id: source for source in edition.sources}
    for node in edition.nodes:
        if node.origin is Origin.PUBLISHER:
            assert known[node.source].url.startswith("https://"), node.code
            assert node.measure is None, f"{node.code}: the measures are our own"
        else:
            assert node.origin is Origin.WEFT
            assert node.measure is not None
    assert edition.framework.licence.name


@EDITIONS
def test_every_measure_of_ours_says_how_it_is_counted_and_who_confirms_it(edition: Edition) -> None:
    for node, measure in edition.measures():
        assert measure.counting.who, node.code
        assert measure.evidence, node.code
        assert measure.confirmed_by, node.code


def test_each_measure_of_ours_is_counted_alike_wherever_it_stands() -> None:
    rules: dict[str, object] = {}
    for edition in shipped():
        for node, measure in edition.measures():
            said = (
                measure.unit,
                measure.kind,
                measure.over_time,
                measure.over_providers,
                measure.counting,
            )
            assert rules.setdefault(node.wording, said) == said, node.code


def test_the_six_objectives_and_the_six_priorities_are_there() -> None:
    tops = {one.ref: [node.wording for node in one.under[""]] for one in shipped()}
    assert tops["greater-manchester:2014"][0] == "Promote employment and economic sustainability"
    assert len(tops["greater-manchester:2014"]) == 6
    assert (
        tops["greater-manchester:2020"][5] == "Develop a local, GM-based and resilient supply chain"
    )
    assert len(tops["greater-manchester:2020"]) == 6
    assert len(tops["social-value-model:ppn-06-20"]) == 5
    assert len(tops["social-value-model:ppn-002"]) == 5
    assert len(tops["sustainable-development-goals:2015"]) == 17


def test_what_nobody_could_verify_is_not_shipped() -> None:
    codes = {(one.ref, code) for one in shipped() for code in one.by_code}
    assert ("social-value-model:ppn-06-20", "PO8") not in codes
    assert not {code for ref, code in codes if ref == "social-value-model:ppn-002"} & {
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
    }
    words = " ".join(node.wording for one in shipped() for node in one.nodes)
    assert "NT1" not in words


def test_a_model_is_in_force_from_the_day_on_which_it_binds_not_from_its_publication() -> None:
    model = edition_called("social-value-model:ppn-002")
    assert model.begins == date(2025, 10, 1)
    growth = model.node("M1")
    assert growth.wording == "Kickstart economic growth"
    (source,) = (one for one in model.sources if one.id == growth.source)
    assert source.url.startswith("https://www.gov.uk/")


@EDITIONS
def test_no_fact_stands_on_a_package_for_programs(edition: Edition) -> None:
    assert not [one.url for one in edition.sources if "npm" in one.url or "diffend" in one.url]


def test_something_is_said_between_any_two_that_are_shipped() -> None:
    met = {frozenset({one.subject, one.object}) for one in shipped_mappings()}
    assert met == {frozenset({one.ref, other.ref}) for one, other in combinations(shipped(), 2)}


def test_a_goal_of_the_world_is_never_said_to_be_the_same_as_what_a_council_asks() -> None:
    for one in shipped_mappings():
        if "sustainable-development-goals:2015" in (one.subject, one.object):
            assert one.relation is Relation.RELATED, one
            assert one.rationale


def test_every_mapping_stands_and_none_says_against_another() -> None:
    known = {one.ref: one for one in shipped()}
    for mapping in shipped_mappings():
        assert why_not(mapping, known[mapping.subject], known[mapping.object]) is None, mapping
    assert not [*contradictions(shipped_mappings())]


def test_only_what_is_counted_alike_is_agreed_to_be_exact() -> None:
    known = {one.ref: one for one in shipped()}
    for one in shipped_mappings():
        if one.relation is Relation.EXACT:
            mine, yours = (
                known[one.subject].node(one.subject_code),
                known[one.object].node(one.object_code),
            )
            assert one.status is Status.AGREED
            assert mine.measure and yours.measure
            assert (mine.wording, mine.measure.counting) == (yours.wording, yours.measure.counting)


def test_the_shipped_frameworks_hang_together() -> None:
    met = {frozenset({one.subject, one.object}) for one in shipped_mappings()}
    reached = {"greater-manchester:2014"}
    while more := {ref for pair in met if pair & reached for ref in pair} - reached:
        reached |= more
    assert reached == {one.ref for one in shipped()}


def test_a_framework_is_called_by_its_name_for_its_latest_edition() -> None:
    assert edition_called("greater-manchester").name == "2020"
    assert edition_called("greater-manchester:2014").name == "2014"
    with pytest.raises(WeftError, match="There are: greater-manchester:2014"):
        edition_called("national-toms")
