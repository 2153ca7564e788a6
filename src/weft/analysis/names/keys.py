"""Supplier names without what does not tell two suppliers apart.

Everything here is an expression over a column of names, so that the engine works on all distinct
names at once. The worked cases stand in tests/analysis/spend/spec_names.py.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from weft.analysis.engine import kept
from weft.analysis.names.lists import any_of, listed
from weft.analysis.names.patterns import (
    ACCENTED,
    LEGAL_FORM,
    NOTE,
    PLAIN_LETTERS,
    STATE,
    TRADING_AS,
)

# Most names need no more than a look: without any of these a name is plain but for its capitals,
_UNTIDY = r"[^\x00-\x5f\x61-\x7f]|&|\s\s|[^\S ]|^ | $"
# and a plain name has nothing but a legal form that has to go.
_MORE_THAN_WORDS = r"[^a-z0-9 ]|liq|admin|receiv|dissol|trading|company|the"


def plain(name: ir.StringValue) -> ir.StringValue:
    """The name in lower case, without accents, HTML escapes and doubled spaces."""
    text = unaccented(name.lower())
    text = text.re_replace(r"&(?:amp;)+", "&").re_replace(r"&#0?39;|&apos;", "'")
    return name.re_search(_UNTIDY).ifelse(single_spaced(text), name.lower())


def unaccented(text: ir.StringValue) -> ir.StringValue:
    """Letters and quotation marks as a keyboard has them; only where there are others, as it is slow."""
    others = text.re_search(r"[^\x00-\x5f\x61-\x7f]")
    return others.ifelse(text.translate(ACCENTED, PLAIN_LETTERS), text)


def single_spaced(text: ir.StringValue) -> ir.StringValue:
    """Without doubled, odd and outer spaces."""
    odd = text.re_search(r"\s\s|[^\S ]")
    return odd.ifelse(text.re_replace(r"\s+", " "), text).strip()


def legal_part(text: ir.StringValue) -> ir.StringValue:
    """What stands before "trading as" where that is an organisation; else the whole.

    A sole trader's business is not joined with another person of the same name.
    """
    before = text.re_replace(r"^(.*?)[\s,;(\[-]*" + TRADING_AS + r".*$", r"\1")
    organisations = any_of(listed("organisation_words"))
    is_organisation = before.re_search(rf"\b(?:{LEGAL_FORM}|{organisations})\b")
    unified = text.re_replace(r"\W*" + TRADING_AS + r"\W*", " ")
    trades = text.re_search(TRADING_AS)
    return ibis.cases((~trades, text), (is_organisation, before), else_=unified)


def without_notes(text: ir.StringValue) -> ir.StringValue:
    """The name without trailing notes about its state, such as "(In Liquidation)"."""
    return text.re_replace(NOTE, "").re_replace(STATE, "")


def name_key(name: ir.StringValue) -> ir.StringValue:
    """What two spellings of one supplier's name have in common; null without a name.

    Case, accents, punctuation, spaces, "&" and "and", "Co" and "Company", a leading or trailing
    "the", legal forms, the part after "trading as" behind an organisation's name, and notes such as
    "(In Liquidation)" do not count. A name of which nothing would be left keeps its letters.
    """
    return key_of(plain(name))


def with_key(names: ir.Table, name: str = "name") -> ir.Table:
    """Add `name_key` of a column of names, worked out step by step: in one, the engine takes longer to plan it
    than to do it."""
    text = kept(names.mutate(_plain=plain(names[name])), "plain_names")
    legal = kept(text.mutate(_legal=legal_part(without_notes(text._plain))), "legal_names")
    key = core_of(legal._legal).coalesce(legal._plain.nullif(""))
    return legal.mutate(name_key=key).drop("_plain", "_legal")


def key_of(text: ir.StringValue) -> ir.StringValue:
    """The key of a name that is `plain` already."""
    return core_of(legal_part(without_notes(text))).coalesce(text.nullif(""))


def core_of(text: ir.StringValue) -> ir.StringValue:
    """The key of a plain name that has neither a trading name nor notes, as a register's has not."""
    words = text.replace("&", " and ").re_replace("['.]", "")
    words = words.re_replace(r"[^\p{L}\p{N}]+", " ").strip()
    core = words.re_replace(r"\b" + LEGAL_FORM + r"\b", " ").re_replace(r"\bcompany\b", "co")
    core = core.re_replace(r"^\s*the | the\s*$", "").replace(" ", "")
    whole = words.replace(" ", "")
    return ibis.coalesce(core.nullif(""), whole.nullif(""))


FORMS = {
    "plc": ("public limited company", "plc", "ccc"),
    "llp": ("limited liability partnership", "llp", "pac"),
    "cic": ("community interest company", "cic", "cbc"),
    "cio": ("charitable incorporated organisation", "cio"),
    "lp": ("limited partnership", "lp"),
    "ltd": ("limited", "ltd", "limted", "limtied", "lmited", "limiited", "cyfyngedig", "cyf"),
}
"""Legal forms by their words, in English and Welsh."""


def legal_form(text: ir.StringValue) -> ir.StringValue:
    """The legal form that a plain name says it has, the first if there are two; null without one."""
    form_of = {words: form for form, several in FORMS.items() for words in several}
    longest_first = "|".join(sorted(form_of, key=len, reverse=True))
    words = text.replace(".", "").re_extract(rf"\b({longest_first})\b", 1)
    return ibis.literal(form_of, "map<string, string>").get(words, ibis.null("string"))


def is_only_words(text: ir.StringValue) -> ir.BooleanValue:
    """Whether a name that is `plain` is words of which no more than a legal form has to go."""
    return ~text.re_search(_MORE_THAN_WORDS)


def key_of_words(text: ir.StringValue) -> ir.StringValue:
    """The same as `key_of`, quicker, for a name that `is_only_words`."""
    core = text.re_replace(r"\b" + LEGAL_FORM + r"\b", " ").replace(" ", "")
    return ibis.coalesce(core.nullif(""), text.replace(" ", "").nullif(""), text.nullif(""))
