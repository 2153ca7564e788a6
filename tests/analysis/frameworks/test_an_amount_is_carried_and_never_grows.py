"""Amounts arrive in another framework's words, never grow beyond their factor, and what is lost is named."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.frameworks.invented import edition, measure
from tests.analysis.frameworks.spec_an_amount_carried_to_another_framework import CASES
from weft.analysis.frameworks.beside import Lack
from weft.analysis.frameworks.crosswalks import Mapping, Relation, Status
from weft.analysis.frameworks.files import CannotReadFile, as_translated, measured_in
from weft.analysis.frameworks.translated import Arrived, Told, Translated, translated
from weft.analysis.frameworks.units import UNITS, NotAQuantity, Unit, in_parts

SHARE = {"unit": "percent", "over_time": "latest", "over_providers": "never"}
BEFORE = edition(
    measure("A"),
    measure("B", part_of="A"),
    measure("C"),
    measure("H", unit="hours"),
    measure("S", **SHARE),
)
AFTER = edition(
    measure("X"),
    measure("Y", part_of="X"),
    measure("W", unit="weeks"),
    measure("T", **SHARE),
    name="2",
)


def told(written: str) -> list[Told]:
    made = []
    for each in written.split(", "):
        code, amount, *reference = each.split()
        node = BEFORE.node(code)
        assert node.measure
        made.append(Told(code, in_parts(amount.rstrip("%"), node.measure.counted_in), *reference))
    return made


def mappings(written: str) -> list[Mapping]:
    made = []
    for each in filter(None, written.split(", ")):
        code, relation, other, *more = each.split()
        factor = next((Fraction(said) for said in more if said != "proposed"), None)
        made.append(
            Mapping(
                BEFORE.ref, code, Relation(relation), AFTER.ref, other.strip("-"), factor, "Because.",
                status=Status.PROPOSED if "proposed" in more else Status.AGREED,
            )
        )  # fmt: skip
    return made


def shown(one: Arrived) -> str:
    assert one.node.measure
    if one.node.measure.unit == "percent":
        return f"{one.node.code} {one.at_least // 100}%"
    if one.node.measure.unit == "weeks":
        left = one.contributions[0].left_over
        return f"{one.node.code} {Fraction(one.at_least, 10)}" + (
            f" left over {left} of a tenth" if left else ""
        )
    amount = f"{one.at_least}" if one.parts is not None else f"{one.at_least} to {one.at_most}"
    return f"{one.node.code} {amount}"


@pytest.mark.parametrize(("written", "agreed", "arrives", "lost", "twice"), CASES)
def test_the_table_holds(written: str, agreed: str, arrives: str, lost: str, twice: str) -> None:
    found = translated(told(written), BEFORE, AFTER, mappings(agreed))
    assert ", ".join(shown(one) for one in found.arrived) == arrives
    assert ", ".join(f"{one.node.code}: {one.why}" for one in found.lost) == lost
    assert "; ".join(", ".join(one.codes) for one in found.twice) == twice


def test_what_is_left_out_there_is_told_with_the_reason() -> None:
    gone = {"A": "The county counts that.", "C": ""}
    found = translated(told("A 10, C 4, S 80%"), BEFORE, AFTER, [], left_out=gone)
    assert {one.node.code: (one.lack, one.why) for one in found.lost} == {
        "A": (Lack.LEFT_OUT, "It is left out there. The county counts that."),
        "C": (Lack.LEFT_OUT, "It is left out there."),
        "S": (Lack.UNSAID, "Nobody has said yet what it is there."),
    }
    (agreed,) = translated(told("A 10"), BEFORE, AFTER, mappings("A none -")).lost
    assert agreed.lack is Lack.NOTHING
    (part,) = translated(told("A 10"), BEFORE, AFTER, mappings("A narrower X")).lost
    assert part.lack is None


FROM = edition(*(measure(f"F{n}", part_of=f"F{n - 1}" if n % 3 else "") for n in range(6)))
TO = edition(*(measure(f"T{n}") for n in range(4)), name="2")
ANY_MAPPING = st.builds(
    Mapping,
    st.just(FROM.ref), st.sampled_from(sorted(FROM.by_code)), st.sampled_from(list(Relation)),
    st.just(TO.ref), st.sampled_from(sorted(TO.by_code)),
    st.none() | st.fractions(Fraction(1, 100), 100, max_denominator=100),
    st.just("Because."), status=st.sampled_from(list(Status)),
)  # fmt: skip
ANY_TOLD = st.builds(
    Told,
    st.sampled_from(sorted(FROM.by_code)),
    st.integers(0, 10**6),
    st.sampled_from(["", "r1", "r2", "r3"]),
)


def unique(one: Mapping) -> object:
    return one.pair


@settings(max_examples=300, deadline=None)
@given(st.lists(ANY_TOLD, max_size=12), st.lists(ANY_MAPPING, max_size=12, unique_by=unique))
def test_nothing_grows_and_nothing_vanishes(given_: list[Told], agreed: list[Mapping]) -> None:
    found = translated(given_, FROM, TO, agreed)
    for one in found.arrived:
        most = sum(
            (
                Fraction(told.parts) * (each.mapping.factor or 1)
                for each in one.contributions
                for told in each.told
            ),
            Fraction(0),
        )
        assert 0 <= one.at_least <= one.at_most <= most
        for each in one.contributions:
            assert each.mapping.carries
            assert each.mapping.status is Status.AGREED
            whole = sum(told.parts for told in each.told) * (each.mapping.factor or Fraction(1))
            assert each.parts + each.left_over == whole
            assert 0 <= each.left_over < 1
    assert _codes(found) == {one.code for one in given_}


def _codes(found: Translated) -> set[str]:
    arrived = {each.mapping.subject_code for one in found.arrived for each in one.contributions}
    return arrived | {one.node.code for one in found.lost}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(ANY_TOLD, max_size=8),
    st.lists(ANY_MAPPING, max_size=8, unique_by=unique),
    st.randoms(),
)
def test_the_order_changes_nothing(given_: list[Told], agreed: list[Mapping], dice: object) -> None:
    before = translated(given_, FROM, TO, agreed)
    dice.shuffle(given_)  # type: ignore[attr-defined]
    dice.shuffle(agreed)  # type: ignore[attr-defined]
    after = translated(given_, FROM, TO, agreed)
    amounts = [(one.node.code, one.at_least, one.at_most) for one in before.arrived]
    assert [(one.node.code, one.at_least, one.at_most) for one in after.arrived] == amounts


@settings(max_examples=100, deadline=None)
@given(st.lists(ANY_TOLD, max_size=8), st.lists(ANY_MAPPING, max_size=8, unique_by=unique))
def test_there_and_back_by_exact_mappings_is_no_more_than_there_was(
    given_: list[Told], agreed: list[Mapping]
) -> None:
    one_way = {one.subject_code: one for one in agreed if one.relation is Relation.EXACT}
    exact = [*{one.object_code: one for one in one_way.values()}.values()]
    there = translated(given_, FROM, TO, exact)
    back = translated([Told(one.node.code, one.at_most) for one in there.arrived], TO, FROM, exact)
    for one in back.arrived:
        assert one.at_most <= sum(told.parts for told in given_ if told.code == one.node.code)


@pytest.mark.parametrize("unit", UNITS.values(), ids=lambda unit: unit.key)
@pytest.mark.parametrize("text", ["1e999999", "9" * 30, "1e-999999", "-1e99999"])
def test_a_number_that_nobody_has_is_refused_at_once(text: str, unit: Unit) -> None:
    with pytest.raises(NotAQuantity):
        in_parts(text, unit)


def test_a_list_comes_with_commas_or_as_it_is_copied_from_a_workbook() -> None:
    one = edition(measure("A1"), measure("A2", unit="hours"))
    wanted = (Told("A1", 3, "r"), Told("A2", 90))
    for text in (
        "measure,quantity,reference\nA1,3,r\n\nA2,1.5,\n",
        "\n Measure\tQuantity\tReference\nA1\t3\tr\nA2\t1.5\t",
    ):
        assert measured_in(text, name="It", edition=one) == wanted
    for text, words in (
        ("A1,3", "lacks the column measure"), ("measure,quantity\nB,1", "It, row 2: “B” is no measure"),
        ("measure,quantity\nA1," + "9" * 2000, "row 2: “9{40}…” is more people than anybody has"),
    ):  # fmt: skip
        with pytest.raises(CannotReadFile, match=words):
            measured_in(text, name="It", edition=one)


def test_a_list_is_taken_as_people_write_it() -> None:
    one = edition(measure("A1"), measure("S1", **SHARE), measure("G1", unit="gbp"))
    wanted = (Told("A1", 1200, "r"), Told("S1", 8000), Told("G1", 350))
    for text in (
        "measure;quantity;reference\na1;1,200;r\ns1;80%;\ng1;£3.50;\n",
        'measure,quantity,reference\nA1,"1,200",r\nS1,80 per cent,\nG1,£3.50,\n',
    ):
        assert measured_in(text, name="It", edition=one) == wanted
    for amount, unit in (("1,5", "people"), ("£3", "people"), ("80%", "hours"), ("1,2,3", "gbp"), ("£80", "percent")):  # fmt: skip
        with pytest.raises(NotAQuantity):
            in_parts(amount, UNITS[unit])
    assert in_parts("180%", UNITS["percent"]) == 18_000


def test_all_rows_of_a_list_that_cannot_be_read_are_named_at_once() -> None:
    one = edition(measure("A1"))
    text = "measure,quantity\nA1,few\nA1,3\nB,1\n" + "A1,x\n" * 12
    with pytest.raises(CannotReadFile) as refused:
        measured_in(text, name="It", edition=one)
    said = refused.value.message.splitlines()
    assert said[1].startswith("- row 2: “few” is no number of people")
    assert said[2].startswith("- row 4: “B” is no measure of quillmouth:1")
    assert said[-1] == "… and 4 more."
    with pytest.raises(CannotReadFile, match="the heading quantity stands over 2 columns"):
        measured_in("measure,quantity,Quantity\nA1,1,2\n", name="It", edition=one)


def test_what_became_of_a_list_keeps_its_references_and_says_the_other_wording() -> None:
    given_ = [*told("A 10 r1, C 4 r2"), Told("H", 60, "r3")]
    found = translated(given_, BEFORE, AFTER, mappings("A broader X, C broader X"))
    rows = list(
        csv.DictReader(io.StringIO(as_translated(found, BEFORE, AFTER).decode("utf-8-sig")))
    )
    assert [(row["what"], row["to_wording"], row["reference"]) for row in rows[:2]] == [
        ("arrived", "What X counts", "r1; r2"),
        ("lost", "", "r3"),
    ]
