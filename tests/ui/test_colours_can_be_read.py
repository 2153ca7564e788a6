"""A place chooses its colours, and none that people cannot read."""

from __future__ import annotations

import pytest
from django.test import Client

from weft.ui.colours import PLAIN, BadColour, check, chosen, colours_in, contrast
from weft.web.environment import CannotStart, Environment


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [  # worked examples of WCAG: the ends of the scale, and the grey that just passes on white
        ("000000", "ffffff", 21.0),
        ("ffffff", "ffffff", 1.0),
        ("767676", "ffffff", 4.54),
        ("777777", "ffffff", 4.48),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_our_own_colours_can_be_read() -> None:
    check(PLAIN)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("accent=#dddddd", "The accent cannot be #dddddd: its contrast with #ffffff is 1.35 to 1"),
        ("button=#00ff00", "Buttons cannot be #00ff00"),
        ("accent=#777777", "is 4.47 to 1, and at least 4.5 to 1 is needed"),
        ("button=green", "“green” is not a colour. Enter six hexadecimal digits"),
        ("border=#000000", "“border=#000000” is not understood"),
    ],
)
def test_a_colour_is_refused_with_the_reason(given: str, told: str) -> None:
    with pytest.raises(BadColour) as refused:
        colours_in(given)
    assert told in str(refused.value)
    with pytest.raises(CannotStart, match="WEFT_COLOURS: "):
        Environment({"WEFT_MODE": "demo", "WEFT_COLOURS": given}).colours("WEFT_COLOURS")


def test_words_on_the_header_are_black_or_white_as_reads_better() -> None:
    assert chosen(header="#ffee00").header_text == "0b0c0c"
    assert chosen(header="#300").header_text == "ffffff"


def test_the_style_sheet_can_be_kept_for_a_year(client: Client) -> None:
    answer = client.get(f"/colours/{chosen(header='#300').code}.css")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]
    assert b"--weft-header-colour:#330000" in answer.content


@pytest.mark.parametrize("code", ["ffffff-dddddd-0f7a52", "red-green-blue", "1d3a4a", "a-b-c-d"])
def test_no_style_sheet_of_colours_that_cannot_be_read(client: Client, code: str) -> None:
    assert client.get(f"/colours/{code}.css").status_code == 404


@pytest.mark.django_db
def test_a_page_wears_the_places_colours(client: Client, settings: object) -> None:
    assert "/colours/" not in client.get("/").content.decode()
    settings.COLOURS = chosen(header="#300")  # type: ignore[attr-defined]
    assert "/colours/330000-1d5c7a-0f7a52.css" in client.get("/").content.decode()
