"""Names of receivers: made, written otherwise by another hand, and recognised by a reader."""

from __future__ import annotations

import re
from functools import cache
from random import Random

TYPES: dict[str, tuple[str, ...]] = {
    "school": ("{n} Primary School", "{n} Community Primary School", "{s} CE Primary School, {n}", "{s} RC Primary School, {n}",
               "{n} High School", "{n} Academy", "{n} Girls' School"),
    "college": ("{n} College", "{n} Sixth Form College", "{n} Technical College"),
    "charity": ("{n} Food Bank", "{n} Community Association", "{n} Youth Club", "{n} Women's Centre", "{n} Hospice",
                "{n} Carers' Group", "Age Support {n}", "{n} Advice Centre", "{n} Refugee Welcome", "{n} Night Shelter"),
    "park": ("Friends of {n} Park", "{n} Allotment Society", "{n} Community Garden", "{n} Wildlife Group"),
    "club": ("{n} Junior Football Club", "{n} Brass Band", "{n} Boxing Club", "{n} Scout Group",
             "{n} Residents' Association", "{n} Swimming Club"),
    "supplier": ("{n} Scaffolding Ltd", "{n} Joinery Ltd", "{n} Plant Hire Ltd", "{n} Print Works", "{n} Electrical & Heating Ltd"),
    "enterprise": ("{n} Kitchen CIC", "{n} Furniture Re-use", "{n} Cleaning Co-operative", "{n} Grounds CIC", "{n} Bike Workshop CIC"),
    "table": ("{n} Lunch Club", "{n} Shared Table", "{n} Over 60s Club"),
}  # fmt: skip
SAINTS = ("St Hilda's", "St Oswin's", "St Bega's", "St Wilfrid's", "St Cuthbert's", "St Aidan's", "St Chad's", "St Werburgh's", "All Saints'", "Holy Trinity")  # fmt: skip

SHORTER = (("Community Primary", "CP"), ("Primary School", "Primary"), ("Primary School", "Prim. Sch."), ("High School", "High Sch."),
           ("Sixth Form", "6th Form"), ("Community", "Comm."), ("Association", "Assoc."), ("Association", "Assn"),
           ("Food Bank", "Foodbank"), ("Junior Football Club", "JFC"), ("CE ", "C of E "), ("RC ", "Catholic "), ("St ", "St. "),
           ("Ltd", "Limited"), (" Ltd", ""), (" & ", " and "), (" CIC", ""), ("Co-operative", "Coop"), ("Group", "Grp"),
           ("Re-use", "Reuse"), ("Centre", "Ctr"), ("Society", "Soc."), ("Academy", "Acad."), ("Technical", "Tech."))  # fmt: skip
SPELLED = {"cp": "communityprimaryschool", "primary": "primaryschool", "prim": "primaryschool", "sch": "school", "6th": "sixth", "comm": "community",
           "assoc": "association", "assn": "association", "jfc": "juniorfootballclub", "catholic": "rc", "grp": "group",
           "ctr": "centre", "soc": "society", "acad": "academy", "tech": "technical", "saint": "st",
           "coop": "cooperative"}  # fmt: skip
UNSAID = {"the", "ltd", "limited", "cic", "and", "of"}
FORMER = re.compile(r"\(?\b(?:formerly|previously|used to be|until lately)\b", re.IGNORECASE)


def many(kind: str, quarters: list[str], rng: Random) -> list[str]:
    """All names of that type, in an order of chance."""
    names = []
    for at, quarter in enumerate(quarters):
        saint = SAINTS[at % len(SAINTS)]
        names += [each.format(n=quarter, s=saint) for each in TYPES[kind]]
    rng.shuffle(names)
    return names


def otherwise(name: str, rng: Random) -> str:
    """The name as another hand types it: shortened, without its marks, in other letters, or with a slip."""
    found = [(long, short) for long, short in SHORTER if long in name]
    for long, short in rng.sample(found, min(len(found), rng.randint(1, 2))):
        name = name.replace(long, short)
    changed = rng.choice((_plain, _in_capitals, _with_the, _with_a_slip, str, str))(name)
    return changed if found or changed != name else _plain(name).lower()


def _plain(name: str) -> str:
    return name.replace("'", "").replace(",", "")


def _in_capitals(name: str) -> str:
    return name.upper()


def _with_the(name: str) -> str:
    return f"The {name}"


def _with_a_slip(name: str) -> str:
    """Two letters of the longest word that is no common one have changed places."""
    common = SPELLED.keys() | UNSAID | {"school"}
    longest = max((word for word in name.split() if word.lower().strip(",.") not in common), key=len)  # fmt: skip
    middle = len(longest) // 2
    slipped = longest[: middle - 1] + longest[middle] + longest[middle - 1] + longest[middle + 1 :]
    return name.replace(longest, slipped)


def same_name(one: str, other: str) -> bool:
    """Whether a careful reader takes two names for one, a former name of either among them."""
    return any(_alike(_read(a), _read(b)) for a in _parts(one) for b in _parts(other))


def named_in(name: str, text: str) -> bool:
    """Whether a text says the name, in whatever manner."""
    return any(_run(_read(part)) in _run(_read(text)) for part in _parts(name))


def _parts(name: str) -> list[str]:
    return [part for part in FORMER.split(name) if part.strip()]


@cache
def _read(name: str) -> tuple[str, ...]:
    text = name.lower().replace("c of e", "ce").replace("church of england", "ce")
    text = re.sub(r"['’.\-]", "", text)
    text = (
        text.replace("cp school", "cp")
        .replace("primary school", "primaryschool")
        .replace("prim sch", "primaryschool")
    )
    words = re.findall(r"[a-z0-9]+", text)
    return tuple(SPELLED.get(word, word) for word in words if word not in UNSAID)


def _run(words: tuple[str, ...]) -> str:
    return "".join(words)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    a, b = _run(one), _run(other)
    return bool(a) and (a == b or _one_swap(a, b))


def _one_swap(one: str, other: str) -> bool:
    """Whether two neighbouring letters have changed places, and nothing else."""
    if len(one) != len(other):
        return False
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    first, second = differ
    return one[first] == other[second] and one[second] == other[first]
