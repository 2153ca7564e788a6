"""Make supplier names for the benchmarks, with the truth about which are one organisation.

    python bench/names.py FILE.csv --names 1000000 [--seed 7]

FILE.csv has a column `name`, every name once, in no order. FILE.truth.csv beside it says the
organisation of each and its kind. Names are written as ledgers write them: in capitals, cut at 35
characters, with and without legal form, with branches, departments and references, misspelt,
abbreviated, as initials. The same arguments make the same bytes.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable
from pathlib import Path
from random import Random

from invented import Organisation, Words, organisation, relation

SIZES = (
    (1, 0.775),
    (2, 0.145),
    (3, 0.042),
    (4, 0.016),
    (6, 0.012),
    (10, 0.007),
    (20, 0.0025),
    (40, 0.0005),
)
"""Names per organisation up to, and how often: 1.4 on average, a few dozen for the largest."""
RELATIONS = 0.06
CUTS = (None, None, None, None, 35, 35, 32, 30)
LIMITED = ("Ltd", "Ltd", "Ltd", "Limited", "LTD", "Ltd.", "")
DEPARTMENTS = (
    "Accounts|Accounts Receivable|Finance Dept|Head Office|Training|Payments|Sales Ledger|Cashiers|"
    "Social Services|Property|Legal|Events|Invoices|Customer Services|Highways"
)
SHORTER = {
    "Association": "Assoc", "Services": "Serv", "Management": "Mgmt", "International": "Intl",
    "University": "Univ", "Community": "Comm", "Church of England": "C of E", "Primary": "Pri",
    "Consultants": "Cons", "Metropolitan Borough Council": "MBC", "Borough Council": "BC",
    "Primary Care Trust": "PCT", "NHS Foundation Trust": "NHS FT", "School": "Sch",
    "Engineering": "Eng", "Construction": "Constr", "Society": "Soc", "District Council": "DC",
    "Clinical Commissioning Group": "CCG", "Saint ": "St ", "County Council": "CC",
}  # fmt: skip


def written(of: Organisation, words: Words) -> str:
    """The organisation's name as one ledger writes it."""
    rng = words.rng
    name = of.name
    if of.form:
        bare = name.removesuffix(of.form).strip()
        form = rng.choice(LIMITED) if of.form == "Limited" else rng.choice((of.form, of.form, ""))
        name = f"{bare} {form}".strip()
    for _ in range(rng.choice((0, 0, 0, 0, 1, 1, 2))):
        name = rng.choice(_changes(of))(name, words)
    cut = rng.choice(CUTS)
    return _cased(name, rng)[:cut].strip()


def _cased(name: str, rng: Random) -> str:
    at = rng.random()
    if at < 0.33:
        return name.upper()
    return name.title() if at < 0.5 else name


def _changes(of: Organisation) -> tuple[Callable[[str, Words], str], ...]:
    if of.kind == "person":
        return (_turned, _misspelt, _numbered, _titled)
    changes = (_misspelt, _signs, _shortened, _placed, _of_department, _with_article, _marked)
    if of.kind in ("public", "council"):
        return (*changes, _initials, _shortened, _of_department)
    return (*changes, *changes, _trading, _numbered) if of.kind == "firm" else changes


def _misspelt(name: str, words: Words) -> str:
    """One letter left out, doubled, or two of them turned round."""
    if len(name) < 6:
        return name
    at = words.rng.randrange(1, len(name) - 2)
    way = words.rng.random()
    if way < 0.4:
        return name[:at] + name[at + 1 :]
    if way < 0.7:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at] + name[at:]


def _signs(name: str, words: Words) -> str:
    """Other signs between the same words."""
    ways = (
        ("&", "and"),
        ("'", ""),
        ("'", "’"),
        ("&", "+"),
        (" ", "  "),
        (" ", "-"),
        ("&", "&amp;"),
    )
    old, new = words.rng.choice(ways)
    return name.replace(old, new, 1)


def _shortened(name: str, words: Words) -> str:
    for long, short in SHORTER.items():
        if long in name and words.rng.random() < 0.8:
            name = name.replace(long, short)
    return name


def _placed(name: str, words: Words) -> str:
    place = words.place()
    return words.rng.choice((f"{name} ({place})", f"{name} - {place}", f"{name} {place}"))


def _of_department(name: str, words: Words) -> str:
    part = words.rng.choice(DEPARTMENTS.split("|"))
    return words.rng.choice((f"{name} - {part}", f"{name} ({part})", f"{name}#{part}"))


def _with_article(name: str, words: Words) -> str:
    return name.removeprefix("The ") if name.startswith("The ") else f"The {name}"


def _marked(name: str, words: Words) -> str:
    return words.rng.choice(
        (f"{name} (In Liquidation)", f"{name} (Old)", f"{name} BACS", f"{name}.", f"{name} *")
    )


def _trading(name: str, words: Words) -> str:
    return f"{name} {words.rng.choice(('T/A', 't/a', 'trading as'))} {words.stem()} {words.stem()}"


def _numbered(name: str, words: Words) -> str:
    number = words.rng.randrange(1000, 999999)
    return words.rng.choice((f"{name} *{number}*", f"{name}~{number}", f"{name} ({number})"))


def _titled(name: str, words: Words) -> str:
    return (
        name
        if name.startswith(("Mr", "Ms", "Dr", "Miss"))
        else f"{words.rng.choice(('Mr', 'Mrs'))} {name}"
    )


def _turned(name: str, words: Words) -> str:
    first, _, last = name.rpartition(" ")
    if not last.isalpha():
        return name
    return words.rng.choice((f"{last} {first}", f"{last}, {first}"))


def _initials(name: str, words: Words) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 3 else name


def how_many_names(rng: Random) -> int:
    """How many names an organisation goes by."""
    at, least = rng.random(), 1
    for most, share in SIZES:
        if at < share:
            return rng.randint(least, most)
        at, least = at - share, most + 1
    return 1


def make_names(names: int, seed: int) -> list[tuple[str, int, str]]:
    """That many distinct names, each with its organisation's number and kind, in no order."""
    rng = Random(seed)
    words = Words(rng, names)
    found: dict[str, tuple[int, str]] = {}
    taken: set[str] = set()
    last, number = organisation(words), 0
    while len(found) < names:
        related = last.kind == "firm" and rng.random() < RELATIONS
        one = relation(last, words) if related else organisation(words)
        if one.bare in taken:
            continue
        taken.add(one.bare)
        _write_names(one, number, words, found)
        last, number = one, number + 1
    rows = [(name, *truth) for name, truth in found.items()][:names]
    rng.shuffle(rows)
    return rows


def _write_names(
    one: Organisation, number: int, words: Words, found: dict[str, tuple[int, str]]
) -> None:
    """Add the organisation's names; a name that another has already stays the other's."""
    wanted = how_many_names(words.rng)
    if one.kind == "person":
        wanted = min(wanted, 3)
    for _ in range(wanted * 3):
        if wanted == 0:
            return
        name = written(one, words)
        if name and name not in found:
            found[name] = (number, one.kind)
            wanted -= 1


def write_names(file: Path, names: int, seed: int) -> Path:
    """Write FILE.csv and FILE.truth.csv; give the path of the truth."""
    truth = file.with_suffix(".truth.csv")
    with (
        file.open("w", encoding="utf-8", newline="") as to_read,
        truth.open("w", encoding="utf-8", newline="") as to_compare,
    ):
        plain = csv.writer(to_read, lineterminator="\n")
        told = csv.writer(to_compare, lineterminator="\n")
        plain.writerow(["name"])
        told.writerow(["name", "organisation", "kind"])
        for name, number, kind in make_names(names, seed):
            plain.writerow([name])
            told.writerow([name, number, kind])
    return truth


def main() -> None:
    """Make what the command line asks for."""
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("file", type=Path)
    wanted.add_argument("--names", type=int, required=True)
    wanted.add_argument("--seed", type=int, default=7)
    given = wanted.parse_args()
    truth = write_names(given.file, given.names, given.seed)
    print(f"{given.names:,} names are in {given.file}, the truth about them in {truth}.")


if __name__ == "__main__":
    main()
