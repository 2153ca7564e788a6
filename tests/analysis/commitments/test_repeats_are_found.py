"""Records that may be one benefit twice are found with reasons; honest look-alikes are left alone, as far as docs/method/repeats.md says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from statistics import fmean
from typing import Any

import pytest

from tests.analysis.commitments import planted
from tests.analysis.commitments.fifth_set.planting import fifth_set
from tests.analysis.commitments.fourth_set.planting import fourth_set
from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.score import scored
from tests.analysis.commitments.second_set.planting import second_set
from tests.analysis.commitments.sixth_set.planting import sixth_set
from tests.analysis.commitments.third_set.planting import third_set
from tests.analysis.commitments.thought_of.composed import composed
from tests.analysis.commitments.thought_of.drawn import drawn as thought_of
from tests.analysis.commitments.thought_of.fields import field_by_field
from tests.analysis.commitments.thought_of.world import CONTAINS, RELATED
from weft.analysis.commitments import weights
from weft.analysis.commitments.alike import (
    are_swapped,
    counted,
    differ_in_a_thing,
    likeness,
    says_its_own,
)
from weft.analysis.commitments.amounts import amount
from weft.analysis.commitments.benefit import Evidence, Recorded
from weft.analysis.commitments.candidates import candidates_among, common_among
from weft.analysis.commitments.compared import traits
from weft.analysis.commitments.glanced import Glanced
from weft.analysis.commitments.heard import compared, heard
from weft.analysis.commitments.numbers import read
from weft.analysis.commitments.parts import parts_of_wholes
from weft.analysis.commitments.repeats import named, numbered, pairs, repeats, repeats_of
from weft.analysis.commitments.seen import seen
from weft.analysis.commitments.spoken import days_in
from weft.analysis.commitments.weights import SHOWN_FROM, WEIGHTS
from weft.commitments import words

ONE = Recorded(
    "A", "builders", "builders", (), "place:2026/J", 3, date(2026, 4, 1), date(2026, 6, 30), ("E05",), (), "choir",
    "Harbour Choir", "Three people started a job", (Evidence("payroll", "", None, "PR-001234"),), "one", date(2026, 7, 1),
)  # fmt: skip


def weight(other: Recorded) -> int:
    found = repeats([ONE, other], contains={"E05": "E08"}, related={})
    return found[0].weight if found else 0


def test_the_same_told_twice_is_found_and_says_why() -> None:
    (found,) = repeats([ONE, replace(ONE, ref="B", agreement="two")], contains={}, related={})
    assert (found.one, found.other) == ("A", "B")
    assert "The same number." in found.reasons and "The same measure." in found.reasons


@pytest.mark.parametrize("disguise", [
    {"places": ("E08",)}, {"evidence": (Evidence("payroll", "", None, "pr 001234 (list)"),)}, {"begins": date(2026, 4, 5)},
    {"beneficiary": "", "beneficiary_name": "The harbour choir CIC"}, {"measure": "place:2023/J"}, {"description": "Other words"},
    {"provider": "roofers", "accountable": "builders"},
])  # fmt: skip
def test_a_disguise_does_not_hide_it(disguise: dict[str, Any]) -> None:
    assert weight(replace(ONE, ref="B", agreement="two", **disguise)) > 0


@pytest.mark.parametrize("difference", [
    {"evidence": (Evidence("payroll", "", None, "PR-009999"),)},
    {"begins": date(2027, 4, 1), "ends": date(2027, 6, 30), "evidence": ()},
    {"beneficiary": "school", "beneficiary_name": "Lock Lane School", "places": ("E06",), "evidence": ()},
])  # fmt: skip
def test_other_people_other_days_and_other_schools_are_other_benefits(
    difference: dict[str, Any],
) -> None:
    assert weight(replace(ONE, ref="B", **difference)) == 0


def test_a_policy_that_stands_behind_many_says_nothing() -> None:
    policy = Evidence("file", "f" * 64, None, "policy.pdf")
    many = [
        replace(ONE, ref=f"R{at}", evidence=(policy,), beneficiary=f"b{at}", beneficiary_name=f"Group {at} of the street",
                places=(f"P{at}",), begins=date(2026, 1, 1 + at), ends=date(2026, 1, 1 + at))
        for at in range(9)
    ]  # fmt: skip
    assert not repeats(many, contains={}, related={})


def test_a_new_record_is_held_against_those_there_are() -> None:
    found = repeats_of(replace(ONE, ref="B", agreement="two"), [ONE], contains={}, related={})
    assert [(each.one, each.other) for each in found] == [("B", "A")]


def test_names_and_numbers_are_told_apart_from_how_they_are_written() -> None:
    assert named("The Ostlebeck Repair Café Ltd") == named("repair cafe, Ostlebeck")
    assert numbered("ref SL 2023/105083 (see folder)") == numbered("SL-2023-105083") == "2023105083"
    assert numbered("PR-001234") == numbered("No. 001234") == "1234"


@pytest.mark.parametrize(("one", "other", "as_said"), [
    ("Harbour Football Club", "Harbour FC", "the same name"), ("Lock Lane Primary School", "Lock Lane Primray Sch.", "the same name"),
    ("Lock Lane Primary School", "Lock Lane School", "nearly the same name"), ("Harbour Choir", "Harbour Scouts", "another"),
    ("Langby Residents' Association", "Langby Residents Assn", "the same name"), ("Harbour Food Bank", "Harbour Foodbank", "the same name"), ("Lock Lane Community Primary School", "Lock Lane CP Sch", "the same name"),
    ("Harbour Rovers", "Harbour Rovers Juniors", "another"), ("St Mary's CE School", "St Mary's RC School", "another"),
])  # fmt: skip
def test_names_that_are_written_otherwise_are_told_from_those_of_others(
    one: str, other: str, as_said: str
) -> None:
    assert likeness(named(one), named(other)) == as_said


def test_what_is_counted_among_its_like_is_told_apart() -> None:
    assert counted("The second cohort, on Mondays") == {"turn": {"second"}, "cohort": {"2"}, "weekday": {"monday"}}  # fmt: skip
    assert counted("A visit a school asked for, 12 hours") == {}
    course, again = (
        replace(ONE, ref=ref, agreement=ref, description="First aid, cohort 1", evidence=(Evidence("file", ref * 64, None, "sheet.pdf"),))
        for ref in "AB"
    )  # fmt: skip
    assert repeats([course, again], contains={}, related={})
    second = replace(again, description="First aid, cohort 2")
    assert not repeats([course, second], contains={}, related={})


def test_two_firms_at_one_job_fair_are_two() -> None:
    theirs = replace(ONE, ref="B", provider="roofers", accountable="roofers", agreement="two")
    assert weight(replace(theirs, evidence=(Evidence("payroll", "", None, "RF-77001"),))) == 0


def test_a_whole_is_found_with_its_parts_whichever_days_they_took() -> None:
    parts = [
        replace(ONE, ref="B", quantity=1, ends=date(2026, 4, 30), evidence=(), agreement="two"),
        replace(ONE, ref="C", quantity=2, begins=date(2026, 5, 1), evidence=(), agreement="two"),
    ]
    found = repeats([ONE, *parts], contains={}, related={})
    whole = {frozenset((each.one, each.other)): each for each in found}
    assert set(whole) == {frozenset("AB"), frozenset("AC")}
    assert "With another record it comes to the same amount." in whole[frozenset("AB")].reasons


def test_a_whole_is_found_with_four_parts_that_follow_on_each_other_among_others() -> None:
    """Three quarters' worth of weeks by the month, and two of something else in the same quarter."""
    year = replace(
        ONE,
        quantity=430,
        begins=date(2026, 4, 1),
        ends=date(2027, 3, 31),
        evidence=(),
        beneficiary="",
        beneficiary_name="",
    )
    days = [
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 3, 31)),
    ]
    quarters = [
        replace(year, ref=f"Q{at}", quantity=many, begins=begins, ends=ends, agreement="two")
        for at, ((begins, ends), many) in enumerate(zip(days, (101, 97, 113, 119), strict=True))
    ]
    beside = [
        replace(year, ref=f"X{at}", quantity=many, begins=date(2026, 5, 2), ends=date(2026, 5, 20))
        for at, many in enumerate((31, 44))
    ]
    found = pairs(repeats([year, *quarters, *beside], contains={}, related={}))
    assert {frozenset(("A", each.ref)) for each in quarters} <= found


@pytest.mark.parametrize(("one", "other", "as_said"), [
    (3, 3, "amount: the same, a small one"), (5, 5, "amount: the same"), (123456, 123456, "amount: the same, to the last figure"), (1200, 1000, "amount: the same but for tax"),
    (1477, 1440, "amount: rounded"), (770, 780, "amount: rounded"), (5000, 50, "amount: the same but for its point"), (6, 5, "amount: nearly the same"),
])  # fmt: skip
def test_amounts_by_one_measure_are_told(one: int, other: int, as_said: str) -> None:
    assert amount(one, other, one_framework=True, one_measure=True) == as_said


@pytest.mark.parametrize(("one", "other"), [
    (4, 4 * 450), (10, 2250), (100, 520), (23, 120), (50, 50 * 1170), (3, 1560),
])  # fmt: skip
def test_days_weeks_and_posts_are_known_again_in_hours(one: int, other: int) -> None:
    """Four days of seven and a half hours; a week; a post for a year, for twelve weeks, for half a year; three people for a year."""
    said = amount(one, other, one_framework=False, one_measure=False)
    assert said == "amount: the same but for its unit"
    assert amount(one, other + other // 10 + 7, one_framework=False, one_measure=False) != said


def test_numbers_in_one_line_are_several_numbers() -> None:
    each = [Evidence("payroll", "", None, number) for number in ("PR-001234", "PR-001238")]
    line = Evidence("payroll", "", None, "PR-001238, PR-001234")
    one, other = (seen(replace(ONE, evidence=evidence), {}, {}) for evidence in (tuple(each), (line,)))  # fmt: skip
    assert one.numbers == other.numbers == {"1234", "1238"}


def test_a_number_that_stands_in_the_words_is_a_number() -> None:
    said = replace(ONE, evidence=(), description="Three started, see PR-001234 and form 7 of 2026.")
    assert seen(said, {}, {}).numbers == {"1234"} == seen(ONE, {}, {}).numbers


def test_two_digits_that_changed_places_are_a_slip_and_the_next_number_is_none() -> None:
    assert are_swapped("20240105", "20240150") and not are_swapped("20240105", "20240106")
    letter = replace(ONE, evidence=(Evidence("statement", "", None, "SL-2026-104532"),))
    for number, is_found in (
        ("SL-2026-140532", True),
        ("SL-2026-104523", False),
        ("SL-2026-104533", False),
    ):
        other = replace(
            letter,
            ref="B",
            agreement="two",
            quantity=3,
            evidence=(Evidence("statement", "", None, number),),
        )
        assert bool(pairs(repeats([letter, other], contains={}, related={}))) is is_found


def test_one_sentence_about_two_things_tells_two_apart() -> None:
    assert differ_in_a_thing(
        "Handed over to the choir: laptops.", "Handed over to the choir: desks."
    )
    assert not differ_in_a_thing(
        "Handed over to the choir. Thanks to all.", "Handed over to the choir. See letter."
    )
    assert not differ_in_a_thing(
        "We gave the choir laptops.", "Laptops for the choir, ten of them."
    )


def test_who_counts_only_its_own_share_is_told_apart() -> None:
    assert says_its_own("the contractor s own people only") and says_its_own("our share of the day")
    assert not says_its_own("our team painted the hall for people of all ages only once")


def so(one: Recorded, other: Recorded) -> set[str]:
    held = [seen(each, {}, {}) for each in (one, other)]
    return set(traits(*held, common_among(held)))


def test_who_takes_a_contract_over_and_records_it_anew_is_found() -> None:
    anew = replace(ONE, ref="B", provider="roofers", accountable="roofers")
    found = repeats([ONE, anew], contains={}, related={})
    assert found and "Under the same agreement." in found[0].reasons
    assert "number: shared" in so(ONE, anew)
    assert "number: shared by strangers" in so(ONE, replace(anew, agreement="two"))
    assert weight(replace(anew, evidence=(Evidence("payroll", "", None, "PR-009876"),))) == 0


def test_two_that_have_one_letter_for_two_things_are_two() -> None:
    letter = (Evidence("statement", "", None, "SL-2026-104532"),)
    hours, money = (
        replace(ONE, evidence=letter, quantity=480),
        replace(ONE, ref="B", evidence=letter, quantity=25000, measure="place:2026/K"),
    )
    assert "together: one thing, two amounts by two measures" in so(hours, money)
    assert not repeats([hours, money], contains={}, related={})


def test_what_strangers_have_on_one_public_page_is_not_the_same_evidence() -> None:
    """One file, picture or number is, whoever recorded it."""
    page, file, picture, number = (
        Evidence("link", "", None, "https://paper.example/news/2026-04-12"), Evidence("file", "b" * 64, None, "sheet.pdf"),
        Evidence("picture", "a" * 64, 77, "IMG_1.jpg"), Evidence("statement", "", None, "DN 448812"),
    )  # fmt: skip
    for behind in (page, file, picture, number):
        one = replace(ONE, evidence=(behind,))
        stranger = replace(one, ref="B", provider="roofers", accountable="roofers", agreement="two")
        assert ("together: days, amount and one thing" in so(one, stranger)) == (behind != page)
        own = replace(stranger, provider="builders", accountable="builders")
        assert "together: days, amount and one thing" in so(one, own)


def test_two_papers_of_one_sort_are_two_and_one_paper_on_other_days_is_one() -> None:
    def by(said: str, **changes: Any) -> Recorded:
        return replace(ONE, evidence=(Evidence("statement", "", None, said),), **changes)

    later = {"ref": "B", "begins": date(2026, 8, 3), "ends": date(2026, 8, 3)}
    assert "number: others of a sort" in so(by("Receipt 145014"), by("Rcpt no. 416241", ref="B"))
    assert "number: others" in so(by("Receipt 145014"), by("Sign-in sheet 416241", ref="B"))
    assert "together: one paper, as much on other days" in so(by("Invoice 145014"), by("INV-0145014", **later))  # fmt: skip
    assert "together: one paper, as much on other days" not in so(by("Register 145014"), by("Register 145014", **later))  # fmt: skip
    ordered = by("PO 695990")
    both = replace(ordered, evidence=(*ordered.evidence, Evidence("statement", "", None, "Delivery note 319699")), **later)  # fmt: skip
    assert "together: one order, as much for one" in so(ordered, both)
    week = replace(ordered, evidence=(*ordered.evidence, Evidence("statement", "", None, "Delivery note 736607")))  # fmt: skip
    assert "together: one order, as much for one" not in so(week, both)


def test_a_certificate_is_of_one_benefit_and_not_of_one_person() -> None:
    one, again = (
        replace(ONE, ref=ref, evidence=(Evidence("training", "", None, said),))
        for ref, said in (("A", "Cert. no. 908541"), ("B", "CERT/908541"))
    )
    found = so(one, replace(again, begins=date(2026, 7, 1), ends=date(2026, 9, 30)))
    assert "number: shared" in found and "number: of a person" not in found
    assert "together: one thing, in the return after" in found


def test_weeks_of_one_person_within_a_year_are_part_of_it_and_a_start_is_not() -> None:
    year = replace(ONE, quantity=470, begins=date(2026, 1, 5), ends=date(2026, 12, 31))
    quarter = replace(ONE, ref="B", quantity=118, measure="place:2026/W")
    start = replace(quarter, quantity=1, ends=ONE.begins)
    assert "together: one person, as long as the days" in so(year, quarter)
    assert "together: one person, counted and timed" in so(year, start)
    assert "together: one person, as long as the days" not in so(year, start)


def test_two_editions_of_a_framework_may_have_two_codes_for_one_measure() -> None:
    assert "what: two measures of a framework" in so(ONE, replace(ONE, ref="B", measure="place:2026/K"))  # fmt: skip
    assert "what: in another edition" in so(ONE, replace(ONE, ref="B", measure="place:2023/K"))
    assert "what: one measure" in so(ONE, replace(ONE, ref="B", measure="place:2023/J"))


def test_as_many_days_of_work_are_one_though_the_days_are_longer() -> None:
    seven, eight = (
        replace(ONE, ref=ref, evidence=(), quantity=12 * hours * 60, description=f"Painting the hall, 12 {what} days")
        for ref, hours, what in (("A", 7, "staff"), ("B", 8, "volunteer"))
    )  # fmt: skip
    assert "words: as many days of work" in so(seven, eight)
    assert "words: other days of work" in so(seven, replace(eight, description="Painting, 14 days"))


def test_a_total_that_names_others_is_of_others() -> None:
    total = replace(ONE, ref="B", beneficiary="", beneficiary_name="", evidence=(), quantity=55)
    others = "Talks, total of two schools: Alder School (30); Marsh School (25)"
    assert "words: a total of others" in so(ONE, replace(total, description=others))
    with_it = replace(
        total, description="Talks, total of two: Harbour Choir (30); Marsh School (25)"
    )
    found = so(replace(ONE, quantity=30, evidence=()), with_it)
    assert "words: a total of others" not in found
    assert "together: whom and amount in the words of the other" in found


def test_a_gift_with_the_tax_that_is_given_back_is_known_without_it() -> None:
    gift = replace(ONE, quantity=150_000, evidence=(), description="Raised for the choir")
    more = replace(gift, ref="B", quantity=187_500)
    assert "words: the amount of the other" in so(gift, replace(more, description="Raised, including Gift Aid"))  # fmt: skip
    assert "words: the amount of the other" not in so(gift, more)


def test_a_receiver_that_is_no_one_in_particular_is_nobody() -> None:
    anybody = replace(ONE, beneficiary="", beneficiary_name="Local residents", evidence=())
    assert "for: nobody" in so(anybody, replace(anybody, ref="B"))
    choir = replace(anybody, beneficiary_name="Residents of Lock Lane")
    assert "for: the same name" in so(choir, replace(choir, ref="B"))


def test_a_person_has_one_number_in_the_records_of_many_quarters() -> None:
    years = [replace(ONE, ref=f"R{at}", begins=date(2020 + at, 1, 1), ends=date(2020 + at, 12, 31)) for at in range(6)]  # fmt: skip
    held = [seen(one, {}, {}) for one in (*years, replace(ONE, ref="B", begins=date(2025, 4, 1)))]
    assert "number: of a person" in traits(held[5], held[6], common_among(held))
    orders = [replace(one, evidence=(Evidence("statement", "", None, "DN 44123"),)) for one in years]  # fmt: skip
    held = [seen(one, {}, {}) for one in orders]
    found = traits(held[0], held[1], common_among(held))
    assert not {"number: shared", "number: others", "number: others of a sort"} & found


def share(
    found: set[frozenset[str]], drawn: Sequence[tuple[str, bool, tuple[Recorded, Recorded]]]
) -> dict[bool, float]:
    return {
        is_one: fmean(frozenset((one.ref, other.ref)) in found for _, label, (one, other) in drawn if label is is_one)
        for is_one in (True, False)
    }  # fmt: skip


def test_the_manners_that_its_author_thought_of() -> None:
    """With other dice than those that the weights were learned with."""
    records, drawn = thought_of(6, dice=99, ordinary=300)
    found = share(pairs(repeats(records, contains=CONTAINS, related=RELATED)), drawn)
    assert found[True] >= 0.98 and found[False] <= 0.05


def test_what_its_author_put_together_from_parts() -> None:
    scene, records, made = composed(5, seed=99, ordinary=600)
    found = share(
        pairs(repeats(records, contains=scene.place.contains, related=scene.place.related)),
        [(name, is_one, (one, other)) for name, is_one, one, other in made],
    )
    assert found[True] >= 0.98 and found[False] <= 0.08


def test_a_glance_leaves_out_nothing_that_would_be_shown() -> None:
    """All pairs that are worth holding against each other are looked at closely, and no more of them are shown."""
    records, _drawn = thought_of(12, dice=99, ordinary=900)
    held = [seen(one, CONTAINS, RELATED) for one in records]
    worth = candidates_among(held)
    split = parts_of_wholes(held, worth.first, worth.second)
    closely = {
        frozenset((held[one].told.ref, held[other].told.ref))
        for one, other in worth.pairs
        if sum(WEIGHTS.get(each, 0) for each in traits(held[one], held[other], worth.common, is_split=(one, other) in split)) >= SHOWN_FROM
    }  # fmt: skip
    assert pairs(repeats(records, contains=CONTAINS, related=RELATED)) == closely
    looked_at = (
        Glanced(held).knowing(held, worth.common).worth(worth.first, worth.second, SHOWN_FROM)
    )
    assert looked_at[~worth.has_thing].mean() < 0.6, "and many need no closer look"


@pytest.mark.parametrize(("one", "other"), [
    ("APP 12l034", "APP/121034"), ("WEX 1O234", "wex 10234"), ("EMP1234", "Payroll no: 0001234"), ("SL-2025-104567", "sl 104567"),
])  # fmt: skip
def test_a_number_is_one_however_it_was_read_or_typed(one: str, other: str) -> None:
    by_each = [replace(ONE, ref=ref, evidence=(Evidence("payroll", "", None, said),)) for ref, said in zip("AB", (one, other), strict=True)]  # fmt: skip
    assert "number: shared" in so(*by_each)


def test_a_number_of_an_invoice_is_none_of_a_person() -> None:
    invoice = replace(ONE, evidence=(Evidence("statement", "", None, "INV 1234"),))
    assert "number: shared" in so(ONE, replace(ONE, ref="B"))
    assert "number: shared" not in so(ONE, invoice)


def test_a_person_in_the_next_quarter_is_no_repeat_and_an_invoice_paid_then_is() -> None:
    later = {
        "begins": date(2026, 7, 1),
        "ends": date(2026, 9, 30),
        "recorded_on": date(2026, 10, 9),
    }
    assert weight(replace(ONE, ref="B", **later)) == 0
    invoice = replace(ONE, measure="place:2026/SME", quantity=1234567, beneficiary="", beneficiary_name="",
                      evidence=(Evidence("statement", "", None, "INV 1234"),), description="£12,345.67 spent on skip hire")  # fmt: skip
    paid = replace(invoice, ref="B", description="Skip hire, £12,345.67, paid 4 July", **later)
    assert repeats([invoice, paid], contains={}, related={})


def test_the_firms_logo_policy_and_page_are_no_evidence_of_one_thing() -> None:
    for general in (Evidence("picture", "a" * 64, 77, "van stock photo.jpg"), Evidence("file", "b" * 64, None, "Social value policy.pdf"),
                    Evidence("link", "", None, "https://www.fennel.example/community")):  # fmt: skip
        both = [replace(ONE, ref=ref, evidence=(general,)) for ref in "AB"]
        assert not any("shared" in each for each in so(*both))
    page = Evidence("link", "", None, "https://www.fennel.example/news/2026-04-12")
    assert "page: shared" in so(*(replace(ONE, ref=ref, evidence=(page,)) for ref in "AB"))


def test_two_pages_that_differ_in_what_is_asked_for_are_two() -> None:
    asked = [replace(ONE, ref=ref, evidence=(Evidence("link", "", None, f"http://paper.example/news.php?id={number}{more}"),))
             for ref, number, more in (("A", 7, ""), ("B", 8, ""), ("C", 7, "&utm_source=mail"))]  # fmt: skip
    assert "page: others" in so(asked[0], asked[1])
    assert "page: shared" in so(asked[0], asked[2])


def test_one_invoice_number_of_two_suppliers_is_two_invoices() -> None:
    words = (
        "£1,234.50 spent on skip hire from Saltmarsh, an SME.",
        "£31,000 spent on workwear from Osier, an SME.",
    )
    assert differ_in_a_thing(*words)
    mine, theirs = (
        replace(ONE, ref=ref, measure="place:2026/SME", quantity=many, description=said, beneficiary="", beneficiary_name="", evidence=(Evidence("statement", "", None, "INV 4711"),))
        for ref, many, said in zip("AB", (123450, 3100000), words, strict=True)
    )  # fmt: skip
    assert not repeats([mine, theirs], contains={}, related={})


def test_each_reason_can_be_said_in_another_language() -> None:
    assert set(weights.REASONS.values()) <= set(words.REPEATS)


def test_the_manners_of_the_first_set_are_found_in_another_place() -> None:
    found = scored(planted.planted(2_000, seed=4711))
    assert found.found >= 0.99 and found.flagged <= 0.005
    assert not found.without_reason


@pytest.mark.parametrize(("made", "found_at_least", "flagged_at_most"), [
    (lambda: second_set("shown", 1_000, seed=4711), 0.985, 0.01), (lambda: second_set("kept", 1_000, seed=4711), 0.985, 0.01),
    (lambda: third_set("shown", 1_000, seed=4711), 0.99, 0.02), (lambda: third_set("kept", 1_000, seed=4711), 0.985, 0.02),
    (lambda: fourth_set(1_000, seed=4711), 0.97, 0.05), (lambda: fifth_set(1_000, seed=4711), 0.985, 0.03),
    (lambda: sixth_set(1_000, seed=4711), 0.97, 0.03),
])  # fmt: skip
def test_the_manners_of_sets_that_were_learned_from_are_found_in_another_place(
    made: Callable[[], Planted], found_at_least: float, flagged_at_most: float
) -> None:
    judgement = scored(made())
    assert judgement.found >= found_at_least and judgement.flagged <= flagged_at_most
    assert not judgement.without_reason


def test_what_was_thought_of_field_by_field_is_found() -> None:
    records, place, made = field_by_field(8, seed=99, ordinary=600)
    found = share(
        pairs(repeats(records, contains=place.contains, related=place.related)),
        [(name, is_one, (one, other)) for name, is_one, one, other in made],
    )
    assert found[True] >= 0.96 and found[False] <= 0.15


@pytest.mark.parametrize(("said", "numbers"), [
    ("DN 4412 (copy)", {"4412"}), ("DN 4412 of 3 May 2025", {"4412"}), ("2025-05-03 - DN 4412", {"4412"}), ("PO 448812, DN 4412", {"4412"}),
    ("certs 5000 to 5002", {"5000", "5001", "5002"}), ("P7471 - P7472", {"7471", "7472"}), ("APP 12S034", {"125034"}), ("letter of 03/05/2025", set()),
    ("Purchase order 44123", set()), ("DN 4412-2", {"44122"}),
])  # fmt: skip
def test_numbers_are_read_out_of_what_stands_around_them(said: str, numbers: set[str]) -> None:
    assert set(read(said).numbers) == numbers


def test_days_are_read_however_they_are_written() -> None:
    for said in (
        "put off from 12 May",
        "12/05/2025",
        "12.05.25",
        "May 12",
        "Monday 12th of May",
        "2025-05-12",
    ):
        assert days_in(said) == {(5, 12)}
    assert not days_in("12 people in maybe 5 groups, 10.5 hours")


def test_a_day_that_was_put_off_is_one_and_two_that_each_name_their_day_are_two() -> None:
    planned = replace(ONE, evidence=(), begins=date(2026, 5, 12), ends=date(2026, 5, 12))
    later = replace(planned, ref="B", begins=date(2026, 5, 19), ends=date(2026, 5, 19))
    assert "words: the day of the other in place of its own" in so(
        planned, replace(later, description="Put off from 12 May.")
    )
    assert "words: other days" in so(
        replace(planned, description="Visit on 12 May"),
        replace(later, description="Visit on 19 May"),
    )


def test_words_say_what_becomes_of_an_amount_or_a_promise() -> None:
    ten = replace(ONE, quantity=6000, evidence=())
    one = replace(ten, ref="B", quantity=1000, description="A session at the school")
    assert "words: so many times the other" in so(
        replace(ten, description="All six sessions at the school"), one
    )
    shares = [
        replace(ten, ref=ref, description=f"{part}% of the invoice")
        for ref, part in (("A", 60), ("B", 40))
    ]
    assert "words: each a share" in so(*shares)
    promised = [
        replace(ten, ref=ref, description=words)
        for ref, words in (("A", "Pledge of £100"), ("B", "£100 paid as pledged"))
    ]
    assert "words: promised, and then done" in so(*promised)


def test_what_many_records_of_a_firm_say_speaks_less() -> None:
    """One more week like all others is no repeat: the same amount for the same receiver is usual with them."""
    many = [
        replace(
            ONE, ref=f"R{at}", evidence=(), begins=date(2026, 1, 5 + at), ends=date(2026, 1, 5 + at)
        )
        for at in range(8)
    ]
    held = [seen(one, {}, {}) for one in many]
    found = traits(held[0], held[1], common_among(held))
    assert {"amount: usual with them", "for: often with them"} & found
    assert not {"amount: usual with them", "for: often with them"} & so(*many[:2])


def test_a_trade_is_told_from_another_by_where_the_words_stand() -> None:
    """Nobody wrote a list of trades: they stand in one place of the sentences of many."""
    trades = ("thatcher", "cooper", "farrier", "saddler")
    texts = [f"Apprentice {trade} began on the site" for trade in trades for _ in "1234"]
    known = heard(texts, [(text,) for text in texts], [()] * len(texts))
    here, there = (known.of(f"Our apprentice {trade} began in May", "") for trade in trades[:2])
    assert compared(here, there) == (False, True)
    assert compared(here, known.of("The thatcher is doing well", "")) == (True, False)
