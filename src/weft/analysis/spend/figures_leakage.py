"""Leakage: categories whose money leaves the home area, and the local suppliers there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from weft.analysis.reporting.model import Chart, Kind, Section, Shape, Table, Value
from weft.analysis.reporting.words import gbp_short
from weft.analysis.spend.counted import Part
from weft.analysis.spend.figures import Account, columns, listed, part, share_of_money
from weft.analysis.spend.figures_concentration import NO_CATEGORY
from weft.analysis.spend.figures_kinds import section_words
from weft.analysis.spend.figures_who import ORGANISATION
from weft.analysis.spend.placed import ELSEWHERE, OWN_DISTRICT, REGION, UNKNOWN
from weft.analysis.spend.sums import Sum, added

AWAY = (REGION, ELSEWHERE)
HERE = {"kept_apart": None, "who": ORGANISATION}
"""What tells the payments that the section is about: influenceable, and to named organisations."""
NEAR = (OWN_DISTRICT, "city region")
NAMED = 3
"""How many suppliers are named as evidence in each cell."""
LARGEST = 15
NONE = "none"


@dataclass
class Category:
    """A body's category: its money by where the payee is, and who received it."""

    body: str
    name: str
    by: dict[str, Sum] = field(default_factory=lambda: defaultdict(Sum))
    paid: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    """By id, the suppliers in the home area."""
    lines: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    """The money that left, by the line of business of who received it."""

    def sum(self, *places: str) -> Sum:
        """The money with payees in any of these."""
        return sum((self.by[place] for place in places if place in self.by), Sum())

    @property
    def left(self) -> Sum:
        """What left the home area."""
        return self.sum(*AWAY)

    @property
    def whole(self) -> Sum:
        """All of it, the unknown too."""
        return self.sum(*self.by)

    @property
    def line(self) -> str | None:
        """The line of business with at least half of the money that left and whose line is known."""
        best = max(self.lines, key=lambda line: (self.lines[line], line), default=None)
        known = sum(self.lines.values(), Decimal(0))
        return best if best and self.lines[best] * 2 >= known > 0 else None

    def add(self, one: Part, section: str | None) -> None:
        """Count one part."""
        self.by[one.locality] += one.sum
        if one.locality in NEAR and one.supplier_id:
            self.paid[one.supplier_id] += one.sum.amount_gbp
        if one.locality in AWAY and section:
            self.lines[section] += one.sum.amount_gbp


def leakage(account: Account) -> Section | None:
    """The section of the report; None where nothing is home."""
    if not any(account.homes.values()):
        return None
    aside = [one for one in account.counts.parts if one.influenceable and _is_aside(account, one)]
    ranked = categories(account)
    shown = [one for one in ranked if one.left.amount_gbp > 0]
    figures = [
        share_of_money(
            "leakage.share",
            "Left the home area, of influenceable spend",
            added(one.left for one in ranked).chosen_by(**HERE, locality=AWAY),
            account.influenceable,
            f"Influenceable spend with payees outside {_home(account)}, as a share of all influenceable "
            "spend. Payees who are or may be individuals, and payees that are not named, are left out.",
        ),
        share_of_money(
            "leakage.unknown.share",
            "Not known where, of influenceable spend",
            added(one.sum(UNKNOWN) for one in ranked).chosen_by(**HERE, locality=UNKNOWN),
            account.influenceable,
            "Influenceable spend with named organisations whose place is not known: it may have left or not.",
        ),
    ]
    tables = (_table(account, ranked), _evidence(account, shown[:LARGEST]))
    return Section(
        "leakage",
        "What left, and who is there",
        _sentences(account, shown, sum((one.sum for one in aside), Sum())),
        tuple(figures),
        tables if shown else tables[:1],
    )


def categories(account: Account) -> list[Category]:
    """Every category of influenceable spend with organisations; first where most money left."""
    found: dict[tuple[str, str], Category] = {}
    for one in account.counts.parts:
        if not one.influenceable or _is_aside(account, one):
            continue
        key = (one.body, one.category or NO_CATEGORY)
        found.setdefault(key, Category(*key)).add(one, account.profile(one.supplier_id).sic_section)
    return sorted(found.values(), key=lambda one: (-one.left.amount_gbp, one.body, one.name))


def _is_aside(account: Account, one: Part) -> bool:
    return one.supplier_id is None or one.supplier_id in account.hidden


def _home(account: Account) -> str:
    """The home area in words: the city region where there is one, else the own district."""
    if any(home.city_region for home in account.homes.values()):
        return "the payer's own district and its city region"
    return "the payer's own district"


def _sentences(account: Account, shown: Sequence[Category], aside: Sum) -> tuple[str, ...]:
    said = [
        f"Money leaves when the payee's address is outside {_home(account)}. It says nothing of where the "
        "payee's own staff and suppliers are."
    ]
    if shown:
        many = len(account.bodies) > 1
        most = [
            f"{one.name}{f' of {one.body}' if many else ''} ({gbp_short(one.left.amount_gbp)})"
            for one in shown[:3]
        ]
        said.append(f"Most money left in {listed(most)}.")
    if aside.payments:
        said.append(
            f"{gbp_short(aside.amount_gbp)} to payees who are or may be individuals, or are not named, is "
            "left out here."
        )
    if not account.registers:
        said.append("Who is registered in a line of business is not known: no register is in use.")
    return tuple(said)


def _table(account: Account, ranked: Sequence[Category]) -> Table:
    many = len(account.bodies) > 1
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            *((one.body,) if many else ()),
            one.name,
            one.whole.amount_gbp,
            *(one.sum(place).amount_gbp for place in NEAR),
            one.left.amount_gbp,
            one.sum(UNKNOWN).amount_gbp,
            part(one.left.amount_gbp, one.whole.amount_gbp),
        )
        for one in ranked
    )
    named = columns(
        *((("body", "Body", Kind.TEXT),) if many else ()),
        ("category", "Category", Kind.TEXT),
        ("amount_gbp", "Amount", Kind.GBP),
        ("own_district_gbp", "Own district", Kind.GBP),
        ("city_region_gbp", "Rest of the city region", Kind.GBP),
        ("left_gbp", "Left", Kind.GBP, "The rest of the region, and beyond."),
        ("unknown_gbp", "Not known where", Kind.GBP),
        ("left_share", "Share that left", Kind.SHARE),
    )
    chart = Chart(
        Shape.BARS, "category", "left_gbp", alt="The categories in which most money left."
    )
    return Table(
        "leakage",
        "Categories by the money that left",
        named,
        rows,
        "Influenceable spend with organisations by category (or purpose, where the file has no category) and "
        "by where the payee is. Each row adds up to its amount.",
        None if many else chart,
        summary_rows=LARGEST,
    )


@dataclass(frozen=True)
class Evidence:
    """One sort of local suppliers for a category: how many there are, and some of their names."""

    sort: str
    many: int
    named: tuple[str, ...]


def evidence(account: Account, shown: Sequence[Category]) -> Iterator[tuple[Category, Evidence]]:
    """Who is in the home area for each category: paid in it, paid in its line, registered in its line."""
    by_line = dict(_local_lines(account))
    for one in shown:
        yield one, _named(account, "Already paid in it", one.paid)
        if one.line is None:
            continue
        words = section_words(one.line)
        paid = by_line.get((one.body, one.line), {})
        others = {id: amount for id, amount in paid.items() if id not in one.paid}
        yield one, _named(account, f"Paid for something else, and in its line ({words})", others)
        registered = account.lines.get((one.body, one.line))
        if registered:
            sort = f"Registered in its line ({words}); named are some that are not paid"
            yield one, Evidence(sort, registered.organisations, registered.named)


def _evidence(account: Account, shown: Sequence[Category]) -> Table:
    many = len(account.bodies) > 1
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            *((one.body,) if many else ()),
            one.name,
            one.left.amount_gbp,
            found.sort,
            found.many,
            listed([*found.named]) if found.named else NONE,
        )
        for one, found in evidence(account, shown)
    )
    named = columns(
        *((("body", "Body", Kind.TEXT),) if many else ()),
        ("category", "Category", Kind.TEXT),
        ("left_gbp", "Left", Kind.GBP),
        ("evidence", "Local suppliers", Kind.TEXT),
        ("suppliers", "How many", Kind.COUNT),
        ("named", "Among them", Kind.TEXT),
    )
    return Table(
        "leakage-evidence",
        "Local suppliers where money left",
        named,
        rows,
        f"The {LARGEST} categories in which most money left, and who is in {_home(account)}: at most {NAMED} "
        "are named, by money, or by how long they are registered. The line of a category is the section of "
        "SIC 2007 of most of the money that left; a section is wide. It is evidence that somebody is there, "
        "not that they could or would do the work. Individuals are neither counted nor named.",
        summary_rows=LARGEST,
    )


def _named(account: Account, sort: str, paid: dict[str, Decimal]) -> Evidence:
    ranked = sorted(
        (one for one in paid if one not in account.hidden and paid[one] > 0),
        key=lambda one: (-paid[one], one),
    )
    return Evidence(
        sort, len(ranked), tuple(account.profile(one).supplier for one in ranked[:NAMED])
    )


def _local_lines(account: Account) -> Iterator[tuple[tuple[str, str], dict[str, Decimal]]]:
    """The local organisations that each body pays, by line of business."""
    found: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for one in account.counts.parts:
        section = account.profile(one.supplier_id).sic_section
        if section and one.supplier_id and one.influenceable and one.locality in NEAR:
            found[one.body, section][one.supplier_id] += one.sum.amount_gbp
    yield from found.items()
