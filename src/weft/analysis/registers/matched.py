"""Which organisation of the registers a supplier is, where that is beyond reasonable doubt.

A number given in the payments decides. Else the name must be that of one organisation only, or the
postcode must agree too. More than one candidate is no match: they are named instead. The method and
what it is worth are in docs/method/registers.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from weft.analysis.editions import Edition
from weft.analysis.engine import engine, kept
from weft.analysis.names.individuals import MAY_BE, YES
from weft.analysis.names.keys import key_of, legal_form, plain
from weft.analysis.names.lists import listed
from weft.analysis.names.people import with_looks
from weft.analysis.registers.known import CURRENT, compact, known_names
from weft.analysis.registers.schema import PREVIOUS

MENTIONS = ("name", "company_number", "charity_number", "supplier_ref", "postcode")
MATCHES = pa.schema(
    [
        ("mention", pa.int64()),
        ("org_id", pa.string()),
        ("register", pa.string()),
        ("registered_name", pa.string()),
        ("agreed", pa.string()),
        ("confidence", pa.float64()),
        ("reason", pa.string()),
        ("candidates", pa.list_(pa.string())),
    ]
)
CUT_AT = (34, 35)
"""Many ledgers cut a name at 35 characters; a space at the end then leaves 34."""

SHORTEST_KEY = 4
CANDIDATES_NAMED = 5
UNOFFICIAL = 10
"""Added to the rank of a record without an official number: it counts only where no register has one."""

SURE, NUMBER_ALONE = 1.0, 0.95
HOW = (  # rank, confidence, what agreed, in words
    (1, 0.99, "name, postcode", "the name and the postcode agree"),
    (2, 0.98, "name, reference", "the name and the body's own reference agree"),
    (3, 0.97, "name, legal form", "the same name, and no other organisation has it"),
    (4, 0.92, "name", "the same name but for the legal form, and no other organisation has it"),
    (5, 0.90, "previous name", "a previous name, and no other organisation has or had it"),
    (6, 0.90, "other name", "another name that it goes by, and no other organisation has it"),
    (
        7,
        0.88,
        "name cut short",
        "the name as far as it goes before it is cut off, and no other begins so",
    ),
)


def matched(mentions: pa.Table, editions: Sequence[Edition]) -> pa.Table:
    """Match each mention of a supplier to the registers: a row for each, with the columns of `MATCHES`.

    `mentions` has `mention` and `name`; `company_number`, `charity_number`, `supplier_ref` and
    `postcode` may be missing or null. `org_id` is null where nothing is sure, and `candidates` then
    names what it might be. `register` is the edition that says so; null where only a number was
    given and no register loaded has it. `registered_name` and `candidates` are for the person who rules
    on suppliers, not for publication: a body's own list may hold people's names. Which edition comes first in `editions` does not matter.
    """
    with engine() as connection:
        asked = _asked(connection, mentions)
        known = known_names(connection, editions) if editions else None
        numbered = _by_number(asked, known)
        found = numbered if known is None else numbered.union(_by_name(asked, known))
        found = _each_mention(asked, kept(found, "matches"))
        table: pa.Table = found.order_by("mention").select(*MATCHES.names).to_pyarrow()
    return table.cast(MATCHES)


def _asked(connection: Any, mentions: pa.Table) -> ir.Table:
    nothing = pa.nulls(mentions.num_rows, pa.string())
    texts = {
        name: mentions[name].cast(pa.string()) if name in mentions.column_names else nothing
        for name in MENTIONS
    }
    connection.con.register("mentions", pa.table({"mention": mentions["mention"], **texts}))
    table = connection.table("mentions")
    named = with_looks(kept(table.mutate(plain=plain(table.name)), "plain_mentions"))
    asked = named.mutate(
        key=key_of(named.plain),
        form=legal_form(named.plain),
        looks=named.looks.split(":")[0],
        compact_postcode=compact(named.postcode),
        number_id=_number_id(named),
    )
    return kept(asked.drop("plain"), "asked")


def _number_id(table: ir.Table) -> ir.StringValue:
    """The org-id of the company number given, else of the charity number."""
    charity = table.charity_number
    return ibis.coalesce(
        ibis.literal("GB-COH-") + table.company_number,
        ibis.cases(
            (charity.startswith("SC"), ibis.literal("GB-SC-") + charity),
            (charity.startswith("NIC"), ibis.literal("GB-NIC-") + charity.substr(3)),
            else_=ibis.literal("GB-CHC-") + charity,
        ),
    )


def _by_number(asked: ir.Table, known: ir.Table | None) -> ir.Table:
    """The mentions that bring a number: it decides, whether a register knows it or not."""
    numbered = asked.filter(asked.number_id.notnull())
    nothing = ibis.null("string")
    if known is None:
        registered = numbered.mutate(register=nothing, registered_name=nothing, org_id="number_id")
    else:
        current = known.filter(known.sort == CURRENT)
        one = current.group_by("own_id").agg(
            register=current.register.min(),
            registered_name=current.name.argmin(current.register),
            org_id=current.org_id.min(),
        )
        joined = numbered.left_join(one, numbered.number_id == one.own_id)
        registered = joined.mutate(org_id=joined.org_id.coalesce(joined.number_id))
    in_register = registered.register.notnull()
    return registered.select(
        "mention",
        "org_id",
        "register",
        "registered_name",
        agreed=ibis.literal("number"),
        confidence=in_register.ifelse(SURE, NUMBER_ALONE),
        reason=in_register.ifelse(
            "the payments give its number",
            "the payments give its number, which no register loaded has",
        ),
        candidates=ibis.null("array<string>"),
    )


def _by_name(asked: ir.Table, known: ir.Table) -> ir.Table:
    """The mentions without a number: matched where the name is one organisation's only."""
    named = asked.filter(asked.number_id.isnull() & asked.key.notnull())
    fitting = _candidates(named, known).union(_cut_short(named, known))
    own = fitting.org_id.startswith("WEFT-") | fitting.org_id.startswith("OCDS-PARTY-")
    ranked = fitting.mutate(rank=fitting["rank"] + own.ifelse(UNOFFICIAL, 0))
    candidates = kept(ranked, "candidates")
    best = candidates.group_by("mention").agg(rank=candidates["rank"].min())
    first = candidates.inner_join(best, ["mention", "rank"])
    decided = first.group_by("mention", "rank").agg(
        organisations=first.org_id.nunique(),
        org_id=first.org_id.min(),
        register=first.register.argmin(first.register),
        registered_name=first.name.argmin(first.register),
        candidates=(first.name + " (" + first.org_id + ")").collect(distinct=True),
    )
    return _worded(
        decided.mutate(sure=(decided.organisations == 1) & ((decided["rank"] % UNOFFICIAL) <= 7))
    )


def _worded(decided: ir.Table) -> ir.Table:
    how = {rank: (confidence, agreed, words) for rank, confidence, agreed, words in HOW}

    def told(place: int, kind: str) -> ir.Value:
        pairs = [
            (decided["rank"] % UNOFFICIAL == rank, ibis.literal(row[place]))
            for rank, row in how.items()
        ]
        return decided.sure.ifelse(ibis.cases(*pairs), ibis.null(kind))

    several = ibis.cases(
        (decided.organisations > 1, decided.organisations.cast("string") + " organisations fit"),
        else_=ibis.literal("the name fits one organisation, but too little speaks for it"),
    )
    nothing = ibis.null("string")
    return decided.select(
        "mention",
        org_id=decided.sure.ifelse(decided.org_id, nothing),
        register=decided.sure.ifelse(decided.register, nothing),
        registered_name=decided.sure.ifelse(decided.registered_name, nothing),
        agreed=told(1, "string"),
        confidence=told(0, "float64"),
        reason=decided.sure.ifelse(told(2, "string"), several),
        candidates=decided.sure.ifelse(
            ibis.null("array<string>"), decided.candidates.sort()[:CANDIDATES_NAMED]
        ),
    )


def _candidates(named: ir.Table, known: ir.Table) -> ir.Table:
    """Organisations with the same name, each with the rank of what agrees; 8 and 9 are too little."""
    long_enough = named.filter(named.key.length() >= SHORTEST_KEY)
    pairs = long_enough.inner_join(known, long_enough.key == known.name_key)
    same_form = pairs.form.identical_to(pairs.legal_form)
    against = pairs.form.notnull() & pairs.legal_form.notnull() & ~same_form
    person = pairs.looks.isin([YES, MAY_BE]) & pairs.form.isnull()
    at_home = (pairs.compact_postcode == pairs.compact_postcode_right).fill_null(False)
    its_reference = (pairs.supplier_ref == pairs.reference).fill_null(False)
    one_word = ~pairs.name.strip().contains(" ")
    too_little = one_word & (~same_form | pairs.name.lower().strip().isin(_common_words()))
    rank = ibis.cases(
        (at_home, 1),
        (its_reference, 2),
        (against, 9),
        (person | too_little, 8),
        (pairs.sort == PREVIOUS, 5),
        (pairs.sort != CURRENT, 6),
        (same_form & pairs.form.notnull(), 3),
        else_=4,
    )
    return pairs.select(
        "mention", "org_id", "register", name=pairs.name_right, rank=rank.cast("int64")
    )


@cache
def _common_words() -> tuple[str, ...]:
    """Words such as “foundation”, which many organisations have in their names."""
    return tuple(row[0] for row in listed("organisation_words"))


def _cut_short(named: ir.Table, known: ir.Table) -> ir.Table:
    """Organisations whose name begins with a mention that is as long as ledgers let a name be."""
    cut = named.filter(named.name.length().isin(CUT_AT))
    cut = cut.mutate(text=cut.name.lower(), start=cut.name.lower().left(CUT_AT[0] - 4))
    starts = known.mutate(known_text=known.name.lower())
    starts = starts.mutate(known_start=starts.known_text.left(CUT_AT[0] - 4))
    pairs = cut.inner_join(starts, cut.start == starts.known_start)
    longer = (pairs.known_text.length() > pairs.text.length()) & pairs.known_text.startswith(
        ibis.ifelse(pairs.text.length() == CUT_AT[0], pairs.text + " ", pairs.text)
    )
    return pairs.filter(longer).select(
        "mention", "org_id", "register", name=pairs.name_right, rank=ibis.literal(7, "int64")
    )


def _each_mention(asked: ir.Table, found: ir.Table) -> ir.Table:
    """Every mention once, also those that nothing fits."""
    rest = found.drop("mention", "reason").columns
    joined = asked.select("mention").left_join(found, "mention")
    reason = joined.reason.coalesce("no register loaded has this name")
    return joined.select("mention", *rest, reason=reason)
