"""A postcode is cleaned or said to be unknown, with the reason; none is ever invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.analysis.postcodes.spec_postcodes import CASES, LIST, SAME
from weft.analysis.postcodes.read import Became, confirmed, postcode, read_postcode
from weft.analysis.postcodes.shapes import AREAS

INWARD = st.from_regex(r"[0-9][ABDEFGHJLNPQRSTUWXYZ]{2}", fullmatch=True)
OUTWARD = st.one_of(
    st.builds(lambda area, number: f"{area}{number}", st.sampled_from(sorted(AREAS - {"NPT"})), st.integers(1, 99)),
    st.sampled_from(["EC1A", "W1A", "SW1P", "N1C", "WC2H", "BL0"]),
)  # fmt: skip
POSTCODES = st.builds(lambda out, inward: f"{out} {inward}", OUTWARD, INWARD)


@pytest.mark.parametrize(("text", "alone", "listed", "became", "why"), CASES)
def test_a_postcode_is_read(
    text: str, alone: str | None, listed: str | None, became: str, why: str
) -> None:
    read = read_postcode(text)
    assert read.postcode == alone
    settled = confirmed(read, LIST.__contains__)
    assert settled.postcode == (alone if listed == SAME else listed)
    assert (str((read if listed == SAME else settled).became)) == became
    assert (read if listed == SAME else settled).reason == why


@given(POSTCODES)
def test_any_postcode_is_read_back_however_it_is_spaced_and_capitalised(written: str) -> None:
    for text in (written, written.lower(), written.replace(" ", ""), f"  {written}. "):
        assert postcode(text) == written


@given(POSTCODES, st.sampled_from(["CIS-{}", "{} - RENT", "Unit 4, Any Lane, Anytown {}"]))
def test_any_postcode_is_found_among_other_words(written: str, around: str) -> None:
    assume(not re.search(r"(1ST|2ND|3RD|\dTH)$", written))
    assert postcode(around.format(written)) == written


@example("A¼AA", set())
@given(st.text(max_size=40), st.sets(POSTCODES, max_size=5))
def test_nothing_is_invented(text: str, there: set[str]) -> None:
    """A postcode is in the text letter by letter, or is a repair that exists."""
    read = confirmed(read_postcode(text), there.__contains__)
    if read.postcode and read.became is Became.MENDED:
        assert read.postcode in there
    if read.became in (Became.AS_WRITTEN, Became.TIDIED, Became.FOUND):
        plain = re.sub("[^A-Z0-9]", "", text.upper())
        assert read.postcode and read.postcode.replace(" ", "") in plain
    assert read.postcode or read.reason


MISTAKEN = {
    "0": "O",
    "1": "I",
    "5": "S",
    "8": "B",
    "2": "Z",
    "O": "0",
    "I": "1",
    "S": "5",
    "B": "8",
}


@example("W1A 0AB", 56)
@given(POSTCODES.filter(lambda one: set(one) & set(MISTAKEN)), st.integers(0))
def test_a_character_taken_for_another_is_put_right_where_the_postcode_is_there(
    written: str, number: int
) -> None:
    compact = written.replace(" ", "")
    places = [at for at, char in enumerate(compact) if char in MISTAKEN]
    at = places[number % len(places)]
    text = compact[:at] + MISTAKEN[compact[at]] + compact[at + 1 :]
    read = confirmed(read_postcode(text), {written}.__contains__)
    if text[:-3] in AREAS:  # WS 1JY: the number of a district was left out
        assert read.postcode is None
    elif re.fullmatch(r"(?:[A-Z]\d){3}", text):  # W1A 0A8 is as Canada writes its own
        assert (read.became, read.postcode) == (Became.UNKNOWN, None)
    elif read.became not in (Became.TIDIED, Became.OUTWARD):  # it may have become another postcode
        assert (read.became, read.postcode) == (Became.MENDED, written)


def test_fewer_changes_go_before_more() -> None:
    read = confirmed(read_postcode("BLO 9AR"), {"BL0 9AR", "B10 9AR"}.__contains__)
    assert read.postcode == "BL0 9AR"
    assert confirmed(read_postcode("BLO 9AR"), {"B10 9AR"}.__contains__).postcode == "B10 9AR"


def test_two_repairs_that_both_exist_leave_it_unknown() -> None:
    read = read_postcode("M6O 2LA or BLO 9AR")
    assert confirmed(read, {"M60 2LA", "BL0 9AR"}.__contains__).postcode is None
    assert confirmed(read, {"M60 2LA"}.__contains__).postcode == "M60 2LA"
