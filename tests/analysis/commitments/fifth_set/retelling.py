"""How one thing comes to be written in two ways: numbers, names, files, pictures, days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.analysis.commitments.fifth_set.stage import Deed, Side, Stage
from weft.analysis.commitments.benefit import Evidence, Recorded

AROUND = (
    "{letters}-{digits}", "{letters}{digits}", "{letters} {digits}", "{digits}", "no. {digits}", "{letters}/{digits}",
    "ref {letters}-{digits}", "00{digits}", "{letters}-00{digits}", "{low}{digits}", "our ref: {letters} {digits} (see folder)",
    "{letters}-{digits} / signed", "Number {digits}, copy held by us",
)  # fmt: skip


def typed(deed: Deed, rng: Random) -> Evidence:
    """The number of a benefit as somebody typed it."""
    kind, letters, digits = deed.number
    text = rng.choice(AROUND).format(letters=letters, low=letters.lower(), digits=digits)
    return Evidence(kind, "", None, text)


def name(text: str, rng: Random) -> str:
    """Who received it, as somebody typed it who knows it well."""
    ways = [
        text.upper(),
        text.lower(),
        "The " + text,
        text.replace("'", ""),
        text.replace("St ", "Saint ") if text.startswith("St ") else text + ".",
        text.replace("Community", "Comm.").replace("School", "Sch"),
        text.replace("Centre", "Center").replace("Group", "Grp").replace("Club", "club"),
        _slipped(text, rng),
        text + ", " + rng.choice(["Wendmoor", "reg. charity", "main site"]),
    ]
    return rng.choice(ways)


def _slipped(text: str, rng: Random) -> str:
    """With two letters the wrong way round, not the first."""
    at = rng.randrange(2, len(text) - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def saved_again(one: Evidence, rng: Random) -> Evidence:
    """A picture made smaller, sent by message, or cropped a little: other bytes, nearly the same hash."""
    assert one.picture is not None
    bits = rng.sample(range(64), rng.randint(0, 5))
    again = one.picture
    for bit in bits:
        again ^= 1 << bit
    called = rng.choice(["WhatsApp image.jpg", "photo (2).png", "team.jpg", "for the report.jpeg"])
    return replace(one, sha256=f"{rng.getrandbits(256):064x}", picture=again, reference=called)


def photograph(stage: Stage) -> Evidence:
    """A new one."""
    return Evidence("picture", stage.sha(), stage.picture(), f"IMG_{stage.digits()}.jpg")


def scan(stage: Stage, called: str) -> Evidence:
    """A file that nobody attached before."""
    return Evidence("file", stage.sha(), None, called)


def renamed(one: Evidence, rng: Random) -> Evidence:
    """The same bytes under another name."""
    called = rng.choice(["scan0001.pdf", "evidence.pdf", "Copy of " + one.reference, "attachment 1.pdf"])  # fmt: skip
    return replace(one, reference=called)


def shared_link(reference: str, rng: Random) -> str:
    """An address as it comes out of a phone or a newsletter."""
    bare = reference.removeprefix("https://")
    return rng.choice(
        [
            f"http://{bare}",
            f"www.{bare}",
            f"https://{bare}?utm_source=newsletter",
            f"{bare}/",
            f"https://www.{bare}/?fbclid=IwAR{rng.randint(1000, 9999)}",
        ]
    )


def rounded(amount: int, step: int) -> int:
    """To the nearest step, and never nothing."""
    return max(step, round(amount / step) * step)


def again(stage: Stage, deed: Deed, side: Side, text: str | None = None) -> Recorded:
    """One deed as somebody else wrote it: own words, the number and the name as they typed them, more attached."""
    typed_name = (
        name(stage.called(deed), stage.rng) if deed.receiver and stage.chance(0.4) else None
    )
    evidence = (typed(deed, stage.rng), *(stage.more(deed) if stage.chance(0.4) else ()))
    if stage.chance(0.2):
        evidence = evidence[::-1]
    return stage.record(deed, side, text, evidence=evidence, name=typed_name)


def clock(rng: Random, begins: int, minutes: int) -> str:
    """From when to when, as somebody writes it; `begins` in minutes after midnight."""
    ends = begins + minutes
    dot = rng.choice([".", ":"])
    one, other = (f"{at // 60}{dot}{at % 60:02}" for at in (begins, ends))
    return rng.choice([f"{one} to {other}", f"{one}-{other}", f"from {one} until {other}"])


def years(deed: Deed, rng: Random) -> list[int]:
    """School years of that school, in an order by chance."""
    name = deed.receiver.name if deed.receiver else ""
    within = (
        range(1, 7) if "Primary" in name else range(12, 14) if "Sixth" in name else range(7, 12)
    )
    return rng.sample(within, len(within))


def dated(day: date, rng: Random) -> str:
    """A day as somebody writes it."""
    return f"{day.day} {day:%B}" if rng.random() < 0.5 else f"{day.day} {day:%b} {day.year}"


def shifted(one: Recorded, days: int) -> Recorded:
    """The same written so many days later, in both its days and the day of writing."""
    by = timedelta(days=days)
    return replace(
        one, begins=one.begins + by, ends=one.ends + by, recorded_on=one.recorded_on + by
    )


def twin(stage: Stage, deed: Deed, later: int = 0) -> Deed:
    """Another benefit that is like it in all but the number, which is the next of one list, and so many days later."""
    by = timedelta(days=later)
    number = (*deed.number[:2], stage.digits())
    return replace(deed, number=number, begins=deed.begins + by, ends=deed.ends + by)
