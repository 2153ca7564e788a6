"""How good matching suppliers to registers is, on the names of a real council with their numbers.

    python scripts/score_matching.py FOLDER

FOLDER holds `er/derived` and `orgs` (see docs/method/registers.md for what they are). Two questions:

- **register**: names and numbers as registers publish them; which of the council's suppliers are
  found by their name alone, and are they the right ones? Only those count whose number the register has.
- **hold-out**: half of the council's numbers (by hash) go into a register, each under one of its names;
  the other names of those numbers must be found, and no name of the other half may be.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from weft.analysis.editions import Edition, Editions
from weft.analysis.identifiers import company_number
from weft.analysis.registers.load import load
from weft.analysis.registers.matched import matched

LOOKUPS = "orgs/drkane_charity_lookups"
AT = datetime(2026, 1, 1, tzinfo=UTC)
Named = tuple[str, str]
"""A name and an org-id."""


@dataclass(frozen=True)
class Score:
    """Of the names asked: how many could be found, how many were, and how many rightly."""

    asked: int
    findable: int
    found: int
    right: int
    wrong: tuple[tuple[str, str, str | None], ...]
    missed: tuple[tuple[str, str, str | None], ...]
    elsewhere: tuple[tuple[str, str, str | None], ...]
    """The council gives the company's number and the register the charity's, or the other way round:
    nothing says whether they are one organisation. Counted neither right nor wrong."""

    @property
    def precision(self) -> float:
        """Rightly found of all that were found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Rightly found of all that could be."""
        return self.right / self.findable if self.findable else 0.0


def truth(folder: Path) -> list[Named]:
    """The council's names with the numbers that it published beside them; redactions left out."""
    found = []
    for file, column, scheme in (
        ("wakefield_supplier_company_numbers.csv", "company_number", "GB-COH"),
        ("wakefield_supplier_charity_numbers.csv", "charity_number", "GB-CHC"),
    ):
        with (folder / "er/derived" / file).open(encoding="utf-8") as lines:
            found += [
                (row["supplier_name"].replace("\\xB4", "'"), f"{scheme}-{number}")
                for row in csv.DictReader(lines)
                if (number := company_number(row[column]) if scheme == "GB-COH" else row[column])
            ]
    return [(name, number) for name, number in found if "REDACTED" not in name.upper()]


def published(folder: Path) -> list[Named]:
    """Names with company and charity numbers as registers publish them."""
    lookups = {
        "charity-company-numbers.csv.gz": ("name", "org_id_b", ""),
        "organisation-company-numbers.csv.gz": ("name", "org_id_b", ""),
        "mutual-companies.csv.gz": ("name", "company_id", ""),
        "academy-trusts-company-number.csv.gz": ("Entity", "Company Number", "GB-COH-"),
        "federated-charities.csv.gz": ("name", "reg_number", "GB-CHC-"),
        "charity-reregistrations.csv.gz": ("Name", "New charity number", "GB-CHC-"),
        "dual-registered-uk-charities.csv.gz": (
            "Charity Name (E&W)",
            "E&W Charity Number",
            "GB-CHC-",
        ),
        "charity-names.csv.gz": ("alternative_name", "org_id", ""),
    }
    return [
        (row[name], prefix + row[number])
        for file, (name, number, prefix) in lookups.items()
        for row in _gz(folder / LOOKUPS / file)
        if row[name] and row[number]
    ]


def same_organisations(folder: Path) -> dict[str, str]:
    """The company's number of each charity that is a company too, as the lookups say."""
    pairs = [
        (row["org_id_a"], row["org_id_b"])
        for row in _gz(folder / LOOKUPS / "charity-company-numbers.csv.gz")
    ]
    dual = [
        (f"GB-SC-{row['Scottish Charity Number']}", f"GB-CHC-{row['E&W Charity Number']}")
        for row in _gz(folder / LOOKUPS / "dual-registered-uk-charities.csv.gz")
    ]
    again = [
        (f"GB-CHC-{row['Old charity number']}", f"GB-CHC-{row['New charity number']}")
        for row in _gz(folder / LOOKUPS / "charity-reregistrations.csv.gz")
    ]
    one = one_organisation((), [*pairs, *dual, *again])
    companies = {one[number]: number for number in one if number.startswith("GB-COH-")}
    return {number: companies[one[number]] for number in one if one[number] in companies}


def by_register(folder: Path, place: Path) -> Score:
    """Ask the council's names of what registers publish."""
    names = published(folder)
    same = same_organisations(folder)
    edition = register(place, names, same)
    asked = sorted(set(truth(folder)))
    one = one_organisation(asked, same.items())
    return _score(_each_name_once(asked, one), edition, one, {number for _, number in names})


def by_holding_out(folder: Path, place: Path) -> Score:
    """Ask the council's other names of a register of half its numbers."""
    one = one_organisation(truth(folder), same_organisations(folder).items())
    groups = defaultdict(set)
    for name, number in truth(folder):
        groups[one[number]].add(name)
    held = {n for n in groups if hashlib.sha256(n.encode()).digest()[0] % 2}
    inside = {n: min(groups[n], key=_registered_first) for n in groups if n not in held}
    edition = register(place, [(name, n) for n, name in inside.items()], {})
    asked = [(name, n) for n in groups for name in groups[n] if inside.get(n) != name]
    return _score(asked, edition, one, set(inside))


def _each_name_once(asked: list[Named], one: dict[str, str]) -> list[Named]:
    return sorted({(name, one[number]) for name, number in asked})


def register(place: Path, names: Iterable[Named], same: dict[str, str]) -> Edition:
    """An edition of these names, each number once; further names of a number are its other names."""
    file = place / "names.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(("name", "company number", "charity number", "postcode"))
        for name, number in names:
            company = number.removeprefix("GB-COH-") if number.startswith("GB-COH-") else ""
            charity = number.removeprefix("GB-CHC-") if number.startswith("GB-CHC-") else ""
            company = company or same.get(number, "").removeprefix("GB-COH-")
            writer.writerow((name, company, charity, ""))
    return load("suppliers", [file], Editions(place / "data"), at=AT, name="names")


def _score(asked: list[Named], edition: Edition, same: dict[str, str], have: set[str]) -> Score:
    mentions = pa.table({"mention": range(len(asked)), "name": [name for name, _ in asked]})
    answers = matched(mentions, [edition])["org_id"].to_pylist()
    known = {same.get(number, number) for number in have}
    pairs = [
        (name, same.get(number, number), same.get(answer, answer))
        for (name, number), answer in zip(asked, answers, strict=True)
    ]
    elsewhere = tuple(
        pair for pair in pairs if pair[2] and pair[1] != pair[2] and _other(*pair[1:])
    )
    found = [pair for pair in pairs if pair[2] and pair not in elsewhere]
    wrong = tuple(pair for pair in found if pair[1] != pair[2])
    missed = tuple(pair for pair in pairs if pair[1] in known and not pair[2])
    findable = sum(number in known for _, number, _ in pairs)
    return Score(
        len(pairs), findable, len(found), len(found) - len(wrong), wrong, missed, elsewhere
    )


def _other(number: str, answer: str) -> bool:
    """Whether the two numbers are of different registers, so that they cannot be compared."""
    return number.split("-")[1] != answer.split("-")[1]


def one_organisation(
    named: Iterable[Named], also: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """One number for all that stand beside the very same name, or that a lookup says are the same.

    The council gives a charity's two numbers in two columns, and has mistyped some in one year.
    """
    first: dict[str, str] = {}
    pairs = [*also, *((first.setdefault(name, number), number) for name, number in named)]
    one: dict[str, str] = {}

    def root(number: str) -> str:
        while one.get(number, number) != number:
            number = one[number]
        return number

    for a, b in pairs:
        one[max(root(a), root(b))] = min(root(a), root(b))
    return {number: root(number) for pair in pairs for number in pair}


def _registered_first(name: str) -> tuple[bool, bool, str]:
    """The name that is likeliest registered: with a legal form, without a trading name."""
    upper = name.upper()
    return ("T/A" in upper, not upper.endswith(("LTD", "LIMITED", "LLP", "PLC", "CIC")), name)


def _gz(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def main() -> None:
    """Print both scores, and what was wrong."""
    folder = Path(sys.argv[1])
    for name, ask in (("register", by_register), ("hold-out", by_holding_out)):
        with tempfile.TemporaryDirectory() as place:
            score = ask(folder, Path(place))
        print(
            f"{name}: asked {score.asked}, findable {score.findable}, found {score.found}, "
            f"right {score.right}: precision {score.precision:.3f}, recall {score.recall:.3f}; "
            f"{len(score.elsewhere)} not comparable"
        )
        for one in score.wrong:
            print("   wrong:", *one, sep=" | ")
        for one in score.elsewhere:
            print("   not comparable:", *one, sep=" | ")
        if "--missed" in sys.argv:
            for one in score.missed:
                print("   missed:", *one, sep=" | ")


if __name__ == "__main__":
    main()
