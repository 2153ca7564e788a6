"""The levels of area that Weft knows, and how a heading or a code tells one.

Output areas of the censuses of 2011 and of 2021 are different levels: most of their codes are the same,
and some of those name another piece of land.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from weft.analysis.errors import WeftError


class Level(StrEnum):
    """Areas from the smallest to the widest, as ONS publishes them."""

    LSOA11 = "lsoa11"
    LSOA21 = "lsoa21"
    MSOA11 = "msoa11"
    MSOA21 = "msoa21"
    WARD = "ward"
    DISTRICT = "district"
    COMBINED_AUTHORITY = "combined_authority"
    REGION = "region"
    COUNTRY = "country"


WORDS = {
    Level.LSOA11: "LSOA of 2011",
    Level.LSOA21: "LSOA of 2021",
    Level.MSOA11: "MSOA of 2011",
    Level.MSOA21: "MSOA of 2021",
    Level.COMBINED_AUTHORITY: "combined authority",
}
CODE = re.compile(r"(?:[EWSNKLMJ]\d{8}|95[A-Z]{2}\d{2}[A-Z]\d)")
PSEUDO = re.compile(r"[A-Z]9{8}")
"""ONS's code for “none of these”, as in E99999999."""
_STEMS = {
    "lsoa": r"lsoa|lowerlayersuperoutputarea",
    "msoa": r"msoa|middlelayersuperoutputarea",
    "ward": r"wd|ward|osward|electoralward",
    "district": (
        r"lad|oslaua|laua|la|ltla|localauthority|localauthoritydistrict|district|borough|council|authority"
    ),
    "combined_authority": r"cauth|ca|combinedauthority|cityregion|mca",
    "region": r"rgn|region|gor|englishregion",
    "country": r"ctry|country",
}
_HEADING = {
    stem: re.compile(
        rf"(?:{words})(?P<y1>20\d\d|\d\d)?(?P<part>code|cd|nm|names?)?(?P<y2>20\d\d|\d\d)?"
    )
    for stem, words in _STEMS.items()
}
_GENERIC_CODE = re.compile(r"(?:area|geo|geography|ons|gss|mnemonic)?_?(?:code|cd)|id|mnemonic")
_GENERIC_NAME = re.compile(r"(?:area|geo|geography)?_?(?:name|nm)")
_PREFIXES = {
    "lsoa": ("E01", "W01", "S01", "95", "N20"),
    "msoa": ("E02", "W02", "S02", "N21"),
    "ward": ("E05", "W05", "S13", "N08"),
    "district": ("E06", "E07", "E08", "E09", "W06", "S12", "N09"),
    "combined_authority": ("E47", "E61"),
    "region": ("E12",),
    "country": ("E92", "W92", "S92", "N92"),
}
_LAST_OF_2011 = {
    "E01": "E01033768", "W01": "W01001958", "S01": "S01013481",
    "E02": "E02006934", "W02": "W02000423", "S02": "S02002487",
}  # fmt: skip
"""The highest codes of 2011: what is above was first given to areas of 2021 (Scotland: 2022)."""
_INVENTED = re.compile(r"[EW]0[12]99")
"""Codes of the example place, above all that ONS has given out."""
_ENOUGH = 1_000
"""Among so many areas of England some are new in 2021, if the areas are those of 2021."""
CENSUS = ("lsoa", "msoa")


class CannotTellAreas(WeftError):
    """A file does not say which areas it is about."""


@dataclass(frozen=True)
class AreaColumn:
    """What a heading says of its column: the level, the year of the areas, code or name."""

    stem: str
    year: int | None = None
    part: str = ""
    """"code", "name", or empty where the heading leaves it open."""

    @property
    def level(self) -> Level | None:
        """The level, where the heading settles it."""
        if self.stem not in CENSUS:
            return Level(self.stem)
        return Level(f"{self.stem}{self.year % 100}") if self.year else None


def words_for(level: Level | str) -> str:
    """A level in words: "ward", "LSOA of 2021"."""
    return WORDS.get(Level(level), str(level))


def index_words(index: str) -> str:
    """An index and its year in words: "Index of Multiple Deprivation 2019"."""
    name, year = index[:-4], index[-4:]
    words = "Index of Multiple Deprivation" if name == "imd" else f"{name.capitalize()} index"
    return f"{words} {year}"


def area_column(heading: str) -> AreaColumn | None:
    """What a heading such as `LSOA21CD`, `LSOA code (2011)`, `oslaua` or `lad22nm` says."""
    plain = re.sub(r"[^a-z0-9]", "", heading.lower())
    for stem, pattern in _HEADING.items():
        if found := pattern.fullmatch(plain):
            year = _year(found["y1"] or found["y2"])
            part = {"c": "code", "n": "name", "": ""}[(found["part"] or "")[:1]]
            if stem in CENSUS and year not in (None, 2011, 2021):
                return None
            return AreaColumn(stem, year, part)
    return None


def is_code_heading(heading: str) -> bool:
    """Whether a heading says “code” without saying of what: `area_code`."""
    return bool(_GENERIC_CODE.fullmatch(re.sub(r"[^a-z_]", "", heading.lower())))


def is_name_heading(heading: str) -> bool:
    """Whether a heading says “name” without saying of what: `area_name`."""
    return bool(_GENERIC_NAME.fullmatch(re.sub(r"[^a-z_]", "", heading.lower())))


def is_code(text: str | None) -> bool:
    """Whether a text has the form of an ONS code."""
    return bool(text and CODE.fullmatch(text))


def stem_of(code: str) -> str | None:
    """The level of a code without its year: "lsoa" for E01004766."""
    return next((stem for stem, starts in _PREFIXES.items() if code.startswith(starts)), None)


def level_of(codes: Iterable[str], *, year: int | None = None, said: str = "") -> Level:
    """The level of a set of codes. `year` is what a heading says, `said` the file's own name.

    Raises CannotTellAreas where the codes are of several levels, or of a census that neither the
    codes nor the heading nor the name tells; and where they contradict what was said.
    """
    every = [code for code in codes if is_code(code)]
    stems = {stem_of(code) for code in every}
    if len(stems) != 1 or None in stems:
        found = ", ".join(sorted(map(str, stems))) or "none"
        raise CannotTellAreas(f"{said}: the codes are not of one level of area (found: {found}).")
    (stem,) = stems
    assert stem
    if stem not in CENSUS:
        return Level(stem)
    return Level(f"{stem}{census_of(every, year=year, said=said) % 100}")


def census_of(codes: Iterable[str], *, year: int | None = None, said: str = "") -> int:
    """The census (2011 or 2021) whose areas these are: codes of LSOAs, MSOAs or both of one file."""
    told = year or year_in(said)
    real = [code for code in codes if not _INVENTED.match(code)]
    new = [code for code in real if code > _LAST_OF_2011.get(code[:3], "Z")]
    if new and told == 2011:
        raise CannotTellAreas(
            f"{said}: it is said to be of 2011, but {new[0]} was first given to an area of 2021. "
            "Say --areas 2021, or find the file of 2011."
        )
    if told in (2011, 2021):
        return told
    if new:
        return 2021
    if sum(code.startswith("E01") for code in real) >= _ENOUGH:
        return 2011
    raise CannotTellAreas(
        f"{said}: nothing tells whether its areas are those of 2011 or of 2021. "
        "Say --areas 2011 or --areas 2021."
    )


def year_in(name: str) -> int | None:
    """The census that a file's name speaks of: lsoa_2011_gm, LSOA21."""
    found = re.search(r"(?:lsoa|msoa|soa|oa)[_ -]?(?:dec[_ -]?)?(20)?(11|21)(?!\d)", name.lower())
    return 2000 + int(found[2]) if found else None


def _year(digits: str | None) -> int | None:
    return None if digits is None else 2000 + int(digits) % 100
