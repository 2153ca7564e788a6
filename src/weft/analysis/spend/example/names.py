"""Names that nobody bears: of firms, charities and people of the invented place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

LONGEST_IN_A_LEDGER = 35

BEGINNINGS = (
    "Ambl Brin Cald Corv Dask Dren Elv Esk Fosk Garl Hesk Ild Jarr Kels Lorn Mard Nesk Orr Pendr "
    "Quenn Rusk Sedd Tarl Thrupp Ulv Varn Vesp Wend Yarl Zell"
)
ENDINGS = (
    "aby amoor andine arrick astow edyke enfold ergarth erley imarsh inthwaite olby omere onhurst "
    "orwick osgill udale ummock ywell"
)
INITIALS = "ABCDEFGHJKLMNPRSTW"
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr")
TRADING_AS = re.compile(r"\s+(?:t/a|trading as)\b.*", re.IGNORECASE)
LEGAL_FORM = re.compile(r"\b(ltd|limited|llp|plc|cic|cio)\b\.?", re.IGNORECASE)


def a_stem(rng: Random) -> str:
    """A name of no real place or family that we know of, such as *Heskorwick*."""
    return rng.choice(BEGINNINGS.split()) + rng.choice(ENDINGS.split())


def a_person(rng: Random) -> str:
    """A person of the invented place, such as *Mrs K Tarlerley*."""
    return f"{rng.choice(TITLES)} {rng.choice(INITIALS)} {a_stem(rng)}"


def a_firm(trade: str, district: str, rng: Random) -> str:
    """A firm's registered name for this trade, such as *Orrolby Highways Ltd*."""
    pattern = rng.choices(
        ("{stem} {trade}", "{stem} & {other} {trade}", "{stem} {trade} ({district})",
         "{i} & {j} {stem} {trade}", "{stem} {trade} Group", "{district} {trade}"),
        weights=(74, 2, 3, 6, 6, 9),
    )[0]  # fmt: skip
    form = rng.choices(("Ltd", "Limited", "LLP", "plc", "CIC"), weights=(72, 16, 5, 4, 3))[0]
    name = pattern.format(
        stem=a_stem(rng),
        other=a_stem(rng),
        trade=trade,
        district=district,
        i=rng.choice(INITIALS),
        j=rng.choice(INITIALS),
    )
    return f"{name} {form}"


def a_charity(cause: str, district: str, rng: Random) -> str:
    """A charity's or community group's name, such as *Friends of Garlolby Park*."""
    pattern = rng.choice(
        ("{stem} {cause} Trust", "{district} {cause}", "{stem} {cause} CIO",
         "Friends of {stem} Park", "St {stem}’s {cause}", "{stem} and {district} {cause}")
    )  # fmt: skip
    return pattern.format(stem=a_stem(rng), cause=cause, district=district)


def plain(name: str) -> str:
    """The name without case, punctuation, legal form and trading-as."""
    name = TRADING_AS.split(name)[0]
    without_form = LEGAL_FORM.sub(" ", name.casefold().replace("&", " and "))
    return " ".join(re.sub(r"[^a-z0-9 ]", "", without_form).split())


def variants(name: str, rng: Random) -> Iterator[tuple[str, str]]:
    """Other spellings of a registered name as ledgers have them, each with the kind of change."""
    yield name.upper(), "letter case"
    if name.endswith(" Ltd"):
        yield name.removesuffix("Ltd") + "Limited", "legal form"
        yield name.removesuffix(" Ltd").upper() + " LTD.", "legal form"
    if name.endswith(" Limited"):
        yield name.removesuffix("Limited") + "Ltd", "legal form"
        yield name.removesuffix(" Limited"), "legal form"
    if " & " in name:
        yield name.replace(" & ", " and "), "ampersand"
    if "’" in name:
        yield name.replace("’", ""), "punctuation"
        yield name.replace("’", "'"), "punctuation"
    trading = f"{a_stem(rng)} {rng.choice(('Services', 'Solutions', 'Works', 'House'))}"
    yield f"{name} T/A {trading}", "trading as"
    yield f"{name.upper()} TRADING AS {trading.upper()}", "trading as"
    yield trading, "trading name only"


def cut(name: str) -> str:
    """The name as a ledger with 35 characters for it holds it."""
    return name[:LONGEST_IN_A_LEDGER].rstrip()
