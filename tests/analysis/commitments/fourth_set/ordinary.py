"""Ordinary benefits, each one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.green import month_of, of_nobody
from tests.analysis.commitments.fourth_set.people import (
    JOBS,
    PLACEMENT,
    TEAMS,
    YEARS,
    apprentice,
    job,
    placement,
    post,
    typed,
)
from tests.analysis.commitments.fourth_set.stage import COHORTS, Stage, paper
from weft.analysis.commitments.benefit import Recorded


def ordinary(stage: Stage, size: int) -> Iterator[Recorded]:
    """So many: most for somebody, some of people taken on, some for nobody in particular."""
    for _ in range(size):
        kind = stage.some(1, 10)
        one = (
            _for_somebody(stage)
            if kind <= 6
            else _of_a_person(stage)
            if kind <= 8
            else _green(stage)
        )
        yield replace(one, cohorts=(stage.pick(COHORTS),)) if stage.chance(8) else one


def _for_somebody(stage: Stage) -> Recorded:
    of = stage.happening()
    one = stage.told(of, *stage.attached(of))
    return replace(one, delivered_by=(stage.pick(of.deal.subs),)) if stage.chance(5) else one


def _of_a_person(stage: Stage) -> Recorded:
    of = post(stage)
    if stage.chance():
        number = paper(typed(stage, "APP", of.number), "training")
        return apprentice(
            stage, of, number, subject=stage.pick(("apprentice weeks", "apprentices"))
        )
    if stage.chance():
        return job(stage, replace(of, ends=of.begins), stage.pick(JOBS), paper(typed(stage, "P", of.number), "payroll"))  # fmt: skip
    school = stage.receiver("high college")
    words = stage.pick(PLACEMENT).format(year=stage.pick(YEARS), team=stage.pick(TEAMS))
    short = replace(of, ends=of.begins + timedelta(days=stage.pick((4, 6, 11, 13))))
    return placement(stage, short, words, "placement weeks", beneficiary=school.org, beneficiary_name=school.name)  # fmt: skip


GREEN = {"waste": ("Timber recycled", "Site waste diverted from landfill", "Concrete crushed and reused"), "fuel": ("HVO used on site", "Renewable diesel"),
         "carbon": ("Carbon saved by car sharing", "Electric vans in place of diesel", "Solar cabins"), "surveyed": ("Residents' survey", "Questionnaire to tenants", "Views of park users gathered"),
         "accreditation": ("Living Wage accreditation", "Cyber Essentials", "ISO 14001")}  # fmt: skip


def _green(stage: Stage) -> Recorded:
    subject = stage.pick(list(GREEN))
    begins, ends = month_of(stage.day(), months=stage.pick((1, 3)))
    many = 1 if subject == "accreditation" else stage.some(40, 9000)
    said = stage.pick(GREEN[subject]) + stage.pick(("", f", {many} in all", f" ({begins:%B})", ", figures from site"))  # fmt: skip
    number = (paper(typed(stage, "REF", stage.number())),) if stage.chance() else ()
    return of_nobody(stage, stage.deal(), subject, many, said, begins, ends, *number)
