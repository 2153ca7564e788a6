"""What a camera writes beside a photograph is left out; the picture stays as it came; two that are all but the same are known."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from weft.analysis.commitments.pictures import (
    NotWhole,
    is_heic,
    picture_hash,
    small,
    without_location,
)

ORIENTATION, GPS, LATITUDE, CAMERA = 0x0112, 0x8825, 2, 0x0110


def drawn(shade: int = 0) -> Image.Image:
    """A picture with something in it."""
    picture = Image.new("RGB", (320, 200), (200, 210, 220))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((40 + shade, 30, 160 + shade, 170), fill=(90, 40, 30))
    draw.rectangle((200, 60, 300, 190), fill=(20, 120, 60 + shade))
    return picture


def photograph(*, quality: int = 90, shade: int = 0, orientation: int = 6) -> bytes:
    """A JPEG as a telephone makes it: where, with what, by whom, and how it is to be turned."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = orientation, "Pocket 9"
    exif.get_ifd(GPS)[LATITUDE] = (53.0, 28.0, 59.25)
    into = BytesIO()
    drawn(shade).save(into, "JPEG", quality=quality, exif=exif, comment=b"by Jane Smith")
    return into.getvalue()


def png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Location", "53.48, -2.24")
    exif = Image.Exif()
    exif.get_ifd(GPS)[LATITUDE] = (53.0, 28.0, 59.25)
    into = BytesIO()
    drawn().save(into, "PNG", pnginfo=told, exif=exif)
    return into.getvalue()


def pixels(content: bytes) -> bytes:
    return Image.open(BytesIO(content)).tobytes()


def test_a_photograph_keeps_its_picture_and_how_it_is_turned_and_nothing_else() -> None:
    before = photograph()
    assert Image.open(BytesIO(before)).getexif().get_ifd(GPS)
    after = without_location(before)
    exif = Image.open(BytesIO(after)).getexif()
    assert dict(exif) == {ORIENTATION: 6} and not exif.get_ifd(GPS)
    assert pixels(after) == pixels(before)
    for told in (b"Pocket", b"Jane"):
        assert told in before and told not in after


def test_what_follows_the_end_of_a_photograph_goes() -> None:
    """Telephones hang a second picture, or a film, on the first."""
    after = without_location(photograph() + photograph())
    assert after == without_location(photograph())


def test_a_png_loses_what_stands_beside_it() -> None:
    before = png()
    after = without_location(before + b"53.48")
    assert b"53.48" in before and b"53.48" not in after
    assert not Image.open(BytesIO(after)).getexif().get_ifd(GPS)
    assert pixels(after) == pixels(before)


def huge() -> bytes:
    """More pixels than are ever drawn."""
    into = BytesIO()
    Image.new("L", (9000, 7000)).save(into, "JPEG", exif=Image.open(BytesIO(photograph())).getexif())  # fmt: skip
    return into.getvalue()


@pytest.mark.parametrize("broken", [
    photograph()[:-2], photograph()[:-40], photograph()[:700], photograph()[: len(photograph()) * 9 // 10], png()[:-20], b"\xff\xd8\xff\xe1",
    huge()[:-2], huge()[:-2] + b"junk", b"%PDF-1.7 53.48",
])  # fmt: skip
def test_a_picture_of_which_nobody_is_sure_keeps_nothing_of_where_or_is_not_taken(
    broken: bytes,
) -> None:
    try:
        after = without_location(broken)
    except NotWhole:
        return
    assert b"Pocket" not in after and not Image.open(BytesIO(after)).getexif()


def test_a_huge_photograph_that_is_whole_loses_where_it_was_taken_all_the_same() -> None:
    assert b"Pocket" in huge() and b"Pocket" not in without_location(huge())


def test_a_photograph_as_some_telephones_keep_it_is_known() -> None:
    assert is_heic(b"\0\0\0\x18ftypheic\0\0\0\0") and is_heic(b"\0\0\0\x18ftypmsf9\0\0\0\0mif1")
    assert not is_heic(b"\0\0\0\x18ftypisom\0\0\0\0mp42") and not is_heic(photograph())


def test_all_but_the_same_picture_is_known_again() -> None:
    one, again = picture_hash(photograph()), picture_hash(photograph(quality=35))
    assert one is not None and again is not None and (one ^ again).bit_count() <= 8
    other = picture_hash(photograph(orientation=3))
    assert other is not None and (one ^ other).bit_count() > 8


def test_an_even_field_and_a_file_that_is_no_picture_have_no_hash() -> None:
    into = BytesIO()
    Image.new("RGB", (50, 50), "white").save(into, "PNG")
    assert picture_hash(into.getvalue()) is None
    assert picture_hash(b"\xff\xd8\xff not one") is None


def test_a_picture_is_looked_at_small_and_drawn_anew() -> None:
    shown = small(photograph(), most=100)
    assert shown is not None
    picture = Image.open(BytesIO(shown))
    assert picture.format == "JPEG" and max(picture.size) == 100
    assert picture.height > picture.width, "it is turned as it is to be seen"
    assert not picture.getexif()


def test_a_picture_that_says_that_it_is_huge_is_not_looked_at() -> None:
    into = BytesIO()
    Image.new("1", (9000, 9000)).save(into, "PNG")
    assert small(into.getvalue()) is None
