"""Long work: look for organisations that were entered twice."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from weft.analysis.reporting.words import harmless
from weft.jobs.kinds import Made, Run, job_kind
from weft.organisations.queries import Named, approved_with_names
from weft.organisations.queries.doubles import ALIKE, Spelled, likeness, spelled
from weft.ui.marks import sentence, to_translate

FILE = "duplicates.csv"
KIND = "compare organisations"


@job_kind(KIND, words=to_translate("Look for organisations entered twice"))
def compare_organisations(run: Run, wishes: Mapping[str, Any]) -> Made:
    """Compare every approved organisation with every other, by names and identifiers, into a CSV."""
    everyone = approved_with_names()
    pairs = len(everyone) * (len(everyone) - 1) // 2
    run.say(
        sentence(
            "Comparing each organisation with each other. Organisations: %(number)s. Pairs: %(pairs)s.",
            number=f"{len(everyone):,}", pairs=f"{pairs:,}",
        )
    )  # fmt: skip
    spellings = {name: spelled(name) for one in everyone for name in one.names}
    found = 0
    with (run.folder / FILE).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["organisation", "other", "because"])
        for done, (one, other) in enumerate(combinations(everyone, 2)):
            if done % 500 == 0:
                run.progress(done, pairs)
            if because := _why_alike(one, other, spellings):
                lines.writerow([harmless(one.name), harmless(other.name), because])
                found += 1
    run.progress(pairs, pairs)
    words = sentence("Pairs that may be one organisation: %(found)s.", found=f"{found:,}")
    words = words if found else sentence("No two are alike.")
    run.say(words)
    return Made(words, (FILE,))


def _why_alike(one: Named, other: Named, spellings: Mapping[str, Spelled]) -> str | None:
    """Why two organisations may be the same; None where nothing says so."""
    if shared := one.identifiers & other.identifiers:
        return f"the same identifier {min(shared)}"
    alike = max(
        likeness(spellings[mine], spellings[its]) for mine in one.names for its in other.names
    )
    return f"names alike by {alike:.0f} of 100" if alike >= ALIKE else None
