"""The last step: the report as a plain value, which weft.analysis.reporting writes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from weft.analysis.editions import Editions
from weft.analysis.places.levels import Level, words_for
from weft.analysis.reporting.model import Input, Report, Section
from weft.analysis.reporting.words import count, gbp_short
from weft.analysis.spend.account import Asked, account_of
from weft.analysis.spend.figures import Account, listed, percent
from weft.analysis.spend.figures_areas import areas
from weft.analysis.spend.figures_bridge import TOP, bridge, top_influenceable
from weft.analysis.spend.figures_concentration import concentration
from weft.analysis.spend.figures_kinds import kinds
from weft.analysis.spend.figures_leakage import categories, leakage
from weft.analysis.spend.figures_local import by_definition, in_words, local
from weft.analysis.spend.figures_quality import quality, unknowns
from weft.analysis.spend.figures_what import overview, what, when
from weft.analysis.spend.figures_where import compared, home_words, where
from weft.analysis.spend.figures_who import largest, who
from weft.analysis.spend.folders import Folder, open_folders, sha256_of
from weft.analysis.spend.periods import period as period_of
from weft.analysis.spend.placed import OWN_DISTRICT, UNKNOWN
from weft.analysis.spend.resolved import Resolver
from weft.analysis.spend.rules import KEPT_APART
from weft.analysis.spend.sums import added


def make_report(
    folders: Sequence[Path],
    *,
    period: str,
    suppliers: Path | None = None,
    places: Path | None = None,
    home: Sequence[str] = (),
    rules: Path | None = None,
    rulings: Path | None = None,
    known: Path | None = None,
    resolver: Resolver | None = None,
    editions: Editions | None = None,
    trace: Path | None = None,
    names: Path | None = None,
) -> Report:
    """The report about folders that `weft spend read` has written, for a period such as `2016-17`.

    `suppliers` and `places` say where payees are, `home` which areas are home ("Area", or
    "Body=Area"), `rules` which payments procurement cannot influence, `rulings` what people have
    decided about names, `known` which ids suppliers had in the last result, `editions` the data folder
    whose registers and places in use are taken (none where it is None), `trace` a file in which the
    payments of the period are kept with what every step found, `names` one in which the names are kept with
    their suppliers, as the next report's `known`, beside what people are asked. Raises a `WeftError` that
    says what to do where any of them cannot be used, and `NothingInPeriod` where nothing is left.
    """
    files = {
        "suppliers": suppliers, "places": places, "rules": rules, "rulings": rulings, "known": known,
    }  # fmt: skip
    asked = Asked(period_of(period), files, tuple(home), resolver, editions, trace, names)
    return reported(account_of(open_folders(folders), asked), files)


def reported(account: Account, files: dict[str, Path | None]) -> Report:
    """Build the report from what has been counted; `files` came beside the payments."""
    sections: list[Section | None] = [
        overview(account),
        bridge(account),
        who(account),
        where(account),
        local(account),
        areas(account),
        compared(account),
        kinds(account),
        what(account),
        leakage(account),
        concentration(account),
        when(account),
        quality(account),
    ]
    name = account.period.name.lower().replace("..", "-to-").replace(" ", "-")
    return Report(
        id=f"weft-spend-{name}",
        title="Where the money went",
        subject=listed(account.bodies),
        period=f"{account.period.words()}, {account.by_date}",
        headlines=_headlines(account),
        sections=tuple(section for section in sections if section is not None),
        unknowns=unknowns(account),
        method=_method(account, files),
        inputs=_inputs(account, files),
        versions=_versions(account.folders) | _editions(account),
    )


def _headlines(account: Account) -> tuple[str, ...]:
    total, free = account.total, account.influenceable
    top = top_influenceable(account)
    received = gbp_short(top.sum("influenceable").amount_gbp)
    most = f"; the {TOP} largest suppliers received {received} of that" if len(top) == TOP else ""
    paid = largest(account)
    ten = sum((one.in_period.amount_gbp for one in paid[:10]), Decimal(0))
    lines = [
        f"{gbp_short(total.amount_gbp)} was paid in {count(total.payments)} payments to "
        f"{count(len(paid))} named suppliers.",
        f"{gbp_short(free.amount_gbp)} of it ({percent(free.amount_gbp, total.amount_gbp)}) "
        f"is spend that procurement can influence{most}.",
        *_local_headline(account),
        *_definitions_headline(account),
        *_leakage_headline(account),
        f"The ten largest payees received {percent(ten, total.amount_gbp)} of all the money.",
    ]
    redacted = account.counts.in_period(payee="redacted")
    if redacted.payments:
        lines.append(
            f"{percent(redacted.amount_gbp, total.amount_gbp)} of the money went to payees "
            f"whose names are withheld."
        )
    return tuple(lines)


def _local_headline(account: Account) -> tuple[str, ...]:
    if not any(home.district for home in account.homes.values()):
        return ()
    total = account.total.amount_gbp
    local = account.counts.in_period(locality=OWN_DISTRICT).amount_gbp
    unknown = account.counts.in_period(locality=UNKNOWN).amount_gbp
    return (
        f"{percent(local, total)} of the money went to payees with an address in the payer's own district; "
        f"for {percent(unknown, total)} it is not known where.",
    )


def _definitions_headline(account: Account) -> tuple[str, ...]:
    """Local by each of the three definitions, in the own district; those without evidence say so."""
    told = [one for one in by_definition(account) if one.area == OWN_DISTRICT]
    if not any(one.has_evidence for one in told):
        return ()
    return (
        f"Local by three definitions, in the payer's own district: {listed([in_words(one, account) for one in told])}.",
    )


def _leakage_headline(account: Account) -> tuple[str, ...]:
    """What left the home area, and in which categories most."""
    if not any(account.homes.values()):
        return ()
    ranked = [one for one in categories(account) if one.left.amount_gbp > 0]
    if not ranked:
        return ()
    left = added(one.left for one in ranked)
    of: dict[str, Decimal] = defaultdict(Decimal)
    for one in ranked:
        of[one.name] += one.left.amount_gbp
    largest_three = sorted(of, key=lambda name: (-of[name], name))[:3]
    most = listed([f"{name} ({gbp_short(of[name])})" for name in largest_three])
    return (
        f"{gbp_short(left.amount_gbp)} of influenceable spend left the home area; the most of it was for {most}.",
    )


def _method(account: Account, files: dict[str, Path | None]) -> tuple[str, ...]:
    return (
        "Every row of the files was read; each is a payment, not a payment, or not "
        "understood, and the sums agree to the penny.",
        f"Payments belong to the period {account.by_date}. Credits are negative payments and "
        f"are taken off.",
        _how_resolved(files.get("rulings")),
        "Payees who are, or may be, individuals are recognised by the way their names are "
        "written, and are not named anywhere. The rule hides too much rather than too little.",
        f"What procurement cannot influence is kept apart by "
        f"{files['rules'].name if files['rules'] else 'the rules that Weft ships'}: "
        "the first rule that fits a payment decides.",
        *_how_placed(account),
        *_how_described(account),
        *_which_places(account),
    )


def _how_resolved(rulings: Path | None) -> str:
    return (
        "Which payees are one supplier is worked out from their names (capitals, punctuation, legal "
        "forms, trading names and notes such as “(In Liquidation)” do not count) and from what else "
        "the files say of them; each join has its reason and its confidence."
        + (f" What people have ruled ({rulings.name}) goes before." if rulings else "")
    )


def _how_placed(account: Account) -> Iterator[str]:
    if account.places:
        homes_said = "; ".join(
            f"{body}: {home_words(home)}" for body, home in account.homes.items() if home
        )
        yield (
            "Where a payee is, is told by its postcode: the supplier file's where it has one, else the "
            "payment's own, else the one that a register has. Districts are those of "
            f"{account.places.source}. "
            f"Home is {homes_said or 'not known'}. What is not known is not spread over the known."
        )
    if account.several_addresses:
        yield (
            f"{count(account.several_addresses)} suppliers have several postcodes in the "
            f"supplier file; the first in the file counts."
        )


def _how_described(account: Account) -> Iterator[str]:
    if account.registers:
        yield (
            "What a payee is, how large and in which line of business, is told by the registers in use ("
            f"{listed([one.named() for one in account.registers])}) where its number is given or its name "
            "is one organisation's only, and by nothing where that is not beyond doubt."
        )


def _which_places(account: Account) -> Iterator[str]:
    """The editions of places, those of one kind together, and whom they are owed to."""
    if account.ground is None:
        return
    of: dict[str, list[str]] = defaultdict(list)
    for one in account.ground.editions():
        kind, _, part = one.kind.partition(".")
        of[kind].append(f"{edition_words(part)} ({one.name})" if part else one.name)
    said = [f"{kind} {listed(sorted(parts))}" for kind, parts in sorted(of.items())]
    yield f"Places come from these editions: {'; '.join(said)}."
    owed = {str(one.facts.get("attribution") or "") for one in account.ground.editions()}
    yield from sorted(owed - {""})


def edition_words(part: str) -> str:
    """What an edition is of, in words: "LSOA of 2021" for lsoa21, else as it is called."""
    levels = part.split("-")
    if all(level in set(Level) for level in levels):
        return " to ".join(words_for(level) for level in levels)
    return part.replace("_", " ")


def _inputs(account: Account, files: dict[str, Path | None]) -> tuple[Input, ...]:
    found = [
        Input(
            f"file-{place:04}",
            str(file["path"]),
            str(file.get("sha256") or ""),
            int(file["rows_loaded"]),
            Decimal(file["amount_loaded_gbp"]),
            str(file.get("problem") or ""),
        )
        for place, file in enumerate(
            (one for folder in account.folders for one in folder.files), start=1
        )
    ]
    given = {
        what: file or (KEPT_APART if what == "rules" else None) for what, file in files.items()
    }
    beside = [
        Input(what, file.name, sha256_of(file)) for what, file in sorted(given.items()) if file
    ]
    return (*found, *beside)


def _editions(account: Account) -> dict[str, str]:
    """The editions that bear on the numbers, by kind."""
    places = account.ground.editions() if account.ground else ()
    return {f"edition of {one.kind}": one.name for one in (*places, *account.registers)}


def _versions(folders: Sequence[Folder]) -> dict[str, str]:
    versions = {
        f"{name} (when read)": number
        for folder in folders
        for name, number in folder.versions.items()
    }
    for name in ("weft", "duckdb", "ibis-framework", "pyarrow"):
        try:
            versions[name] = version(name)
        except PackageNotFoundError:  # run from a source tree that is not installed
            versions[name] = "not installed"
    return dict(sorted(versions.items()))
