"""The same said otherwise: names, references and pictures as another person writes or saves them."""

from __future__ import annotations

import re
from random import Random

from tests.analysis.commitments.invented_place import KINDS


def name_otherwise(name: str, rng: Random) -> str:
    """An organisation's name as another person types it; every word that tells it from others stays."""
    last = next(kind for kinds in KINDS.values() for kind in kinds if name.endswith(kind))
    base = name.removesuffix(last).strip()
    ways = [
        f"The {_plain(last).lower()}, {base}",
        _plain(name).replace("Saint", "St").replace(" School", ""),
        _plain(name).replace("Saint", "St.").upper(),
        f"{_plain(name)} (local)",
        _slipped(_plain(name).replace("Saint", "St"), rng),
    ]
    return rng.choice([way for way in ways if way != name])


def reference_otherwise(reference: str, rng: Random) -> str:
    """A number as another person types it: other spacing, other prefix; its digits stay in their order."""
    prefix, *numbers = re.findall(r"[A-Za-z]+|\d+", reference)
    ways = [
        " ".join((prefix, *numbers)),
        "".join((prefix.lower(), *numbers)),
        "/".join((prefix, *numbers)),
        f"No. {'-'.join(numbers)}",
        f"ref {prefix} {'/'.join(numbers)} (see folder)",
        "-".join(numbers).lstrip("0"),
    ]
    return rng.choice([way for way in ways if way != reference])


def saved_again(picture: int, bits: int, rng: Random) -> int:
    """A perceptual hash with so many of its 64 bits the other way."""
    for bit in rng.sample(range(64), bits):
        picture ^= 1 << bit
    return picture


def digits(reference: str) -> int:
    """All digits of a reference as one number; 0 where there are none."""
    return int("".join(re.findall(r"\d", reference)) or 0)


def _plain(name: str) -> str:
    return name.replace("é", "e").replace("'", "")


def _slipped(name: str, rng: Random) -> str:
    """Two letters inside a word have changed places."""
    spots = [
        n for n in range(1, len(name) - 2) if name[n : n + 2].isalpha() and name[n] != name[n + 1]
    ]
    spot = rng.choice(spots)
    return name[:spot] + name[spot + 1] + name[spot] + name[spot + 2 :]
