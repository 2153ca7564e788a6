"""What kind of organisations were paid: kind, size, VCSE, SME, line of business."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from weft.analysis.registers.kinds import section_names
from weft.analysis.reporting.model import Chart, Figure, Kind, Section, Shape, Table, Value
from weft.analysis.spend.described import BY_EMPLOYEES, Profile
from weft.analysis.spend.figures import (
    SUM_COLUMNS,
    Account,
    columns,
    listed,
    percent,
    share_of_money,
    sum_cells,
)
from weft.analysis.spend.figures_who import FEW
from weft.analysis.spend.kinds import SME_IS, VCSE_IS
from weft.analysis.spend.sums import Sum

NOT_NAMED, NOT_KNOWN = "The payee is not named", "Not known"
SIZES = {
    "micro": "Micro (fewer than 10)",
    "small": "Small (10 to 49)",
    "medium": "Medium (50 to 249)",
    "sme": "Small or medium, as a contract notice says",
    "large": "Large (250 or more)",
}
PROXY = (
    "The size is told by the number of employees where somebody has said it; else, as a proxy, by the "
    "accounts that a company files, which only companies of that size may file."
)
NAMES = {"NHS": "NHS", "CIC": "Community interest company", "unknown": NOT_KNOWN}


def kinds(account: Account) -> Section:
    """The section of the report."""
    tables = [_by_kind(account), _by_flag(account, "vcse"), _by_flag(account, "sme")]
    if any(profile.size for profile in account.profiles.values()):
        tables.append(_by_size(account))
    if any(profile.sic_section for profile in account.profiles.values()):
        tables.append(_by_section(account))
    figures = (_flag_share(account, "vcse"), _flag_share(account, "sme"))
    return Section(
        "kinds", "What kind of organisations", _sentences(account), figures, tuple(tables)
    )


def _sentences(account: Account) -> tuple[str, ...]:
    known = by_profile(account, lambda one: None if one.kind == "unknown" else "known")
    share = percent(known.get("known", Sum()).amount_gbp, account.total.amount_gbp)
    said = [f"What kind of organisation the payee is, is known for {share} of the money."]
    if not account.registers:
        said.append(
            "Lines of business, and the size of most suppliers, are not known: for that, a register has "
            "to be put to use."
        )
    return tuple(said)


def by_profile(account: Account, of: Callable[[Profile], str | None]) -> dict[str, Sum]:
    """The period's money by what is known of the payee; all of it, the unknown too."""
    sums: dict[str, Sum] = defaultdict(Sum)
    for part in account.counts.parts:
        profile = account.profile(part.supplier_id)
        sums[(of(profile) or NOT_KNOWN) if profile.supplier_id else NOT_NAMED] += part.sum
    return dict(sums)


def _many(account: Account, of: Callable[[Profile], str | None]) -> dict[str, int]:
    """How many suppliers there are of each."""
    counts: dict[str, int] = defaultdict(int)
    for profile in account.profiles.values():
        counts[of(profile) or NOT_KNOWN] += 1
    return counts


def _table(
    account: Account,
    id: str,
    title: str,
    of: Callable[[Profile], str | None],
    definition: str,
    order: Sequence[str] = (),
    *,
    drawn: bool = False,
) -> Table:
    sums, many = by_profile(account, of), _many(account, of)
    last = (NOT_KNOWN, NOT_NAMED)
    ranked = [name for name in order if name in sums]
    ranked += sorted(
        set(sums) - set(ranked) - set(last), key=lambda name: (-sums[name].amount_gbp, name)
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (name, *sum_cells(sums[name], account.total), _shown(name, many.get(name, 0)))
        for name in (*ranked, *(name for name in last if name in sums))
    )
    heading = title.removeprefix("By ").capitalize()
    chart = Chart(Shape.BARS, "is", "amount_gbp", alt=f"Money {title.lower()}.") if drawn else None
    named = columns(
        ("is", heading, Kind.TEXT), *SUM_COLUMNS, ("suppliers", "Suppliers", Kind.COUNT)
    )
    return Table(id, title, named, rows, definition, chart)


def _shown(name: str, many: int) -> int | None:
    """How many suppliers; not said of fewer than `FEW` individuals."""
    return None if not many or (name == kind_words("person") and many < FEW) else many


def kind_words(kind: str) -> str:
    """A kind as it is shown."""
    return NAMES.get(kind, kind[0].upper() + kind[1:])


def _by_kind(account: Account) -> Table:
    return _table(
        account,
        "kinds",
        "By kind of organisation",
        lambda one: kind_words(one.kind),
        f"Payments in the period by what the payee is: by register or number where there is one, else by "
        f"its name, else not known. {_from(account)}",
        drawn=True,
    )


def _from(account: Account) -> str:
    if not account.registers:
        return "No register is in use."
    return f"Registers in use: {listed([one.named() for one in account.registers])}."


def _answer(value: bool | None) -> str | None:
    return None if value is None else "Yes" if value else "No"


FLAGS = {
    "vcse": ("By VCSE", "VCSE", f"VCSE is {VCSE_IS}."),
    "sme": ("By SME", "SME", f"SME is {SME_IS}. {PROXY}"),
}


def _by_flag(account: Account, flag: str) -> Table:
    title, word, means = FLAGS[flag]
    made = _table(
        account,
        flag,
        title,
        lambda one: _answer(getattr(one, flag)),
        f"Payments in the period by whether the payee is a {word}; what nothing tells is not known, and "
        f"never counted as a no. {means}",
        ("Yes", "No"),
    )
    head = columns(("is", word, Kind.TEXT))
    return Table(made.id, made.title, (*head, *made.columns[1:]), made.rows, made.definition)


def _flag_share(account: Account, flag: str) -> Figure:
    _, word, means = FLAGS[flag]
    sums = by_profile(account, lambda one: _answer(getattr(one, flag)))
    unknown = sums.get(NOT_KNOWN, Sum()).amount_gbp + sums.get(NOT_NAMED, Sum()).amount_gbp
    found = share_of_money(
        f"{flag}.share",
        f"To a {word}" if flag == "vcse" else f"To an {word}",
        sums.get("Yes", Sum()).chosen_by(**{flag: True}),
        account.total,
        f"Money to payees known to be a {word}, as a share of all money; for "
        f"{percent(unknown, account.total.amount_gbp)} it is not known. {means}",
    )
    of = percent(unknown, account.total.amount_gbp)
    return replace(found, note=f"For {of} of the money it is not known." if unknown else "")


def _by_size(account: Account) -> Table:
    """With the money whose size is known by employees and by the proxy side by side."""
    made = _table(
        account,
        "supplier-sizes",
        "By size of supplier",
        _size,
        f"Payments in the period by the size of the payee. {PROXY} {_from(account)}",
        tuple(SIZES.values()),
        drawn=True,
    )
    by_count = by_profile(
        account, lambda one: _size(one) if one.size_because == BY_EMPLOYEES else None
    )
    rows = []
    for row in made.rows:
        known = by_count.get(str(row[0]), Sum()).amount_gbp
        apart = row[0] in SIZES.values()
        proxy = Decimal(str(row[1])) - known if apart else None
        rows.append((*row, known if apart else None, proxy))
    more = columns(
        (
            "by_employees_gbp",
            "By employees",
            Kind.GBP,
            "The part whose employees somebody has said.",
        ),
        ("by_proxy_gbp", "By proxy", Kind.GBP, "The part that goes by the accounts filed."),
    )
    return Table(
        made.id, made.title, (*made.columns, *more), tuple(rows), made.definition, made.chart
    )


def _size(profile: Profile) -> str | None:
    return SIZES.get(profile.size or "")


def section_words(section: str | None) -> str | None:
    """A section of SIC 2007 with its letter: "F: Construction"."""
    return f"{section}: {section_names()[section]}" if section else None


def _by_section(account: Account) -> Table:
    return _table(
        account,
        "sic-sections",
        "By line of business",
        lambda one: section_words(one.sic_section),
        "Payments in the period by the section of SIC 2007 of the first code that tells what the company "
        f"does, as it is registered. {_from(account)}",
        drawn=True,
    )
