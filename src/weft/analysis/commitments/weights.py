"""How much each thing that is so of two records speaks for one benefit (above nought) or against it, in tenths, and in which words.

The weights stand in `weights.csv`; `python -m tests.analysis.commitments.learned --write` learns them. What stands in FOR never weighs less than nought, and
what in AGAINST never more; what stands in neither may weigh either way, and what is not in the file weighs nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

REASONS: Mapping[str, str] = {
    "who: one provider": "The same organisations had a part in it.",
    "who: one answers for the other": "One of the organisations had a part in the other’s.",
    "who: one group": "The organisations belong to one group.",
    "who: who received it": "One records what it received from the other.",
    "who: two under one agreement": "Under the same agreement.",
    "who: two for one contractor": "The same organisations had a part in it.",
    "number: shared": "The same number.",
    "number: two digits swapped": "The same number, if two digits were swapped.",
    "number: shared by strangers": "The same number.",
    "file: shared": "The same file.",
    "picture: shared": "All but the same picture.",
    "page: shared": "The same reference.",
    "evidence: all in common": "All that stands behind one stands behind the other.",
    "evidence: all of one": "All that stands behind one stands behind the other.",
    "what: one measure": "The same measure.",
    "amount: the same": "The same amount.",
    "amount: the same, in two frameworks": "The same amount.",
    "amount: the same, by two measures": "The same amount.",
    "amount: the same, a small one": "The same amount.",
    "amount: the same but for its unit": "The same amount in another unit, as weeks are days.",
    "amount: the same but for its point": "The same figures, as pounds are pence.",
    "amount: the same, to the last figure": "The same amount.",
    "amount: with another it comes to it": "With another record it comes to the same amount.",
    "amount: the same but for tax": "The same amount, with tax or without.",
    "amount: two digits swapped": "The same amount, if two figures were swapped.",
    "amount: rounded": "The same amount, rounded.",
    "amount: all but the same": "Nearly the same amount.",
    "amount: nearly the same": "Nearly the same amount.",
    "when: the same days": "At the same time.",
    "when: within a month, quarter or year": "On days of the month, quarter or year of the other.",
    "when: the same first day": "From the same day on.",
    "when: the same last day": "Until the same day.",
    "when: within the other": "At times that overlap.",
    "when: much overlaps": "At times that overlap.",
    "when: overlaps": "At times that overlap.",
    "when: day and month swapped": "On the same day, if day and month were swapped.",
    "when: some days apart": "Some days apart.",
    "where: the same": "At the same place.",
    "where: one within the other": "At the same place.",
    "for: the same": "The same beneficiary.",
    "for: the same name": "The same beneficiary, by its name.",
    "for: nearly the same name": "The same beneficiary, by its name.",
    "words: the same": "Much the same words.",
    "words: alike": "Much the same words.",
    "words: the one begins the other": "Much the same words.",
    "words: the day of the other": "One names the day of the other.",
    "words: the day of the other in place of its own": "One names the day of the other.",
    "words: the amount of the other": "One names the amount of the other.",
    "words: so many times the other": "One comes to so many times the other as it says.",
    "words: a total around the other": "One is a total around the days of the other.",
    "words: so much of the other": "One is as much of the other as it says.",
    "words: a part of what the other tells": "One says that it is a part of the other.",
    "number: its last figures": "The same number, by its last figures.",
    "together: one thing, given on": "One gave on what it received.",
    "for: in the words of the other": "The same beneficiary, by its name.",
    "paper: shared": "The same reference.",
    "number: of a paper that is written once": "The same number.",
    "words: as many days of work": "Nearly the same amount.",
    "together: whom and amount in the words of the other": "One names the amount of the other.",
    "together: one order, as much for one": "The same reference.",
    "together: one paper, as much on other days": "The same number.",
    "together: one file, as much for one on other days": "The same file.",
    "together: one person, as long as the days": "The same number.",
    "together: one person, who came over": "The same number.",
    "together: one person, still there": "The same number.",
    "words: the same persons": "Of the same persons.",
    "words: a sum in which the other stands": "One is a sum in which the other stands.",
    "words: an estimate, and then measured": "One is an estimate, and the other was measured.",
    "together: one first day, made longer": "One says that it was made longer.",
}
"""What speaks for one benefit, as a person is told it."""
FOR = frozenset(REASONS) - {
    "who: two for one contractor", "who: two under one agreement", "amount: all but the same", "amount: the same, a small one", "amount: the same, by two measures", "when: within the other",
    "amount: nearly the same", "when: overlaps", "when: much overlaps", "when: some days apart",
    "for: nearly the same name",
} | {"words: a telling one in common", "words: the same amounts", "evidence: more than one in common", "number: for days that overlap", "cohort: the same",
    "together: days, amount and whom", "together: days, amount and one thing",
    "together: one number, amount and whom", "words: says it was told before", "words: the same days", "words: the same of a kind", "number: but for a figure",
    "when: recorded a year late", "words: promised, and then done", "words: speaks for the group", "things: the same",
    "together: one thing, as much by two measures", "together: one thing, in the return after", "together: one person, of another thing", "words: one says it is planned", "words: the same hours"}  # fmt: skip
AGAINST = frozenset([
    "words: a sum of others", "words: other persons", "words: leaves the other out", "words: teams of two firms",
    "words: the same but for a figure", "words: the same but for a name", "words: the same but for what is said besides",
    "number: others of a sort", "words: a total of others", "words: other days of work", "together: strangers, nothing behind both", "together: two givers, each by its own paper",
    "together: one person, counted and timed",
    "things: another", "things: the same and another", "together: one name, elsewhere", "together: two known by one name, elsewhere", "number: two last digits swapped",
    "words: one says it is over", "words: one counts its own", "words: comes again, other days", "amount: usual with them", "for: often with them", "when: as many others of theirs", "words: each a share", "words: says it is another", "words: other days",
    "words: a day on which the other was not", "number: other ends of one", "number: behind other letters", "words: another of a kind",
    "words: none that tells in common", "words: other amounts", "where: beside", "together: one person, other days", "together: strangers, one thing, nobody in common", "together: one thing, of another thing, not as much", "number: other people", "number: others of a series", "number: others", "picture: others", "page: others", "for: another organisation", "for: another name", "where: elsewhere",
    "words: counted apart", "cohort: another", "who: strangers", "who: one agreement", "amount: other", "amount: half as much again",
    "what: two measures of a framework", "when: at other times", "when: a year later", "when: weeks later", "when: weeks apart",
    "when: one after the other", "evidence: nothing in common", "words: others", "words: each its own", "together: one thing, two amounts by two measures", "words: the same but for a thing", "file: others", "evidence: each has its own besides",
    "together: neither days nor amount", "together: no thing, not as much", "together: no thing, no days", "together: one thing, and something says two",
])  # fmt: skip

WRITTEN = Path(__file__).with_name("weights.csv")


def _written() -> dict[str, int]:
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(line for line in file if not line.startswith("#"))
        return {line["so"]: int(line["weight"]) for line in lines}


AT_LEAST: Mapping[str, int] = {"together: days, amount and one thing": 15}
"""What weighs so much whatever was learned: the same file, all but the same picture or the same number for as much on the same days is shown, also where
strangers recorded it. A page on the web is public: that strangers name one proves nothing by itself."""
LEARNED: Mapping[str, int] = _written()
WEIGHTS: Mapping[str, int] = {
    **LEARNED, **{so: max(least, LEARNED.get(so, 0)) for so, least in AT_LEAST.items()}
}  # fmt: skip
SHOWN_FROM = WEIGHTS["shown from"]
"""From so much on two are shown."""
