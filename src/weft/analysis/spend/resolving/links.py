"""Which mentions of suppliers are one organisation, two by two, each with its reason.

A *mention* is one way in which a supplier stands in the files: a name, and what the files say of it.
A *link* says of two mentions how likely it is that they are one organisation, and why.
"""

from __future__ import annotations

import ibis
import pyarrow as pa

from weft.analysis.engine import engine
from weft.analysis.names.keys import name_key

MENTION = pa.schema(
    [
        ("mention", pa.int64()),
        ("name", pa.string()),
        ("company_number", pa.string()),
        ("charity_number", pa.string()),
        ("vat_number", pa.string()),
        ("supplier_ref", pa.string()),
        ("body", pa.string()),
        ("postcode", pa.string()),
    ]
)
LINK = pa.schema(
    [("a", pa.int64()), ("b", pa.int64()), ("probability", pa.float64()), ("reason", pa.string())]
)
JOINED_FROM = 0.5
"""Links from this probability on may join two mentions; those below may be asked about."""

ASKED_FROM = 0.2
"""Links below this probability are not given at all."""


def links_of(mentions: pa.Table) -> pa.Table:
    """The links between the mentions, with the columns of `LINK`; `a` is less than `b`.

    `mentions` has `mention` (0, 1, 2… in this order) and `name`; the other columns of `MENTION` may be
    missing or null. Not every two mentions of one organisation are linked, but they are all
    connected. A link may be a doubtful one (below `JOINED_FROM`): `clustered` leaves it
    alone, and the review list may ask about it. Names that stand for nobody have no links. The order
    of the mentions does not matter: a permutation of them gives the same links.
    """
    with engine() as connection:
        connection.con.register("mentions", mentions.select(["mention", "name"]))
        names = connection.table("mentions")
        keyed = names.mutate(key=name_key(names.name))
        first = keyed.group_by("key").agg(a=keyed.name.argmin(keyed.name), n=keyed.count())
        firsts = keyed.inner_join(first, [keyed.name == first.a])
        starts = firsts.select(key=firsts.key, a=firsts.mention)
        both = keyed.inner_join(starts, "key").rename(b="mention")
        found = both.filter(both.a != both.b).select(
            a=ibis.least(both.a, both.b),
            b=ibis.greatest(both.a, both.b),
            probability=ibis.literal(0.99),
            reason=ibis.literal("the same but for punctuation, legal form or a note"),
        )
        links: pa.Table = found.order_by("a", "b").to_pyarrow().cast(LINK)
    return links
