"""A draft of the contract performance notice (UK9) that the Procurement Act 2023 asks authorities to publish: as a text, and as open contracting data.

The data is a release of the Open Contracting Data Standard 1.1 without extensions: the contract, each indicator as a milestone of its
implementation, and the notice as a document. The core standard has no word for a rating, so it stands in the milestone's description; whether
it was met, partly met or not met follows from it. The type of the document, `implementationNotice`, is the one by which Find a Tender's extension of
the standard is said to know the notice (read in a secondary source, not in the extension itself). What an authority fills in on Find a Tender
(its contact point, the notices before this one) Weft does not know, and leaves out.

| rating | status of the milestone |
|---|---|
| Good | met |
| Approaching target, Requires improvement | partiallyMet |
| Inadequate | notMet |
| Other | none |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from weft.analysis.commitments.ratings import Rating

VERSION = "1.1"
NOTICE_TYPE = "implementationNotice"
STATUS = {
    Rating.GOOD: "met",
    Rating.APPROACHING: "partiallyMet",
    Rating.REQUIRES: "partiallyMet",
    Rating.INADEQUATE: "notMet",
}
OCID = re.compile(r"ocds-[a-z0-9]{6}-.+")
"""A prefix that the standard's helpdesk gives out, and what identifies the process in it."""
DRAFT = "DRAFT. Nothing of this is published. Check it, and publish it on Find a Tender."


@dataclass(frozen=True)
class Body:
    """An organisation: what it is called, and its number in a register, as an org-id."""

    name: str
    ref: str
    scheme: str = ""
    number: str = ""

    @property
    def id(self) -> str:
        """By which the data knows it."""
        return f"{self.scheme}-{self.number}" if self.number else self.ref


@dataclass(frozen=True)
class Indicated:
    """One indicator as it was rated, its figures in words."""

    ref: str
    name: str
    rating: Rating
    figures: Sequence[tuple[str, str]]
    """What they are called, and how much: ("Due", "120 hours")."""
    because: str = ""
    supplier: str = ""
    """Whom it is about: a supplier of the contract, or whoever else promised something in it."""


@dataclass(frozen=True)
class Notice:
    """What the notice tells."""

    address: str
    """Where the assessment stands, on the web."""
    at: datetime
    """When it was assessed."""
    ref: str
    version: int
    corrects: str
    """What an earlier version of it is put right in, where there was one."""
    authority: Body
    suppliers: Sequence[Body]
    title: str
    contract: str
    """The number of the contract, as the authority has it."""
    ocid: str
    award: str
    """The number of the award, where it is known."""
    begins: date | None
    ends: date | None
    state: str
    """`active` or `terminated`, as the standard calls it."""
    assessed: tuple[date, date]
    words: str
    indicators: Sequence[Indicated]


def lacks(notice: Notice) -> Iterator[str]:
    """What has to be said before the notice can be data: the names of what is missing."""
    if not OCID.fullmatch(notice.ocid):
        yield "ocid"
    if not notice.contract:
        yield "contract"
    if not notice.suppliers:
        yield "supplier"
    if not notice.indicators:
        yield "indicators"


def as_text(notice: Notice) -> str:
    """The notice as a text that people read and copy."""
    lines = ["Contract performance notice (UK9)", DRAFT, ""]
    lines += [f"{what}: {said}" for what, said in _facts(notice) if said]
    lines += ["", "Key performance indicators"]
    for number, one in enumerate(notice.indicators, 1):
        lines += ["", f"{number}. {one.name}"]
        if one.supplier:
            is_supplier = one.supplier in {each.name for each in notice.suppliers}
            lines.append(f"   {'Supplier' if is_supplier else 'Promised by'}: {one.supplier}")
        lines.append("   " + " ".join(f"{what}: {much}." for what, much in one.figures))
        lines.append(f"   Rating: {one.rating.value}")
        if one.because:
            lines.append(f"   Why: {_on_one_line(one.because)}")
    if notice.words:
        lines += ["", notice.words.strip()]
    return "\n".join([*lines, ""])


def _facts(notice: Notice) -> Iterator[tuple[str, str]]:
    first, last = notice.assessed
    yield "Contracting authority", _named(notice.authority)
    for one in notice.suppliers:
        yield "Supplier", _named(one)
    yield "Contract", notice.title
    yield "Contract number", notice.contract
    yield "OCID", notice.ocid
    if notice.begins and notice.ends:
        yield "Runs", f"{_day(notice.begins)} to {_day(notice.ends)}"
    yield "Assessed for", f"{_day(first)} to {_day(last)}"
    yield "Assessed on", _day(notice.at.date())
    yield "Puts right what was said before", _on_one_line(notice.corrects)


def _named(one: Body) -> str:
    return f"{one.name} ({one.id})" if one.number else one.name


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def as_ocds(notice: Notice) -> dict[str, Any]:
    """The notice as a release package. Nothing of what `lacks` names may be missing."""
    at = notice.at.isoformat(timespec="seconds")
    bodies = {one.id: one for one in notice.suppliers}
    parties = [_party(notice.authority, "buyer"), *(_party(one, "supplier") for one in bodies.values())]  # fmt: skip
    award = notice.award or notice.contract
    release = {
        "ocid": notice.ocid, "id": f"{notice.ocid}-{notice.ref}-{notice.version}", "date": at, "language": "en",
        "tag": ["implementation" if notice.version == 1 else "implementationUpdate"], "initiationType": "tender",
        "parties": parties, "buyer": {"id": notice.authority.id, "name": notice.authority.name},
        "awards": [{"id": award, "suppliers": [{"id": one.id, "name": one.name} for one in bodies.values()]}],
        "contracts": [_contract(notice, award, at)],
    }  # fmt: skip
    return {
        "uri": notice.address, "version": VERSION, "publishedDate": at, "publisher": {"name": notice.authority.name},
        "releases": [release],
    }  # fmt: skip


def _party(one: Body, role: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": one.id, "name": one.name, "roles": [role]}
    if one.number:
        found["identifier"] = {"scheme": one.scheme, "id": one.number, "legalName": one.name}
    return found


def _contract(notice: Notice, award: str, at: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": notice.contract, "awardID": award, "title": notice.title, "status": notice.state,
        "implementation": {
            "milestones": [_milestone(one, notice, at) for one in notice.indicators],
            "documents": [_document(notice, at)],
        },
    }  # fmt: skip
    if notice.begins and notice.ends:
        found["period"] = {"startDate": _moment(notice.begins), "endDate": _moment(notice.ends)}
    return found


def _milestone(one: Indicated, notice: Notice, at: str) -> dict[str, Any]:
    told = [f"Rating: {one.rating.value}.", *(f"{what}: {much}." for what, much in one.figures)]
    found = {
        "id": f"{one.ref}-{notice.ref}", "title": one.name, "type": "assessment", "dueDate": _moment(notice.assessed[1]),
        "dateModified": at, "description": " ".join([*told, one.because]).strip(),
    }  # fmt: skip
    return found | ({"status": STATUS[one.rating]} if one.rating in STATUS else {})


def _document(notice: Notice, at: str) -> dict[str, Any]:
    return {
        "id": notice.ref, "documentType": NOTICE_TYPE, "title": "Contract performance notice (draft)", "description": as_text(notice),
        "dateModified": at, "format": "text/plain", "language": "en",
    }  # fmt: skip


def _moment(day: date) -> str:
    """A day as the standard has it: the moment at which it begins."""
    return f"{day.isoformat()}T00:00:00Z"


TEXTS: Mapping[str, Sequence[str]] = {
    "release": ("ocid", "id", "date", "initiationType"),
    "contract": ("id", "awardID"),
    "milestone": ("id",),
}
"""What has to be there, and to be more than an empty text."""
WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def faults(package: Mapping[str, Any]) -> list[str]:
    """What the standard would not take in a package, each with where it stands; nothing, where it would take all of it."""
    found = [] if package.get("version") == VERSION else [f"version: it is not {VERSION}."]
    if not str(package.get("uri", "")).startswith(("https://", "http://")):
        found.append("uri: it is no address on the web.")
    for number, release in enumerate(package.get("releases") or [{}]):
        found += _of_a_release(release, f"releases/{number}")
    return found


def _of_a_release(release: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _empty(release, "release", at)
    if not OCID.fullmatch(str(release.get("ocid", ""))):
        yield f"{at}/ocid: it begins with no prefix of the standard, as in ocds-h6vhtk-."
    if not release.get("tag"):
        yield f"{at}/tag: it is missing."
    parties = {one.get("id") for one in release.get("parties", [])}
    awards = {one.get("id") for one in release.get("awards", [])}
    referred = [release.get("buyer", {}), *(each for one in release.get("awards", []) for each in one.get("suppliers", []))]  # fmt: skip
    yield from (f"{at}: {one.get('id')} is no party." for one in referred if one.get("id") not in parties)  # fmt: skip
    for number, contract in enumerate(release.get("contracts", [])):
        there = f"{at}/contracts/{number}"
        yield from _empty(contract, "contract", there)
        if contract.get("awardID") not in awards:
            yield f"{there}/awardID: there is no such award."
        milestones = contract.get("implementation", {}).get("milestones", [])
        for place, one in enumerate(milestones):
            yield from _empty(one, "milestone", f"{there}/implementation/milestones/{place}")
        if len({one.get("id") for one in milestones}) < len(milestones):
            yield f"{there}/implementation/milestones: two have one id."
    yield from _of_moments(release, at)


def _empty(part: Mapping[str, Any], what: str, at: str) -> Iterator[str]:
    return (f"{at}/{name}: it is missing." for name in TEXTS[what] if not str(part.get(name) or "").strip())  # fmt: skip


def _of_moments(part: Any, at: str) -> Iterator[str]:
    """Days and moments that are none."""
    if isinstance(part, Mapping):
        for name, value in part.items():
            there = f"{at}/{name}"
            if name == "date" or name.endswith("Date") or name.startswith("date"):
                if not WHEN.fullmatch(str(value)):
                    yield f"{there}: it is no moment."
            else:
                yield from _of_moments(value, there)
    elif isinstance(part, list):
        for number, one in enumerate(part):
            yield from _of_moments(one, f"{at}/{number}")
