"""The numbers that stand behind a benefit, as they are read out of what somebody typed: without dates, pages and copies, lists and ranges number by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from weft.analysis.commitments.alike import LONG_ENOUGH, numbered
from weft.analysis.commitments.spoken import ANY_DATE

LONGEST_RANGE = 250
"""From one number to another, at most so many."""
A_LIST_HAS = 3
"""So many digits has each number of a list, at least."""


@dataclass(frozen=True)
class Read:
    """What a reference says."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    """Each number, and the letters before it, where they are a firm's own: “INV”."""
    ends: Mapping[str, str] = field(default_factory=dict)
    """By a number without its end that end: “4411” has “2” in “INV 4411-2”."""
    general: frozenset[str] = frozenset()
    """The numbers of an order, a contract, a policy: of what stands behind many benefits."""
    short: frozenset[str] = frozenset()
    """The last figures of numbers of which no more was written: “ending 4411”."""


_GENERAL = re.compile(
    r"\b(?:p\.?o\.?(?![a-z])|purchase order|order|contract|call-?off|framework|policy|account|project|charity|company|vat|customer|grant|pledge|membership|subscription|licen[cs]e|permit|lease|tender|scheme|programme|campaign|mandate|warranty|uprn|planning)"
    r"(?:\s*(?:no|nr|number|ref|reg)\b\.?)?[\s:#.]*((?:[A-Z]{1,3}[-/ ]?)?\d[\d/-]{2,})", re.IGNORECASE,
)  # fmt: skip
_BESIDE = re.compile(
    r"\b(?:page|p\.|pp\.|sheet|version|ver\.?|rev(?:ision)?\.?|v)\s*(?:\d{1,2}|[a-d])\b(?:\s*(?:of|/)\s*\d{1,2}\b)?|\b(?:copy|signed|scan(?:ned)?|original|final)\b",
    re.IGNORECASE,
)  # fmt: skip
"""What is said of a paper beside its number: its page, that it is a copy."""
_RANGE = re.compile(r"(?<![\d/])(?<!\d-)(\d{3,})\s*(?:-|–|to|until|through)\s*(?:[A-Za-z]{1,6}[-/ .]?)?(\d{3,})(?![\d/-])")  # fmt: skip
_SHORT_RANGE = re.compile(r"(\d{4,})/(\d\d)")
_SHORT = re.compile(r"(?:\bend(?:s|ing)?(?: in| with)?|\blast (?:three|four|five|\d) (?:digits|figures|numbers)?(?: are| of)?|\.{2,}|…|[xX*•]{2,})[ :#-]*(\d{3,5})\b")  # fmt: skip
_BETWEEN = re.compile(r"\s*(?:[,;&+\n()]|\band\b|\s/\s)\s*")
_END = re.compile(r"^(.*\d{3,})(?:\s*[-/._]\s*0?(\d)|\s*[-/._ ]?\s*([A-D])|\s*\(?\s*(?:part |no\.? )?(\d)\s*(?:of|/)\s*\d\)?|\s*part\s*(\d))\s*$")  # fmt: skip
_FILLING = frozenset(["REF", "NO", "NR", "NUMBER", "NUM", "OUR", "YOUR", "SEE", "ID", "NOS", "AND", "THE", "DATED", "OF", "FROM"])  # fmt: skip
_LETTERS = re.compile(r"(?<![A-Za-z])([A-Z]{2,5})(?![A-Za-z])")


_OF_AN_ORDER = frozenset(["PO", "POR"])
_PLAIN = re.compile(r"([A-Z]{0,5})[ /-]?(?:20\d\d[-/]?)?\d{4,}")


@lru_cache(maxsize=400_000)
def read(said: str) -> Read:
    """The numbers in a reference."""
    said = said.strip()
    if plain_one := _PLAIN.fullmatch(said):
        if plain_one[1] in _OF_AN_ORDER:
            return Read(general=frozenset([re.sub(r"\D", "", said)]))
        return Read({numbered(said): "" if plain_one[1] in _FILLING else plain_one[1]})
    if not any(letter.isdigit() for letter in said):
        return Read()
    if short := frozenset(_SHORT.findall(said)):
        return Read(short=short)
    general = frozenset(re.sub(r"\D", "", each) for each in _GENERAL.findall(said))
    plain = _without(said)
    numbers: dict[str, str] = {}
    ends: dict[str, str] = {}
    for part in _parts(plain):
        for number, base, end in _numbers_of(part):
            numbers[number] = _letters(part)
            if base:
                ends[base] = end
    return Read(numbers, ends, general)


def _without(said: str) -> str:
    """Without the number of an order, dates, pages and copies."""
    if not (any(letter.isalpha() for letter in said) or "/" in said or "." in said or "-" in said):
        return said
    plain = _GENERAL.sub(" ", said)
    if any(letter.isdigit() for letter in plain):
        plain = ANY_DATE.sub(" ", plain)
    return _BESIDE.sub(" ", plain).strip(" -–:,;.")


def _parts(said: str) -> Iterator[str]:
    """The numbers that somebody wrote in one line; where they are not all numbers, the line."""
    if not said:
        return
    parts = [part for part in _BETWEEN.split(said) if part.strip(" .-:")]
    with_digits = [part for part in parts if any(letter.isdigit() for letter in part)]
    if (_END.match(said) and len(with_digits) < 3 and "(" in said) or len(parts) <= 1:
        yield said
    elif with_digits and all(len(re.sub(r"\D", "", part)) >= A_LIST_HAS for part in with_digits):
        yield from with_digits
    else:
        yield said


def _numbers_of(part: str) -> Iterator[tuple[str, str, str]]:
    """Each number of a part; where it has an end, also what stands before that, and the end."""
    if several := _in_a_range(part):
        yield from ((str(each), "", "") for each in several)
        return
    key = numbered(part)
    if not any(letter.isdigit() for letter in key):
        return
    end = _END.match(part)
    if end and len(base := numbered(end[1])) >= A_LIST_HAS and base.isdigit():
        last = next(each for each in end.groups()[1:] if each)
        yield f"{key}{last}" if last.isalpha() else key, base, last
    else:
        yield key, "", ""


def _in_a_range(part: str) -> range | None:
    """All numbers from one to another: “4401 to 4409”, or “4401/09”."""
    if found := _SHORT_RANGE.fullmatch(part.strip()):
        first, last = int(found[1]), int(found[1][:-2] + found[2])
    elif found := _RANGE.search(part):
        first, last = int(found[1]), int(found[2]) if len(found[1]) == len(found[2]) else 0
    else:
        return None
    is_a_year = len(found[1]) == 4 and found[1].startswith("20")
    return range(first, last + 1) if 0 < last - first < LONGEST_RANGE and not is_a_year else None


def _letters(part: str) -> str:
    """The letters that a firm writes before a number: “INV”."""
    found = [each for each in _LETTERS.findall(part) if each not in _FILLING]
    return found[0] if len(found) == 1 else ""


def series(part: str) -> str:
    """The letters before a number: “SL” of “SL-2025-105054”; nothing, where there are none."""
    letters = re.match(r"[^A-Z0-9]*([A-Z]+)", part.upper())
    return letters[1] if letters else ""


_SORTS = {
    "order": r"p/?o|p\.o\.|purchase order|order",
    "calculation": r"calc\w*|carbon sheet|mileage (?:sheet|log)|meter readings?|spreadsheet",
    "count": r"count(?:ing)? sheet|planting (?:record|list|sheet|no)|tally(?: sheet)?|survey (?:sheet|form)",
    "repairs": r"(?:repair|job|workshop|mending|jobs) list",
    "sheet": r"sign(?:ed|ing)?[- ]?(?:in|on)?[- ]?(?:sheet|list|book|register)|sign(?:ing)?[- ]?in|sis|(?:club )?register|attendance(?: (?:sheet|list|register|record))?|time ?(?:sheet|card|record)s?|(?:visit|visitors?|advice|hours?|volunteer(?:ing)?|work|day|site) (?:log|book|record|sheet)(?: ?book)?"
             r"|log(?: ?book|sheet)?|job (?:ticket|sheet|card)|work ticket|(?:organiser'?s|names?) list|list|rota|roll|sheet",
    "invoice": r"inv|invoices?|bill",
    "receipt": r"receipts?|rcpt|recpt|rec",
    "letter": r"(?:thank[- ]?you |thanks )?letter|thank[- ]?you note|acknowledge?ment|ack",
    "ticket": r"(?:waste )?transfer note|wtn|waste (?:note|ticket|consignment)|haz\w* waste|hwcn|weigh\w*|wb|wbt|load (?:ticket|sheet|note|no)|skip (?:ticket|note)|tickets?|tip",
    "delivery": r"delivery|dn|d/n|del|despatch|dispatch|consignment|grn|goods (?:received|note)|hand-?over(?: note)?|collection note|pod|packing (?:slip|list|note)|advice note",
    "transfer": r"bacs|chaps|fps|bank (?:ref\w*|transfer|payment)|faster payment|transfer|remittance|cheque|chq|payment|standing order|direct debit",
    "booking": r"booking|bk|bkg|reservation|hire|confirmation",
    "form": r"(?:visit|school|feedback|evaluation|booking|event) (?:form|slip)|slip|form",
    "certificate": r"cert|certs|certificates?",
    "payroll": r"payroll|pr|emp|employee|staff|clock",
    "placement": r"placement(?: agreement)?|wp|work experience|pl",
    "apprenticeship": r"app|appr|apprenticeship(?: agreement)?|apprentice|agreement|aa",
    "learner": r"learner|uln|student|candidate|pupil",
}  # fmt: skip
_SORT = re.compile("|".join(rf"(?P<{sort}>(?<![A-Za-z])(?:{words})(?![A-Za-z]))" for sort, words in _SORTS.items()), re.IGNORECASE)  # fmt: skip
OF_ONE_BENEFIT = frozenset(["invoice", "receipt", "transfer", "delivery", "ticket", "certificate"])
"""Papers that are written once for what happens once: one told on other days is told again. A register or a booking may be for many days."""


@lru_cache(maxsize=400_000)
def sort_of(said: str) -> str:
    """Of which paper a reference gives the number: a receipt, a delivery note; empty where it does not say, or of an order."""
    found = (each.lastgroup or "" for each in _SORT.finditer(said))
    return next((each for each in found if each != "order"), "")


_IN_WORDS = re.compile(
    r"\b(?:[Nn]o\.?|[Nn]r|[Nn]umber|[Rr]ef(?:erence)?\.?|[Nn]ote|[Ss]heet|[Ii]nvoice|[Rr]eceipt|[Tt]icket|[Cc]ertificate|[Aa]greement|#)[ :]*\d{4,9}\b|\b[A-Z]{2,5}[ /-]?(?:\d{2,4}[ /-])?\d{4,9}\b"
)
_IN_A_NAME = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,5}[ /-]?(?:\d{2,4}[ /-])?\d{4,9}(?!\d)|(?<!\d)\d{4,9}[ -][A-Z]{2,4}(?![A-Za-z])")  # fmt: skip
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_NOT_A_NUMBER = frozenset(["IMG", "DSC", "PXL", "SCAN", "PHOTO", "IMAGE", "DCIM", "DOC", "FILE", "PAGE", "QTR", "YEAR", "FY", "ISO", "BS", "EN", "PAS", "NVQ", "SV"])  # fmt: skip
"""What cameras and people put before numbers that say nothing."""


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of evidence that stand in a text, each as one: “SL-2025-105054”."""
    return frozenset(filter(None, map(_as_one, _IN_WORDS.findall(text))))


def numbers_in_name(name: str) -> frozenset[str]:
    """The same in what a file is called, where letters may be small."""
    plain = re.sub(r"\.[A-Za-z]{3,4}$", "", name).replace("_", " ")
    return frozenset(filter(None, map(_as_one, _IN_A_NAME.findall(plain))))


def _as_one(said: str) -> str:
    letters = re.sub(r"[^A-Z]", "", said.upper())
    number = numbered(said)
    if letters in _NOT_A_NUMBER or _YEAR.match(number) or not number.isdigit():
        return ""
    return number if len(number) >= LONG_ENOUGH - 1 else ""
