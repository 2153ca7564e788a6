"""Which words about payments may be told: a category or department may name the person who was paid.

One that an organisation is paid under is the council's own word. One that only people have, or payees
who are withheld, is told where enough of them have it and no name stands in it; else it becomes
`NOT_TOLD` wherever it would stand, and its payments and money stay in every sum.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from weft.analysis.engine import brought
from weft.analysis.names.individuals import NO, SURE_TITLE, UNCLEAR
from weft.analysis.names.lists import listed
from weft.analysis.names.people import words_of

NAMES_SOMEONE = re.compile(rf"\b{SURE_TITLE}\.? [a-z]", re.IGNORECASE)
NOT_TOLD = "not told: it may name a person"
ENOUGH_PEOPLE = 5
"""How many payees who are, or may be, people make a word a common one."""
ENOUGH_PAYMENTS = 20
"""The same of payments whose payees are not named, so that nobody can count them."""
_TITLES = re.compile(rf"^{SURE_TITLE}$|^(?:ms|mx|dr|prof|rev|sir|and|the|of)$")
_WORD = re.compile(r"[^\W\d_]+")


def category_of(payments: ir.Table) -> ir.StringValue:
    """The category as the file has it, else what the payment was for; but not what one was for whose payee is
    withheld or may be a person: that may tell who it is."""
    person = ~payments.individual.fill_null(NO).isin([NO, UNCLEAR])
    quiet = (payments.payee == "redacted") | person
    return payments.category.coalesce(quiet.ifelse(ibis.null("string"), payments.purpose))


def not_told(paid: ir.Table, payees: ir.Table) -> frozenset[str]:
    """Those of the words that are not told.

    Reads of `paid` each `words` with `supplier` (null where the payee is not named) and `payments`, and of
    `payees` the `supplier`, each `name` of it in the files, and whether it is `hidden`.
    """
    hides = payees.select("supplier", "hidden").distinct()
    known = paid.filter(paid.words.notnull()).left_join(hides, "supplier").drop("supplier_right")
    words = known.group_by("words").agg(
        organisations=known.supplier.nunique(where=~known.hidden),
        people=known.supplier.nunique(where=known.hidden),
        withheld=known.payments.sum(where=known.supplier.isnull()).fill_null(0),
    )
    titled = words.words.re_search(f"(?i){NAMES_SOMEONE.pattern}")
    doubtful = words.filter(titled | (words.organisations == 0)).to_pyarrow().to_pylist()
    found = {row["words"] for row in doubtful if not _is_common(row)}
    people = payees.filter(payees.hidden).select("supplier", "name")
    pairs = known.filter(known.hidden).select("words", "supplier").distinct()
    rows = pairs.inner_join(people, "supplier").select("words", "name").to_pyarrow().to_pylist()
    return frozenset(found | {row["words"] for row in rows if _is_in(row["name"], row["words"])})


def with_told(payments: ir.Table, column: str, quiet: frozenset[str]) -> ir.Table:
    """The payments with `NOT_TOLD` in place of words that are not told; keeps every row."""
    if not quiet:
        return payments
    words = pa.table({"quiet_words": pa.array(sorted(quiet), pa.string())})
    right = brought(payments.get_backend(), words, "quiet")
    joined = payments.left_join(right, payments[column] == right.quiet_words)
    said = joined.quiet_words.notnull().ifelse(NOT_TOLD, joined[column])
    return joined.mutate(**{column: said}).drop("quiet_words")


def _is_common(row: dict[str, Any]) -> bool:
    """Whether words that no organisation is paid under are many people's, and no name is in them."""
    many = row["people"] >= ENOUGH_PEOPLE or row["withheld"] >= ENOUGH_PAYMENTS
    named = NAMES_SOMEONE.search(row["words"]) or not _forenames().isdisjoint(_words(row["words"]))
    return many and not named


def _is_in(name: str, words: str) -> bool:
    """Whether the words hold the whole name of a person."""
    parts = {part for part in _words(name) if not _TITLES.search(part)}
    return len(parts) > 1 and parts <= _words(words)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


@cache
def _forenames() -> frozenset[str]:
    """Forenames that are no other word."""
    given = listed("given_names")
    only = {name for name, also in given if also == "no"}
    return (words_of("forenames") | only) - {name for name, also in given if also != "no"}
