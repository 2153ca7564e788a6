"""Local by three definitions, side by side; none of them is the only one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from weft.analysis.places.local import Address, Answer, Answers, KindOfAddress, Local, three_answers
from weft.analysis.reporting.model import (
    Chart,
    Figure,
    Kind,
    Section,
    Shape,
    Table,
    Value,
)
from weft.analysis.spend.described import Profile
from weft.analysis.spend.figures import (
    SUM_COLUMNS,
    Account,
    columns,
    listed,
    part,
    percent,
    share_of_money,
    slug,
    sum_cells,
)
from weft.analysis.spend.placed import OWN_DISTRICT, Home
from weft.analysis.spend.sums import NOTHING, Sum

CITY_REGION = "city region"
AREAS = {OWN_DISTRICT: "district", CITY_REGION: "city_region"}
"""The areas that "local" may mean, and the level of home that each is."""
DEFINITIONS = {
    "registered": "registered address in the area",
    "trading": "trading or invoice address in the area",
    "based": "based in the area, or with a branch there",
}
IN_SHORT = {
    "registered": "registered there", "trading": "trading or invoicing from there",
    "based": "based or with a branch there",
}  # fmt: skip
ANSWERS = {Local.IN: "In the area", Local.OUT: "Not in the area", Local.UNKNOWN: "Not known"}
NOT_NAMED = Answer(Local.UNKNOWN, "the payee is not named")
NOTHING_KNOWN = Answer(Local.UNKNOWN, "no address is known")
OUTSIDE = ""
"""In place of the name of an area: a known place in no area of this level."""
NOT_PLACED = "its postcode is in no district that is known"


@dataclass(frozen=True)
class Told:
    """What one definition says of one area: the money in, out and unknown, and why it is unknown."""

    area: str
    definition: str
    all: dict[Local, Sum]
    free: dict[Local, Sum]
    """The same of influenceable spend."""
    because: dict[str, Sum]
    """The unknown money by reason."""

    @property
    def has_evidence(self) -> bool:
        """Whether anything is known by this definition at all."""
        return any(self.all.get(answer, NOTHING).payments for answer in (Local.IN, Local.OUT))

    @property
    def title(self) -> str:
        """The definition with its area, in words."""
        return f"{self.definition.capitalize()}, {self.area}"


def in_words(told: Told, account: Account) -> str:
    """The share that is in the area, in a few words."""
    if not told.has_evidence:
        return f"for “{told.definition}” there is no evidence"
    total = account.total.amount_gbp
    inside, unknown = (
        percent(told.all.get(answer, NOTHING).amount_gbp, total)
        for answer in (Local.IN, Local.UNKNOWN)
    )
    return f"{inside} to suppliers {IN_SHORT[told.definition]} ({unknown} not known)"


def local(account: Account) -> Section | None:
    """The section of the report; None where nothing is home."""
    told = by_definition(account)
    if not told:
        return None
    sentences = (
        *_sentences(told, account),
        "An unknown is never taken for a no.",
        *_ignored(account),
    )
    figures = tuple(figure for one in told for figure in _figures(one, account))
    tables = (_table(told, account), _why_unknown(told, account))
    return Section("definitions", "Three definitions of local", sentences, figures, tables)


def by_definition(account: Account) -> tuple[Told, ...]:
    """What each definition says of each area that is home to anyone."""
    return tuple(
        told
        for area, level in AREAS.items()
        if any(getattr(home, level) for home in account.homes.values())
        for told in _of_area(account, area, level)
    )


def _of_area(account: Account, area: str, level: str) -> Iterator[Told]:
    answers = answers_of(account, level)
    all_: dict[str, dict[Local, Sum]] = {name: defaultdict(Sum) for name in DEFINITIONS}
    free: dict[str, dict[Local, Sum]] = {name: defaultdict(Sum) for name in DEFINITIONS}
    because: dict[str, dict[str, Sum]] = {name: defaultdict(Sum) for name in DEFINITIONS}
    for one in account.counts.parts:
        for name, answer in answers[one.body, one.supplier_id].items():
            all_[name][answer.local] += one.sum
            if one.influenceable:
                free[name][answer.local] += one.sum
            if answer.local == Local.UNKNOWN:
                because[name][answer.because] += one.sum
    for name in DEFINITIONS:
        yield Told(area, name, dict(all_[name]), dict(free[name]), dict(because[name]))


def answers_of(account: Account, level: str) -> dict[tuple[str, str | None], dict[str, Answer]]:
    """The answer of each definition for every supplier of the period, as seen from each body."""
    pairs = {(one.body, one.supplier_id) for one in account.counts.parts}
    return {(body, id_): _answers(account, body, id_, level) for body, id_ in pairs}


def column_of(definition: str, area: str) -> str:
    """The column of the traced payments that says what a definition says of an area."""
    return f"{definition}_{slug(area)}"


def _answers(account: Account, body: str, supplier_id: str | None, level: str) -> dict[str, Answer]:
    """The answer of each definition for one supplier, seen from one body."""
    if supplier_id is None:
        return dict.fromkeys(DEFINITIONS, NOT_NAMED)
    home = getattr(account.homes.get(body, Home(*3 * (frozenset(),))), level)
    profile = account.profile(supplier_id)
    known = list(_addresses(account, profile, home, level))
    if not home or not known:
        return dict.fromkeys(DEFINITIONS, NOTHING_KNOWN)
    found: Answers = three_answers(known, home)
    return {name: getattr(found, name) for name in DEFINITIONS}


def _addresses(
    account: Account, profile: Profile, home: frozenset[str], level: str
) -> Iterator[Address]:
    """The evidence about a supplier, each address with its area at this level."""
    for one in profile.addresses:
        if one.postcode:
            spot = account.spot(one.postcode)
            area = getattr(spot, level) or (OUTSIDE if spot.district or spot.is_outside else None)
            yield Address(
                KindOfAddress(one.kind),
                "elsewhere" if area == OUTSIDE else area,
                NOT_PLACED,
                one.source,
            )
        if one.branch is not None and home and has_one_area(account):
            if one.branch:
                yield Address(KindOfAddress.BRANCH, min(home), "", one.source)
            elif level == "district":
                yield Address(KindOfAddress.BRANCH, None, "", one.source, none=True)


def has_one_area(account: Account) -> bool:
    """Whether an answer about "the area" can only mean one."""
    return len(set(account.homes.values())) == 1


def _ignored(account: Account) -> tuple[str, ...]:
    """Say when answers about branches could not be used."""
    answered = any(
        one.branch is not None for profile in account.profiles.values() for one in profile.addresses
    )
    if not answered or has_one_area(account):
        return ()
    return (
        "Answers about a branch “in the area” are not used here: the bodies have different areas, and the "
        "answers do not say which is meant. Report on one body at a time to use them.",
    )


def _sentences(told: tuple[Told, ...], account: Account) -> Iterator[str]:
    """One for each area, and one for each definition of which there is no evidence."""
    for area in AREAS:
        here = [one for one in told if one.area == area and one.has_evidence]
        if here:
            said = listed([_share(one, account) for one in here])
            yield f"Where the area is the payer's {area}, the money went: {said}."
    for one in told:
        if not one.has_evidence:
            yield f"{one.title}: there is no evidence; {_no_evidence(one)}."


def _share(told: Told, account: Account) -> str:
    total = account.total.amount_gbp
    inside, unknown = (
        told.all.get(answer, NOTHING).amount_gbp for answer in (Local.IN, Local.UNKNOWN)
    )
    return (
        f"{percent(inside, total)} to suppliers with a {DEFINITIONS[told.definition]} (for {percent(unknown, total)} "
        "it is not known)"
    ).replace("with a based in", "based in")


def _no_evidence(told: Told) -> str:
    ranked = sorted(told.because, key=lambda why: -told.because[why].amount_gbp)
    return next((why for why in ranked if why != NOT_NAMED.because), "no payee is named")


def _figures(told: Told, account: Account) -> Iterator[Figure]:
    for what, sums, whole in (
        ("all", told.all, account.total),
        ("influenceable", told.free, account.influenceable),
    ):
        inside = sums.get(Local.IN, NOTHING)
        unknown = sums.get(Local.UNKNOWN, NOTHING)
        apart = {} if what == "all" else {"kept_apart": None}
        words = "all the money" if what == "all" else "influenceable spend"
        made = share_of_money(
            f"local.{told.definition}.{slug(told.area)}.{what}.share",
            f"Local ({told.definition}, {told.area}), of {words}",
            inside.chosen_by(**{column_of(told.definition, told.area): Local.IN.value}, **apart),
            whole,
            f"Money to suppliers with a {DEFINITIONS[told.definition]}, as a share of {words}; the area "
            f"is the {told.area} of the body that paid. For {percent(unknown.amount_gbp, whole.amount_gbp)} "
            f"it is not known.".replace(
                "with a based in the area, or with", "based in the area, or with"
            ),
            quiet=what != "all" or told.area != OWN_DISTRICT,
        )
        yield made if told.has_evidence else _without_evidence(made, _no_evidence(told))


def _without_evidence(made: Figure, why: str) -> Figure:
    """The figure without a share: that nothing is known is not nought."""
    unsaid = replace(made.workings, steps=())
    return replace(made, value=None, workings=unsaid, note=f"No evidence: {why}.")


def _table(told: tuple[Told, ...], account: Account) -> Table:
    rows: list[tuple[Value, ...]] = []
    for one in told:
        for answer, words in ANSWERS.items():
            rows.append((one.title, words, *_cells(one, answer, account)))
    shares = [
        f"{one.title} {percent(one.all.get(Local.IN, NOTHING).amount_gbp, account.total.amount_gbp)}"
        for one in told
        if one.has_evidence
    ]
    alt = (
        f"Local by three definitions: {listed(shares)}."
        if shares
        else "No evidence of any definition."
    )
    return Table(
        "local-definitions",
        "Local by three definitions",
        columns(
            ("definition", "Definition and area", Kind.TEXT),
            ("answer", "The supplier is", Kind.TEXT),
            *SUM_COLUMNS,
            ("influenceable_gbp", "Of influenceable spend", Kind.GBP),
            ("influenceable_share", "Share of influenceable spend", Kind.SHARE),
        ),
        tuple(rows),
        "Each definition with its three answers adds up to all the money. An answer for which there is no "
        "evidence is left empty and is not nought; that a supplier has no branch in the area is known only "
        "where somebody has said so.",
        Chart(Shape.STACK, "definition", "share", split="answer", alt=alt),
    )


def _cells(told: Told, answer: Local, account: Account) -> tuple[Value, ...]:
    nobody_said = told.definition == "based" and answer == Local.OUT and answer not in told.all
    if nobody_said or (answer != Local.UNKNOWN and not told.has_evidence):
        return (None, None, None, None, None)
    one, free = told.all.get(answer, NOTHING), told.free.get(answer, NOTHING)
    return (
        *sum_cells(one, account.total),
        free.amount_gbp,
        part(free.amount_gbp, account.influenceable.amount_gbp) or Decimal(0),
    )


def _why_unknown(told: tuple[Told, ...], account: Account) -> Table:
    rows = tuple(
        (one.title, why, *sum_cells(found, account.total))
        for one in told
        for why, found in sorted(
            one.because.items(), key=lambda pair: (-pair[1].amount_gbp, pair[0])
        )
    )
    return Table(
        "local-unknown",
        "Why it is not known whether a supplier is local",
        columns(
            ("definition", "Definition and area", Kind.TEXT),
            ("why", "Why", Kind.TEXT),
            *SUM_COLUMNS,
        ),
        rows,
        "The rows “Not known” of the table before, by reason.",
    )
