"""Mappings between editions: what may stand, what follows through a third edition, and the table that goes out."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.frameworks.invented import edition, measure, objective
from weft.analysis.errors import WeftError
from weft.analysis.frameworks.crosswalks import (
    INVERSE,
    THROUGH,
    Mapping,
    Relation,
    Status,
    between,
    composed,
    contradictions,
    factor_in,
    why_not,
)
from weft.analysis.frameworks.sssom import as_sssom, read_sssom

ONE = edition(objective("A"), measure("A1"), measure("A2", unit="hours"))
TWO = edition(objective("B"), measure("B1"), measure("B2", unit="weeks"), name="2")
THREE = edition(objective("C"), measure("C1"), name="3")
EXACT, BROADER, NARROWER, RELATED, NONE = Relation
AGREED = Status.AGREED
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


def mapped(
    code: str, relation: Relation, other: str, factor: Fraction | None = None, **said: object
) -> Mapping:
    one = Mapping(ONE.ref, code, relation, TWO.ref, other, factor, "Because.", status=AGREED)
    return replace(one, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        (mapped("A1", EXACT, "B1"), None),
        (mapped("A", RELATED, "B"), None),
        (mapped("A1", NONE, ""), None),
        (mapped("A2", EXACT, "B2", Fraction(1, 225)), None),
        (mapped("Z", EXACT, "B1"), "quillmouth:1 has nothing with the code “Z”"),
        (mapped("A1", EXACT, "Z"), "quillmouth:2 has nothing with the code “Z”"),
        (mapped("A1", EXACT, ""), "quillmouth:2 has nothing with the code “”"),
        (mapped("A1", EXACT, "B1", rationale=" "), "Say why “A1” is exact to “B1”"),
        (mapped("A1", EXACT, "B1", subject="other:1"), "speaks of other:1"),
        (mapped("A2", EXACT, "B2"), "an exact mapping needs a quantity factor"),
        (mapped("A1", EXACT, "B1", Fraction(2)), "the quantity factor can only be 1"),
        (mapped("A2", EXACT, "B2", Fraction(0)), "more than 0"),
        (mapped("A", EXACT, "B", Fraction(1)), "only between two measures"),
        (mapped("A1", NONE, "", Fraction(1)), "only between two measures"),
    ],
)
def test_a_mapping_that_cannot_stand_is_refused_with_the_reason(
    mapping: Mapping, words: str | None
) -> None:
    found = why_not(mapping, ONE, TWO)
    assert found is None if words is None else words in (found or "")


def test_turning_twice_changes_nothing() -> None:
    for relation in Relation:
        one = mapped("A2", relation, "B2", Fraction(3, 7))
        assert one.turned().turned() == one
        assert one.turned().relation is INVERSE[relation]
        assert one.turned().factor == Fraction(7, 3)


def test_what_is_said_the_other_way_round_counts_too() -> None:
    said = [mapped("A1", NARROWER, "B1"), mapped("A2", NONE, "")]
    assert between(said, ONE.ref, TWO.ref) == tuple(said)
    (turned,) = between(said, TWO.ref, ONE.ref)
    assert (turned.subject_code, turned.relation, turned.object_code) == ("B1", BROADER, "A1")


def test_two_that_say_different_things_are_named() -> None:
    fine = [mapped("A1", EXACT, "B1"), mapped("A1", EXACT, "B1").turned()]
    assert not [*contradictions(fine)]
    wrong = [mapped("A1", EXACT, "B1"), mapped("A1", BROADER, "B1").turned()]
    ((first, second),) = contradictions(wrong)
    assert {first.relation, second.turned().relation} == {EXACT, BROADER}


@pytest.mark.parametrize("first", list(Relation))
@pytest.mark.parametrize("second", list(Relation))
def test_what_follows_through_a_third_is_proposed_and_only_where_it_follows(
    first: Relation, second: Relation
) -> None:
    there = [mapped("A1", first, "B1", Fraction(1, 2))]
    on = [
        Mapping(TWO.ref, "B1", second, THREE.ref, "C1", Fraction(1, 3), "Because.", status=AGREED)
    ]
    found = composed(there, on)
    expected = THROUGH.get((first, second))
    if expected is None:
        assert not found
        return
    (one,) = found
    assert (one.subject_code, one.relation, one.object_code) == ("A1", expected, "C1")
    assert one.status is Status.PROPOSED
    assert one.factor == Fraction(1, 6)
    assert one.through == ("quillmouth:2/B1",)


def test_nothing_follows_from_what_is_not_agreed_or_is_spoken_of() -> None:
    there = [mapped("A1", EXACT, "B1")]
    on = [Mapping(TWO.ref, "B1", EXACT, THREE.ref, "C1", rationale="Because.", status=AGREED)]
    assert len(composed(there, on)) == 1
    assert not composed([replace(there[0], status=Status.REVIEWED)], on)
    assert not composed(there, [replace(on[0], status=Status.PROPOSED)])
    said = Mapping(THREE.ref, "C1", NONE, ONE.ref, "A1", rationale="Not the same.")
    assert not composed(there, on, known=[said])


def test_two_ways_that_say_different_things_propose_nothing() -> None:
    there = [mapped("A1", EXACT, "B1"), mapped("A1", BROADER, "B")]
    on = [
        Mapping(TWO.ref, code, EXACT, THREE.ref, "C1", rationale="Because.", status=AGREED)
        for code in ("B1", "B")
    ]
    assert not composed(there, on)


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20)
ANY = st.builds(
    mapped,
    st.sampled_from(["A", "A1", "A2"]), st.sampled_from(list(Relation)), st.sampled_from(["B", "B1", "B2"]),
    st.none() | st.fractions(Fraction(1, 50), 50, max_denominator=50),
    rationale=TEXTS, author=TEXTS, on=st.none() | st.dates(date(2000, 1, 1)), status=st.sampled_from(list(Status)),
    through=st.lists(st.sampled_from(["x:1/A", "y:2/B"]), unique=True).map(tuple),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(ANY | st.just(mapped("A1", NONE, "")), max_size=6))
def test_a_table_that_goes_out_comes_back_the_same(said: Sequence[Mapping]) -> None:
    text = as_sssom(said, [ONE, TWO], licence=LICENCE)
    assert read_sssom(text, name="it", editions=[ONE, TWO]) == tuple(said)


def test_the_table_is_one_that_others_can_read() -> None:
    text = as_sssom([mapped("A1", NONE, "B1"), mapped("A2", NONE, "")], [ONE, TWO], licence=LICENCE)
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert "#license: " + LICENCE in head
    assert any(line.startswith("#mapping_set_id: urn:weft:") for line in head)
    columns, first, second = [line.split("\t") for line in text.splitlines()[len(head) :]]
    one, two = dict(zip(columns, first, strict=True)), dict(zip(columns, second, strict=True))
    assert (one["predicate_id"], one["predicate_modifier"]) == ("skos:exactMatch", "Not")
    assert (two["object_id"], two["object_source"]) == ("sssom:NoTermFound", "quillmouth.2:edition")
    assert one["mapping_justification"] == "semapv:ManualMappingCuration"
    assert one["subject_label"] == "What A1 counts"


HEAD = "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\tb\n", "lacks the column subject_id"),
        ("#a: [\n" + HEAD, "YAML"),
        ("#just words\n" + HEAD, "name nothing"),
        ("#a: 2026-13-45\n" + HEAD, "YAML"),
        ("#" + "[" * 100_000 + "\n" + HEAD, "YAML"),
        (
            HEAD.replace("\n", "\text_factor\n")
            + "quillmouth.1:A\tskos:broadMatch\tquillmouth.2:B\tsemapv:X\t1e999999999\n",
            "row 2: the factor “1e999999999” is no number",
        ),
        (
            HEAD + "x:A\tskos:exactMatch\tquillmouth.2:B\tsemapv:X\n",
            "row 2: “x:A” is of none of these editions",
        ),
        (
            HEAD + "quillmouth.1:A\tskos:like\tquillmouth.2:B\tsemapv:X\n",
            "row 2: the predicate “skos:like”",
        ),
        (
            HEAD + "quillmouth.1:A\tskos:exactMatch\tsssom:NoTermFound\tsemapv:X\n",
            "needs an object_source",
        ),
    ],
)
def test_a_table_that_cannot_be_read_names_the_row(text: str, words: str) -> None:
    with pytest.raises(WeftError, match=words):
        read_sssom(text, name="it", editions=[ONE, TWO])


def test_a_field_that_is_too_long_for_a_table_names_its_row() -> None:
    before = csv.field_size_limit(100)
    try:
        with pytest.raises(WeftError, match="it, row 2: it cannot be read"):
            read_sssom(f"{HEAD}q\t{'x' * 200}", name="it", editions=[ONE, TWO])
    finally:
        csv.field_size_limit(before)


def test_a_prefix_that_leads_to_no_address_is_passed_over() -> None:
    text = (
        "#curie_map:\n#  q: [quillmouth:1]\n"
        + HEAD
        + "q:A\tskos:exactMatch\tquillmouth.2:B\tsemapv:X\n"
    )
    with pytest.raises(WeftError, match="“q:A” is of none"):
        read_sssom(text, name="it", editions=[ONE, TWO])


@pytest.mark.parametrize(
    ("text", "factor"),
    [("1/52", Fraction(1, 52)), ("1000", Fraction(1000)), (" 0.5 ", Fraction(1, 2)), ("1/0", None), ("-1", None), ("1e9", None),
     ("", None), ("9" * 21, None), ("١", None)],
)  # fmt: skip
def test_a_factor_is_written_as_people_write_it(text: str, factor: Fraction | None) -> None:
    assert factor_in(text) == factor


def test_a_table_of_others_is_read() -> None:
    text = (
        "#curie_map:\n#  q1: https://place.example/frameworks/quillmouth/1/\n" + HEAD
        + "q1:A\tskos:closeMatch\tquillmouth.2:B\tsemapv:LexicalMatching\n"
    )  # fmt: skip
    (found,) = read_sssom(text, name="it", editions=[ONE, TWO])
    assert (found.subject, found.subject_code, found.relation, found.status) == (
        ONE.ref,
        "A",
        RELATED,
        Status.PROPOSED,
    )


def test_a_framework_whose_name_ends_like_another_is_not_taken_for_it() -> None:
    greater = replace(ONE, framework=replace(ONE.framework, key="greater-quillmouth"))
    said = Mapping(greater.ref, "A1", EXACT, TWO.ref, "B1", rationale="Both are one.")
    text = as_sssom([said], [greater, TWO], licence=LICENCE)
    assert read_sssom(text, name="it", editions=[greater, ONE, TWO]) == (said,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is empty."),
        ("#license: x\n#a: [\n" + HEAD, "it, line 2: “#a: [” cannot be read. The lines that begin with # are YAML"),
        ("#just words\n" + HEAD, "it, lines 1 to 1: the lines that begin with # name nothing."),
        (HEAD.replace("\tmapping_just", "\tobject_id\tmapping_just"), "it, row 1: the heading object_id stands over 2 columns."),
        (HEAD.replace("\t", ","), "or its columns are not parted by tabs"),
    ],
)  # fmt: skip
def test_a_table_that_is_none_says_why_in_words(text: str, words: str) -> None:
    with pytest.raises(WeftError, match=re.escape(words)):
        read_sssom(text, name="it", editions=[ONE, TWO])


def test_every_row_that_cannot_be_read_is_named_at_once() -> None:
    rows = "".join(f"quillmouth.1:A1\tskos:{n}\tquillmouth.2:B1\tx\n" for n in range(13))
    with pytest.raises(WeftError) as refused:
        read_sssom(HEAD + rows, name="it", editions=[ONE, TWO])
    assert "- row 2: the predicate “skos:0” is none of" in refused.value.message
    assert "- row 11: " in refused.value.message
    assert refused.value.message.endswith("… and 3 more.")


def test_a_code_that_its_edition_has_not_is_named_with_its_row() -> None:
    fine = "quillmouth.1:A1\tskos:exactMatch\tquillmouth.2:B1\tx\n"
    for row, words in (
        ("quillmouth.1:Z\tskos:exactMatch\tquillmouth.2:B1\tx\n", "it, row 3: quillmouth:1 has nothing with the code “Z”."),
        ("quillmouth.1:A1\tskos:exactMatch\tquillmouth.2:Z\tx\n", "it, row 3: quillmouth:2 has nothing with the code “Z”."),
    ):  # fmt: skip
        with pytest.raises(WeftError, match=re.escape(words)):
            read_sssom(HEAD + fine + row, name="it", editions=[ONE, TWO])


def test_a_cell_that_looks_like_a_formula_is_made_harmless_and_comes_back() -> None:
    two = edition(measure("B1", "=1+1"), name="2")
    risky = [
        mapped("A1", EXACT, "B1", rationale=said, author=author)
        for said, author in (("=HYPERLINK()", "@us"), ("-1 of them", "+44"), ("'=so", "'tis"), ("  =x", "We"))
    ]  # fmt: skip
    text = as_sssom(risky, [ONE, two], licence=LICENCE)
    cells = [cell for line in text.splitlines() if line[0] != "#" for cell in line.split("\t")]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert read_sssom(text, name="it", editions=[ONE, two]) == tuple(risky)
