"""People taken on, taught and placed, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Unpack

from tests.analysis.commitments.fourth_set.region import CODES, Deal
from tests.analysis.commitments.fourth_set.stage import COHORTS, Changes, Stage, amount
from weft.analysis.commitments.benefit import Evidence, Recorded

TRADES = ("bricklaying", "carpentry", "plumbing", "groundworks", "electrical installation", "quantity surveying", "business administration",
          "adult care", "painting and decorating", "horticulture", "highway maintenance", "civil engineering", "catering", "plastering")  # fmt: skip
APPRENTICE = (
    "Level {level} apprentice in {trade}, {ward}", "{trade} apprentice (level {level})", "Apprenticeship: {trade} L{level}, one local young person",
    "One apprentice employed on the contract, {trade}, level {level}", "New apprentice - {trade} - NVQ{level}",
    "We employ a level {level} {trade} apprentice who lives in the borough",
)  # fmt: skip
JOBS = ("site operative", "cleaner", "care assistant", "traffic marshal", "admin assistant", "driver", "kitchen assistant", "labourer",
        "groundskeeper", "warehouse operative", "receptionist")  # fmt: skip
JOB = ("Local resident taken on as {job}", "{job} recruited locally, previously unemployed", "New starter: {job}, from the local area",
       "Sustained employment for one local person ({job})", "One {job} started, full time")  # fmt: skip
PLACEMENT = ("Work experience for a {year} pupil with our {team} team", "{year} work placement, {team}", "Placement - one {year} student - {team}",
             "A {year} student shadowed the {team} team")  # fmt: skip
YEARS, TEAMS = ("Year 10", "Year 12", "T Level", "college"), ("site", "design office", "estimating", "housing repairs", "HR", "kitchen", "IT")  # fmt: skip


@dataclass(frozen=True)
class Post:
    """One person's post, as whoever knows them knows it."""

    deal: Deal
    trade: str
    level: int
    begins: date
    ends: date
    ward: str
    number: str
    cohort: tuple[str, ...]

    @property
    def weeks(self) -> int:
        """Whole weeks of it."""
        return round(((self.ends - self.begins).days + 1) / 7)


def post(stage: Stage, deal: Deal | None = None, *, weeks: int | None = None) -> Post:
    """A post on that deal, or on any."""
    deal = deal or stage.deal()
    begins = stage.day()
    ends = begins + timedelta(weeks=weeks or stage.pick((16, 20, 26, 30, 39, 44, 52)), days=-1)
    wards = stage.region.wards[deal.district]
    return Post(deal, stage.pick(TRADES), stage.some(2, 4), begins, ends, stage.pick(wards), stage.number(),
                (stage.pick(COHORTS),) if stage.chance(3) else ())  # fmt: skip


def apprentice(
    stage: Stage, of: Post, *papers: Evidence, subject: str = "apprentice weeks", **changes: Unpack[Changes]
) -> Recorded:  # fmt: skip
    """A record of that apprentice, in weeks or in heads."""
    words = stage.pick(APPRENTICE).format(trade=of.trade, level=of.level, ward="local resident")
    many = of.weeks if subject == "apprentice weeks" else 1
    return replace(_person(of, papers, subject, many, words), **changes)


def job(stage: Stage, of: Post, what: str, *papers: Evidence, **changes: Unpack[Changes]) -> Recorded:  # fmt: skip
    """A record of that start in a job."""
    words = stage.pick(JOB).format(job=what)
    return replace(_person(of, papers, "jobs", 1, words[0].upper() + words[1:]), **changes)


def placement(
    stage: Stage, of: Post, words: str, subject: str, *papers: Evidence, **changes: Unpack[Changes]
) -> Recorded:  # fmt: skip
    """A record of that placement, in weeks, hours or heads."""
    many = {"placement weeks": of.weeks, "placement hours": of.weeks * 35, "placements": 1}[subject]
    return replace(_person(of, papers, subject, many, words), **changes)


def _person(of: Post, papers: tuple[Evidence, ...], subject: str, many: int, words: str) -> Recorded:  # fmt: skip
    deal = of.deal
    return Recorded(
        ref="", provider=deal.firm, accountable=deal.firm, delivered_by=(), measure=CODES[deal.framework, subject],
        quantity=amount(subject, many), begins=of.begins, ends=of.ends, places=(of.ward,), cohorts=of.cohort, beneficiary="",
        beneficiary_name="", description=words[0].upper() + words[1:], evidence=papers, agreement=deal.agreement,
        recorded_on=of.ends + timedelta(days=9), under=deal.under,
    )  # fmt: skip


def typed(stage: Stage, prefix: str, number: str) -> str:
    """A number as one hand or another types it."""
    return stage.pick((
        f"{prefix}-{number}", f"{prefix} {number}", f"{prefix}{number}", f"{prefix.lower()}{number}", f"{prefix}/{number}",
        f"No. {number}", f"{prefix}0{number}", f"{prefix}-{number[:2]}{number[2:]}  ".rstrip(), f"{prefix} no {number}",
    ))  # fmt: skip


def twice(stage: Stage, prefix: str, number: str) -> tuple[str, str]:
    """The same number as two hands type it."""
    one = typed(stage, prefix, number)
    while (other := typed(stage, prefix, number)) == one:
        pass
    return one, other
