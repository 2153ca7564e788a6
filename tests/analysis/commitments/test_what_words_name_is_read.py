"""Hours of the clock, things, parts of a whole and marks are read out of words, however they are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from weft.analysis.commitments.alike import (
    are_counted_apart,
    besides,
    called,
    counted,
    likeness,
    names,
    own_place,
    own_team,
    says_its_own,
)
from weft.analysis.commitments.benefit import Evidence, Recorded
from weft.analysis.commitments.candidates import common_among
from weft.analysis.commitments.clock import do_not_meet, hours_in
from weft.analysis.commitments.compared import traits
from weft.analysis.commitments.figures import in_figures
from weft.analysis.commitments.numbers import read, sort_of
from weft.analysis.commitments.repeats import repeats
from weft.analysis.commitments.seen import seen
from weft.analysis.commitments.spoken import (
    amounts_in,
    days_in,
    parts_in,
    says_a_share,
    says_another,
    says_of_whom,
    says_planned,
    says_promised,
    says_told_before,
    times_in,
)
from weft.analysis.commitments.things import WRITTEN, compared, things_in

ONE = Recorded(
    "A", "builders", "builders", (), "place:2026/V", 720, date(2026, 5, 12), date(2026, 5, 12), ("E05",), (), "choir",
    "Harbour Choir", "Painting the hall of the choir", (), "one", date(2026, 7, 1),
)  # fmt: skip


def so_of(one: Recorded, other: Recorded) -> frozenset[str]:
    held = [seen(each, {}, {}) for each in (one, other)]
    return traits(held[0], held[1], common_among(held))


def is_shown(one: Recorded, other: Recorded) -> bool:
    return bool(repeats([one, other], contains={}, related={}))


@pytest.mark.parametrize(("text", "hours"), [
    ("Hours 8.30-11.00", {(510, 660)}), ("from 12.30 until 15.00", {(750, 900)}), ("9 to 11am", {(540, 660)}), ("2.00 to 4.30", {(840, 990)}),
    ("9am–12 noon", {(540, 720)}), ("half past nine until eleven", {(570, 660)}), ("0930-1230 hrs", {(570, 750)}), ("at 10.30am", {(630, 630)}),
    ("between two and four o'clock", {(840, 960)}), ("11.30am to 1pm", {(690, 780)}), ("gave 12.5 hours", set()), ("£9.50 to 12.50", set()),
    ("from 3 to 5 people", set()), ("on 12.05.2025", set()), ("4 May 2025 to 6 May 2025", set()),
])  # fmt: skip
def test_hours_of_the_clock_are_read_however_they_are_written(
    text: str, hours: set[tuple[int, int]]
) -> None:
    assert hours_in(text) == hours


def test_hours_that_do_not_meet_tell_two_apart() -> None:
    assert do_not_meet(hours_in("9.00-11.00"), hours_in("11 to 1pm"))
    assert do_not_meet(hours_in("11 to 1pm"), hours_in("9.00-11.00"))
    assert not do_not_meet(hours_in("9.00-11.00"), hours_in("at 10am"))
    assert not do_not_meet(hours_in("9.00-11.00"), hours_in("in the morning"))
    early, late, as_early = (
        replace(ONE, ref=ref, agreement=ref, description=f"Painting the hall. {hours}")
        for ref, hours in (("A", "Shift 9.00 to 11.00"), ("B", "from 12.30 until 14.30"), ("C", "9am-11am"))
    )  # fmt: skip
    assert is_shown(early, as_early) and not is_shown(early, late)


@pytest.mark.parametrize(("one", "other", "so"), [
    ("63 laptops", "notebook computers, 63 in all", (True, False)), ("Gave laptops", "Gave winter coats", (False, True)),
    ("A new kitchen", "WC refurbishment", (False, True)), ("Brickwork apprentice", "Apprentice in bricklaying", (True, False)),
    ("careers talk", "talk on careers in care", (True, False)), ("careers in care", "careers in construction", (True, True)),
    ("laptops and desks", "laptops and coats", (True, False)), ("went well", "laptops", (False, False)),
])  # fmt: skip
def test_one_thing_is_known_in_other_words_and_another_thing_of_its_kind(
    one: str, other: str, so: tuple[bool, bool]
) -> None:
    assert compared(things_in(one, ""), things_in(other, "")) == so


def test_what_stands_in_a_name_is_no_thing() -> None:
    assert not things_in("Help for Kitchen Garden Roof Trust", "Kitchen Garden Roof Trust").things
    assert things_in("Help for the kitchen", "Harbour Trust").kinds == {"room"}


def test_no_kind_names_a_thing_twice_in_the_same_words() -> None:
    said: set[tuple[str, str]] = set()
    for line in WRITTEN.read_text(encoding="utf-8").splitlines()[2:]:
        kind, words = line.split(",")
        for each in words.split("|"):
            assert (kind, each) not in said, f"{kind}: {each}"
            said.add((kind, each))


@pytest.mark.parametrize(("text", "parts"), [
    ("Ours were 5 of the 12 people", {(5, 12)}), ("five out of twelve", {(5, 12)}), ("9 among the 20 of the team", {(9, 20)}),
    ("30 volunteers of the 45", {(30, 45)}), ("60% of it is ours", {(60, 100)}), ("half of the load", {(1, 2)}), ("12 of our staff", set()),
    ("on 5 of May 2026", set()), ("60 of the 12", set()),
])  # fmt: skip
def test_how_many_of_how_many_it_is_is_read(text: str, parts: set[tuple[int, int]]) -> None:
    assert parts_in(text) == parts


def test_a_part_that_comes_to_what_it_says_is_of_the_whole() -> None:
    part = replace(ONE, ref="B", provider="roofers", accountable="builders", quantity=300, description="Painting. Ours were 5 of the 12 people")  # fmt: skip
    whole = replace(ONE, delivered_by=("roofers",))
    assert is_shown(whole, part)
    assert "words: so much of the other" in so_of(whole, part)
    assert "words: so much of the other" not in so_of(whole, replace(part, quantity=330))
    assert not is_shown(whole, replace(part, quantity=330, description="Painting. Our own people only"))  # fmt: skip


def test_what_any_name_and_a_number_label_is_told_apart() -> None:
    assert counted("Mentoring, pair 16 (the choir)")["labelled pair"] == {"16"}
    assert "labelled gave" not in counted("We gave 16 to the choir")
    assert are_counted_apart(counted("Final instalment"), counted("Instalment one"))
    assert not are_counted_apart(counted("Final instalment"), counted("Instalment two"))
    assert are_counted_apart(counted("Matched pound for pound"), counted("From our bake sale"))


def test_people_from_two_places_of_a_firm_are_two() -> None:
    assert own_place("Team from the Ashkeld depot", "") == "Ashkeld"
    assert own_place("Staff of our yard at Dunscar", "") == "Dunscar"
    assert own_place("Help at Harbour Hub", "Harbour Hub") == ""
    one, other, again = (
        replace(ONE, ref=ref, agreement=ref, description=f"Painting the hall. Team from the {town} depot")
        for ref, town in (("A", "Ashkeld"), ("B", "Dunscar"), ("C", "Ashkeld"))
    )  # fmt: skip
    assert is_shown(one, again) and not is_shown(one, other)


def test_a_number_is_known_by_its_last_figures_and_a_range_behind_letters() -> None:
    assert read("ending 4411").short == {"4411"} and not read("ending 4411").numbers
    assert {"812196", "812219"} <= set(read("LT-812196 to 812219").numbers)


def test_what_was_given_on_under_the_same_numbers_is_one_benefit() -> None:
    given = replace(ONE, quantity=24, measure="place:2026/G", description="Laptops, tags listed",
                    evidence=(Evidence("statement", "", None, "LT-812196 to 812219"),))  # fmt: skip
    onward = replace(given, ref="B", provider="choir", accountable="choir", beneficiary="school", beneficiary_name="Lock Lane School", places=("E06",),
                     begins=date(2026, 5, 20), ends=date(2026, 5, 20), evidence=(Evidence("statement", "", None, "tag 812196 to 812219"),))  # fmt: skip
    assert is_shown(given, onward)
    assert not is_shown(given, replace(onward, evidence=(Evidence("statement", "", None, "tag 900001 to 900024"),)))  # fmt: skip


def test_one_persons_first_day_that_is_told_again_is_one() -> None:
    start = replace(ONE, quantity=1, measure="place:2026/J", beneficiary="", beneficiary_name="", evidence=(Evidence("payroll", "", None, "EMP-45513"),),
                    description="New starter in IT support. Since 12 May.")  # fmt: skip
    later = replace(start, ref="B", begins=date(2026, 8, 10), ends=date(2026, 8, 10), description="IT support job. Start date 12 May 2026.")  # fmt: skip
    assert is_shown(start, later)
    assert "together: one person, other days" not in so_of(start, later)
    assert not is_shown(start, replace(later, description="IT support job. Start date 10 August 2026."))  # fmt: skip


def test_what_was_done_as_promised_is_no_promise() -> None:
    assert says_a_share("The part of the invoice that is ours") and not says_a_share("New starter. Part of our pledge.")  # fmt: skip
    assert says_promised("We have pledged a new roof") and not says_promised("Delivered as promised in our bid")  # fmt: skip
    assert says_planned("Planned: reading with pupils") and not says_planned("Reading with pupils, as planned")  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), [
    ("three hundred and fifty pounds", "350 pounds"), ("twenty-five laptops", "25 laptops"), ("a dozen desks", "12 desks"),
    ("two thousand one hundred", "2100"), ("on the twelfth of May", "on the 12 of May"), ("on the thirty-first of March", "on the 31 of March"),
    ("one of two sessions", "one of two sessions"), ("the first of two", "the first of two"),
])  # fmt: skip
def test_numbers_that_are_written_out_are_read_in_figures(text: str, figures: str) -> None:
    assert in_figures(text) == figures


def test_amounts_and_days_are_read_though_they_are_written_out() -> None:
    assert amounts_in("Gave three hundred and fifty pounds") == {"350"}
    assert days_in("It was on the twelfth of May") == {(5, 12)}


def test_two_classes_by_their_names_are_two() -> None:
    assert called("It was for the Maple class.", "") == {"class": {"Maple"}}
    assert called("Help for the Harbour group.", "Harbour Choir") == {}
    one, other, again = (
        replace(ONE, ref=ref, agreement=ref, description=f"Painting the hall. It was with {name} class.")
        for ref, name in (("A", "Maple"), ("B", "Heron"), ("C", "Maple"))
    )  # fmt: skip
    assert is_shown(one, again) and not is_shown(one, other)


def test_what_was_given_on_is_one_where_its_words_say_so() -> None:
    given = replace(
        ONE, quantity=24, measure="place:2026/G", description="24 laptops for the choir"
    )
    onward = replace(given, ref="B", provider="choir", accountable="choir", beneficiary="school", beneficiary_name="Lock Lane School", places=("E06",),
                     begins=date(2026, 5, 20), ends=date(2026, 5, 20), description="Passed on to Lock Lane School: 24 laptops that Builders had given us")  # fmt: skip
    assert is_shown(given, onward)
    own = replace(onward, description="24 tablets for Lock Lane School", evidence=(Evidence("statement", "", None, "DN-90210"),))  # fmt: skip
    assert not is_shown(replace(given, evidence=(Evidence("statement", "", None, "DN-81219"),)), own)  # fmt: skip
    assert not is_shown(given, replace(onward, provider="roofers", accountable="roofers"))


def test_two_parts_of_one_whole_are_two() -> None:
    one, other = (
        replace(ONE, ref=who, provider=who, accountable="builders", quantity=60 * many, description=f"Painting. {many} of the 12 were ours")
        for who, many in (("builders", 5), ("roofers", 7))
    )  # fmt: skip
    assert not is_shown(one, other)


def test_hours_and_minutes_are_read_as_minutes() -> None:
    assert "270" in amounts_in("including 4 h 30 min on 23 January")
    assert "270" in amounts_in("4h30 of lessons") and "270" in amounts_in("4:30 hours of lessons")
    assert "300" in amounts_in("of which 5 hours in May")


def test_days_of_work_are_read_whoever_worked() -> None:
    assert times_in("Painting, 12 staff days") == times_in("twelve volunteer days") == {("day", 12)}


def test_a_total_says_of_whom_it_is() -> None:
    assert says_of_whom("Talks, total of three schools: Alder School (30); Marsh School (25)")
    assert not says_of_whom("Talks at Alder School, in total 30 pupils")


def test_a_lot_that_is_numbered_with_a_word_between_is_told_apart() -> None:
    assert counted("Lot no. 4: gardeners")["lot"] == {"4"}
    assert are_counted_apart(counted("lot no. 3"), counted("Lot 4"))


def test_a_class_of_girls_hears_of_women_at_work() -> None:
    assert not are_counted_apart(counted("Women in construction"), counted("Girls into engineering"))  # fmt: skip
    assert are_counted_apart(counted("A group of girls"), counted("A group of boys"))


def test_two_vehicles_and_two_halves_of_a_day_are_told_apart() -> None:
    assert are_counted_apart(counted("Load in KX20 DEF"), counted("Load in YK19 ABC"))
    assert not are_counted_apart(counted("Load in KX20 DEF"), counted("KX20DEF, one load"))
    assert are_counted_apart(counted("Litter picked before lunch"), counted("Litter, after lunch"))


@pytest.mark.parametrize(("text", "sort", "marks"), [
    ("Listened to eight-year-olds read", "aged", {"8"}), ("Talk for 10 year olds", "aged", {"10"}), ("Litter pick, a.m.", "half of the day", {"am"}),
    ("Sorted gifts, in the afternoon", "half of the day", {"pm"}), ("A.m. and after lunch", "half of the day", {"am", "pm"}), ("Advice (client M49)", "labelled client", {"m49"}),
    ("Mentee J. K.", "labelled mentee", {"jk"}), ("Case no. L-204, advice", "labelled case", {"l204"}), ("Laptops, serials 488 to 497", "from to", {"488 to 497"}),
    ("Bikes, tag nos. B101–B110", "from to", {"101 to 110"}), ("The 3rd of six sessions", "of a series", {"3"}), ("Third out of six", "of a series", {"3"}), ("Course, wk 3", "week", {"3"}),
    ("Cohort 2 and cohort 3", "cohort", {"2", "3"}), ("Spend of Q3", "quarter", {"3"}), ("Staff collection doubled by the board", "gift", {"matched"}),
    ("Given by our staff at the quiz night", "gift", {"raised"}),
])  # fmt: skip
def test_marks_are_read_however_they_are_written(text: str, sort: str, marks: set[str]) -> None:
    assert counted(text)[sort] == marks


def test_ages_and_hours_are_no_marks_of_another_sort() -> None:
    assert "year" not in counted("Listened to eight-year-olds read")
    assert counted("At 6 p.m.") == {}
    assert not are_counted_apart(counted("Reading with eight-year-olds"), counted("Reading, Year 3"))  # fmt: skip


def test_two_marks_of_which_one_bears_both_are_not_apart() -> None:
    assert not are_counted_apart(counted("Morning and afternoon"), counted("Afternoon"))
    assert are_counted_apart(counted("Evening plan: morning"), counted("Evening plan: afternoon"))


def test_the_half_of_the_day_is_known_by_the_clock_and_in_words() -> None:
    morning, by_clock, later = (
        replace(ONE, ref=ref, agreement=ref, description=f"Painting the hall, {when}")
        for ref, when in (("A", "in the morning"), ("B", "9.00 to 11.00"), ("C", "from 14:00 to 16:00"))
    )  # fmt: skip
    assert is_shown(morning, by_clock)
    afternoon = replace(morning, ref="D", agreement="D", description="Painting the hall, in the afternoon")  # fmt: skip
    assert not is_shown(morning, later) and not is_shown(by_clock, afternoon)


def test_two_teams_of_one_firm_are_two_and_two_firms_teams_are_not_told_apart_by_that() -> None:
    assert own_team("Painting, by the finance department", "") == {"finance"}
    assert own_team("Painting by people from HR", "") == {"hr"}
    assert own_team("Painting by the project team", "") == set()
    assert own_team("Help of the choir team", "Harbour Choir") == set()
    one, other, again = (
        replace(ONE, ref=ref, agreement=ref, description=f"Painting the hall, by the {team}")
        for ref, team in (("A", "legal team"), ("B", "north depot"), ("C", "legal department"))
    )
    assert is_shown(one, again) and not is_shown(one, other)
    assert "words: counted apart" not in so_of(one, replace(other, provider="roofers"))


def test_a_total_is_no_reason_to_pass_over_marks_of_two_that_are_as_much() -> None:
    one, other = (
        replace(ONE, ref=ref, description=f"12 hours altogether, intake {ref}") for ref in "AB"
    )
    assert "words: counted apart" in so_of(one, other)
    assert "words: counted apart" not in so_of(one, replace(other, quantity=1440))


def test_what_is_the_same_but_for_a_few_words_is_told() -> None:
    def told_apart(one: str, other: str) -> frozenset[str]:
        so = so_of(replace(ONE, description=one), replace(ONE, ref="B", description=other))
        return frozenset(each for each in so if each.startswith("words: the same but"))

    assert told_apart("Laptops in boxes numbered 7, given", "Laptops in boxes numbered 9, given") == {"words: the same but for a figure"}  # fmt: skip
    assert told_apart("Painting the hall with Joan", "Painting the hall with Martin") == {"words: the same but for a name"}  # fmt: skip
    assert told_apart("Woodwork taster in the morning room", "Woodwork taster in the old barn") == {"words: the same but for what is said besides"}  # fmt: skip
    assert told_apart("Woodwork taster, well attended", "Carpentry day, well attended") == set()
    figure = so_of(replace(ONE, description="Gave 7 desks"), replace(ONE, ref="B", description="Gave 9 desks", quantity=90))  # fmt: skip
    assert "words: the same but for a figure" not in figure


@pytest.mark.parametrize("text", [
    "without those of the other company", "own employees", "the partner reports theirs", "excluding the subcontractor's people", "our hours alone", "the main contractor will enter theirs",
    "less the hours of our partner", "only our crew",
])  # fmt: skip
def test_it_is_read_that_each_counts_its_own(text: str) -> None:
    assert says_its_own(text)


def test_what_was_told_besides_is_not_told_again() -> None:
    assert not says_told_before("12 hours on top of the 30 already reported")
    assert not says_told_before("The earlier gift is reported separately")
    assert says_told_before("Already reported in the return of May")
    assert says_another("on another occasion") and says_another("The earlier one was reported in May")  # fmt: skip


def test_what_was_done_as_a_part_of_a_programme_is_no_share() -> None:
    assert not says_a_share("New care worker. Part of our social value plan.")
    assert not says_a_share("Reading. As part of the community programme")
    assert says_a_share("The part of the invoice that is ours")


def test_somebody_who_came_over_from_another_firm_began_once() -> None:
    start = replace(ONE, quantity=1, measure="place:2026/J", beneficiary="", beneficiary_name="", description="Apprentice in joinery", evidence=(Evidence("training", "", None, "AA 45513"),))  # fmt: skip
    over = replace(start, ref="B", provider="sister", accountable="sister", begins=date(2026, 9, 1), ends=date(2026, 9, 1), description="Joinery apprentice, taken over from our sister company")  # fmt: skip
    assert "together: one person, who came over" in so_of(start, over)
    assert "together: one person, counted on two days" in so_of(start, replace(over, description="Joinery apprentice"))  # fmt: skip
    assert "together: one person, counted on two days" in so_of(
        start, replace(over, provider="builders")
    )
    assert "together: one person, other days" in so_of(start, replace(over, quantity=130))
    held = repeats([start, over], contains={}, related={"builders": "group", "sister": "group"})
    assert held


def test_a_share_and_its_whole_are_not_two_shares_though_both_speak_of_sharing() -> None:
    whole = replace(ONE, delivered_by=("roofers",), description="Painting. 12 people of the joint team")  # fmt: skip
    part = replace(ONE, ref="B", provider="roofers", accountable="builders", quantity=300, description="Painting. Ours were 5 of the 12 people of the joint team")  # fmt: skip
    assert "words: each a share" not in so_of(whole, part)


@pytest.mark.parametrize(("said", "sort"), [
    ("Waste transfer note 881", "ticket"), ("WTN 881", "ticket"), ("Bank ref. 881", "transfer"), ("Visit log 881", "sheet"), ("Signed sheet no 881", "sheet"), ("Attendance list 881", "sheet"),
    ("Timesheet no. 881", "sheet"), ("Job ticket 881", "sheet"), ("Handover note 881", "delivery"), ("Thank-you letter 881", "letter"), ("Inv. 881", "invoice"), ("Carbon sheet 881", "calculation"),
    ("Transfer 881", "transfer"), ("881", ""),
])  # fmt: skip
def test_a_paper_is_known_by_its_sort_whatever_it_is_called(said: str, sort: str) -> None:
    assert sort_of(said) == sort


def test_two_numbers_of_two_papers_may_be_of_one_benefit() -> None:
    one, other = (replace(ONE, ref=said, evidence=(Evidence("statement", "", None, said),)) for said in ("Invoice 88123", "Delivery note 4471"))  # fmt: skip
    assert "number: of two papers" in so_of(one, other)
    assert "number: of two papers" not in so_of(one, replace(other, evidence=(Evidence("statement", "", None, "4471"),)))  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [
    ("Friends of Hawthorn Street", "friends of hawthorn st."), ("Salter Lane Food Bank", "salter ln food bank"), ("Friends of Wren Road", "Friends of Wren Rd (per reception)"),
    ("St Oswin's School", "Saint Oswins School"), ("Mill Street Club", "Mill St Club"),
])  # fmt: skip
def test_a_name_is_known_with_its_street_written_short(one: str, other: str) -> None:
    assert likeness(names(one), names(other)) == "the same name"


def test_a_saint_is_no_street() -> None:
    assert names("St Oswin's School") != names("Street Oswin's School")
    assert "STREET" not in names("Church of St Chad")


def test_one_persons_next_quarter_is_no_late_return_of_the_quarter_before() -> None:
    quarter = replace(ONE, begins=date(2026, 4, 1), ends=date(2026, 6, 30), evidence=(Evidence("payroll", "", None, "EMP 45513"),))  # fmt: skip
    after = replace(quarter, ref="B", begins=date(2026, 7, 1), ends=date(2026, 9, 30))
    day = replace(quarter, begins=date(2026, 6, 3), ends=date(2026, 6, 3))
    assert "together: one thing, in the return after" not in so_of(quarter, after)
    assert "together: one thing, in the return after" in so_of(day, after)


@pytest.mark.parametrize(("one", "other", "apart"), [
    ("Mentoring of J. K.", "Mentoring of T. M.", ("J. K", "T. M")), ("Painting, kitchen side", "Painting, stage side", ("kitchen", "stage")), ("Skip 1 of rubble", "Skip 2 of rubble", ("1", "2")),
    ("Painting (photos can be sent)", "Painting (see monthly report)", None), ("Painting the hall, well attended", "Painting the hall, details to follow", None), ("Painting the main hall", "Painting the mian hall", None),
    ("Painting the hall, agreed with the comm", "Painting the hall, agreed with the community", None), ("Painting. Thanks to all", "Painting. Signed off", None), ("Painting", "Lunch", None),
])  # fmt: skip
def test_the_few_words_in_which_two_texts_differ_are_read_but_for_remarks_and_slips(
    one: str, other: str, apart: tuple[str, str] | None
) -> None:
    assert besides(one, other) == apart


def test_a_rounded_amount_in_words_is_nothing_besides() -> None:
    exact = replace(ONE, quantity=51230, measure="place:2026/M", description="Gift of £512.30 for the roof")  # fmt: skip
    about = replace(exact, ref="B", quantity=50000, description="Gift of some hundreds (500) for the roof")  # fmt: skip
    said = "words: the same but for what is said besides"
    assert said not in so_of(exact, about)
    assert said in so_of(exact, replace(exact, ref="B", description="Gift of the autumn for the roof"))  # fmt: skip


def test_the_number_of_a_grant_or_a_pledge_is_of_many_payments() -> None:
    assert read("Grant no. 44110").general == read("Pledge 44110").general == {"44110"}
    assert read("Receipt 44110").general == set()


def test_what_is_not_the_one_already_told_is_another() -> None:
    assert says_another("Coach hire, not the one already told")
    assert not says_told_before("Coach hire, not the one already told")
