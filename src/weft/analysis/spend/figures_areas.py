"""Which areas the money reached: districts, wards, tenths of deprivation, with maps and per head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from weft.analysis.places.levels import Level
from weft.analysis.places.outlines import outlines, tiles
from weft.analysis.reporting.model import (
    Chart,
    Figure,
    Kind,
    Section,
    Shape,
    Table,
    Value,
)
from weft.analysis.reporting.words import count, gbp
from weft.analysis.spend.figures import (
    SUM_COLUMNS,
    Account,
    columns,
    listed,
    percent,
    slug,
    sum_cells,
    workings,
)
from weft.analysis.spend.figures_deprivation import deciles, most_deprived
from weft.analysis.spend.placed import NO_POSTCODE, PAYMENT_FILE, REGISTER
from weft.analysis.spend.spread import PEOPLE_RULE, Spread, spread
from weft.analysis.spend.sums import NOTHING, Sum

PENNY = Decimal("0.01")
BASES = {
    "registered": "Supplier file: registered address",
    "trading": "Supplier file: trading address",
    "invoice": "Supplier file: invoice address",
    "branch": "Supplier file: address of a branch",
    "not stated": "Supplier file: not stated what address it is",
    PAYMENT_FILE: "The address in the payment file",
    REGISTER: "The registered address, from a register",
    NO_POSTCODE: "No address is known",
}


def areas(account: Account) -> Section:
    """The section of the report."""
    if account.places is None and account.ground is None:
        sentence = (
            "Which districts and wards the money reached, and how deprived they are, is not known: for "
            "that, postcodes, boundaries and deprivation have to be put to use."
        )
        return Section("areas", "Which areas it reached", (sentence,))
    tables = [_by_address(account), *_districts(account), *_wards(account), *deciles(account)]
    tables += _editions(account)
    figures = (*most_deprived(account), *_per_head(account))
    return Section("areas", "Which areas it reached", _sentences(account), figures, tuple(tables))


def _sentences(account: Account) -> tuple[str, ...]:
    by = _by_basis(account)
    known = [name for name in BASES if name in by and name != NO_POSTCODE]
    shares = [
        f"{BASES[name][0].lower()}{BASES[name][1:]} ({percent(by[name].amount_gbp, account.total.amount_gbp)})"
        for name in known
    ]
    said = [f"A payee is placed by one address: {listed(shares)} of the money." if shares else ""]
    if account.ground:
        if not account.ground.deprivation:
            said.append("No index of deprivation is in use, so deprivation is not shown.")
        if not account.ground.populations:
            said.append("No population is in use, so nothing is shown per head.")
    else:
        said.append(
            "Wards and deprivation are not known: the places file has neither, and no postcodes are in use."
        )
    said.append(PEOPLE_RULE)
    return tuple(sentence for sentence in said if sentence)


def _editions(account: Account) -> Iterator[Table]:
    """Which edition the areas, the deprivation and the residents come from."""
    if account.ground is None:
        return
    yield Table(
        "editions",
        "Editions in use",
        columns(("what", "What", Kind.TEXT), ("edition", "Edition", Kind.TEXT)),
        tuple((f"{what[0].upper()}{what[1:]}", name) for what, name in account.ground.used_for()),
        "What the areas, the deprivation and the residents of this part come from. An edition never "
        "changes.",
    )


def _by_basis(account: Account) -> dict[str, Sum]:
    sums: dict[str, Sum] = defaultdict(Sum)
    for part in account.counts.parts:
        sums[part.address_from] += part.sum
    return sums


def _by_address(account: Account) -> Table:
    sums = _by_basis(account)
    rows = tuple(
        (words, *sum_cells(sums[name], account.total))
        for name, words in BASES.items()
        if name in sums
    )
    return Table(
        "addresses",
        "By which address payees are placed",
        columns(("address", "Address", Kind.TEXT), *SUM_COLUMNS),
        rows,
        "Each payment once: the supplier file's address goes first, then the payment file's, then the "
        "register's.",
    )


@dataclass(frozen=True)
class Shown:
    """An area that has a row of its own: its code ("" where it has none), its name, its district."""

    code: str
    name: str
    district: str = ""


def _districts(account: Account) -> Iterator[Table]:
    found = spread(account, lambda spot: spot.district)
    near = _near_districts(account)
    source = account.places.source if account.places else ""
    definition = (
        "Payments in the period by the district in which the payee's address is; every row together is "
        f"all the money. Districts are those of {source}."
    )
    if near:
        keys = {one.name: one for one in near}
        yield _area_table(
            account, "districts", "By district", Level.DISTRICT, found, keys, definition
        )
    ranked = sorted(found.areas, key=lambda name: (-found.areas[name].amount_gbp, name))
    rows = [(name, *sum_cells(found.areas[name], account.total)) for name in ranked]
    rows += [(name, *sum_cells(one, account.total)) for name, one in found.beside(found.areas)]
    chart = Chart(Shape.BARS, "district", "amount_gbp", alt="Money by district, largest first.")
    yield Table(
        "districts-all",
        "Every district",
        columns(("district", "District", Kind.TEXT), *SUM_COLUMNS),
        tuple(rows),
        definition,
        None if near else chart,
        summary_rows=15,
    )


def _near_districts(account: Account) -> list[Shown]:
    """The districts of home's city region, else home's own: those that a map shows."""
    places = account.places
    if places is None:
        return []
    city = {name for home in account.homes.values() for name in home.city_region}
    own = {name for home in account.homes.values() for name in home.district}
    rows = [row for row in places.areas if row["district"]]
    names = {row["district"] for row in rows if row["city_region"] in city} | own
    return [
        Shown(places.code("district", name) or "", name) for name in sorted(str(n) for n in names)
    ]


def _wards(account: Account) -> Iterator[Table]:
    if account.ground is None:
        return
    near = _near_wards(account)
    found = spread(account, lambda spot: spot.ward)
    if not near:
        return
    many = len({one.district for one in near.values()}) > 1
    home = listed(sorted({one.district for one in near.values()}))
    definition = (
        f"Payments in the period to payees in each ward of {home}; every row together is all the money. "
        f"Wards by {_from(account, 'ward')}."
    )
    yield _area_table(
        account, "wards", "By ward", Level.WARD, found, near, definition, with_district=many
    )


def _near_wards(account: Account) -> dict[str, Shown]:
    """The wards of the home districts, by code, whether money went there or not.

    A ward lies in the district in which most of its spots do: where boundaries of wards and districts are
    drawn with different points, some at the border seem to lie in two.
    """
    from weft.analysis.places.ground import read

    assert account.ground
    own = {name for home in account.homes.values() for name in home.district}
    spots = read(account.ground.joined().spots, "ward", "ward_name", "district_name")
    each = spots.group_by(["ward", "ward_name", "district_name"]).aggregate([([], "count_all")])
    rows = [row for row in each.to_pylist() if row["ward"] and row["district_name"]]
    most: dict[str, Shown] = {}
    for row in sorted(rows, key=lambda row: (row["count_all"], row["district_name"])):
        most[row["ward"]] = Shown(
            row["ward"], row["ward_name"] or row["ward"], row["district_name"]
        )
    return {code: one for code, one in most.items() if one.district in own}


def _from(account: Account, column: str) -> str:
    """From which editions a column of the joined ground comes."""
    assert account.ground
    return listed(account.ground.joined().made_from.get(column, [])) or "nothing in use"


def _area_table(
    account: Account,
    id: str,
    title: str,
    level: Level,
    found: Spread,
    near: dict[str, Shown],
    definition: str,
    *,
    with_district: bool = False,
) -> Table:
    """A row for each area that is near, the largest first, then the rows beside; drawn as a map."""
    persons = account.ground.persons(level) if account.ground else {}
    ranked = sorted(near, key=lambda key: (-found.areas.get(key, NOTHING).amount_gbp, key))
    rows: list[tuple[Value, ...]] = []
    for key in ranked:
        one, money = near[key], found.areas.get(key, NOTHING)
        head = (one.code or None, one.name, *((one.district,) if with_district else ()))
        rows.append((*head, *sum_cells(money, account.total), *_heads(persons, one.code, money)))
    blank = (None,) if with_district else ()
    end = (None, None) if persons else ()
    rows += [
        (None, label, *blank, *sum_cells(one, account.total), *end)
        for label, one in found.beside(near)
    ]
    named = columns(
        ("area", "Code", Kind.TEXT),
        ("name", title.removeprefix("By ").capitalize(), Kind.TEXT),
        *((("district", "District", Kind.TEXT),) if with_district else ()),
        *SUM_COLUMNS,
        *(_head_columns(account, level) if persons else ()),
    )
    chart = _map(account, level, [near[key].code for key in ranked], title)
    return Table(id, title, named, tuple(rows), definition, chart, summary_rows=40)


def _heads(persons: dict[str, int], code: str, money: Sum) -> tuple[Value, ...]:
    """The persons of an area and the money for each; nothing where no population is in use."""
    if not persons:
        return ()
    many = persons.get(code)
    return many, (money.amount_gbp / many).quantize(PENNY) if many else None


def _head_columns(
    account: Account, level: Level
) -> tuple[tuple[str, str, Kind, str], tuple[str, str, Kind, str]]:
    assert account.ground
    edition = account.ground.populations[level]
    return (
        ("persons", "Residents", Kind.COUNT, f"{edition.named()}, of {edition.facts['year']}."),
        ("per_head_gbp", "Per head", Kind.GBP, "The amount divided by the residents."),
    )


def _map(account: Account, level: Level, codes: list[str], title: str) -> Chart:
    alt = f"A map of the money {title.lower()}; the table beside it has every amount."
    drawn = outlines(account.ground, level, set(codes)) if account.ground else None
    if drawn:
        return Chart(Shape.MAP, "name", "amount_gbp", area="area", outlines=drawn.outlines, alt=alt)
    if not all(codes):
        return Chart(Shape.BARS, "name", "amount_gbp", alt=f"Money {title.lower()}, largest first.")
    squares = tuple(one for one in tiles(account.ground, level) if one.area in codes)
    alt = alt.replace("A map", "A tile map")
    return Chart(Shape.TILES, "name", "amount_gbp", area="area", tiles=squares, alt=alt)


def _per_head(account: Account) -> Iterator[Figure]:
    """Money to payees in each home district, for each person who lives there."""
    persons = account.ground.persons(Level.DISTRICT) if account.ground else {}
    if not persons or account.ground is None or account.places is None:
        return
    found = spread(account, lambda spot: spot.district)
    edition = account.ground.populations[Level.DISTRICT]
    for name in sorted({name for home in account.homes.values() for name in home.district}):
        many = persons.get(account.places.code("district", name) or "")
        money = found.areas.get(name, NOTHING)
        if many:
            each = (money.amount_gbp / many).quantize(PENNY)
            step = f"{gbp(money.amount_gbp)} ÷ {count(many)} residents = {gbp(each)}"
            yield Figure(
                f"per_head.{slug(name)}",
                f"Paid to payees in {name}, for each resident",
                each,
                Kind.GBP,
                workings(
                    f"Money to payees whose address is in {name}, by {edition.named()} "
                    f"({edition.facts['year']}).",
                    money.chosen_by(district=name),
                    step,
                ),
                quiet=True,
            )
