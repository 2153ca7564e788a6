"""How individuals' names are written: the first half of what `names.people` answers, which is the door.

The rule hides too much rather than too little: a firm that goes by a person's name is hidden until
someone adds it to names/firms_named_like_people.csv. The cases stand in
tests/analysis/spend/spec_individuals.py.
"""

from __future__ import annotations

from functools import cache

import ibis
import ibis.expr.types as ir

from weft.analysis.names.lists import any_of, listed
from weft.analysis.names.patterns import LEGAL_FORM, TRADING_AS

NOT_SHOWN = "Individuals, not named"

YES, MAY_BE, UNCLEAR, NO = "yes", "may be", "unclear", "no"
RULED_PERSON = f"{YES}: a person ruled so"

SURE_TITLE = r"(?:mr|mrs|miss|mstr|cllr|councillor)"
OTHER_TITLE = (
    r"(?:ms|mx|dr|doctor|prof|professor|rev|revd|reverend|sir|dame|lord|lady|hon|imam|rabbi)"
)
HEIRS = (
    r"^(?:the )?(?:estate of|executors? (?:of|for)|exors? of|personal representatives? of"
    r"|parents? of|guardians? of)\b|\b(?:deceased|dec'd|decd)\b"
)
CRAFT = (
    r"(?:build(?:ers?|ing)|contractors?|joiner(?:s|y)?|carpent(?:ers?|ry)|plumb(?:ers?|ing)|heating|roof(?:ers?|ing)"
    r"|electric(?:al|ians?)|decorat(?:ors?|ing)|paint(?:ers?|ing)|plaster(?:ers?|ing)|til(?:ers?|ing)|glaz(?:iers?|ing)"
    r"|taxis?|cabs?|cars|private hire|coaches|minibus(?:es)?|haulage|transport|motors|garages?|farms?"
    r"|landscap(?:es?|ers?|ing)|garden(?:ers?|ing)|fencing|tree surgeons?|clean(?:ers?|ing)|cater(?:ers?|ing)"
    r"|photograph(?:y|ers?)|child ?mind(?:ers?|ing)|tuition|counselling|driving school|upholster(?:ers?|y))"
)
"""Trades that one person plies alone: behind initials and a surname they tell a sole trader, not a firm."""

INITIAL = r"[a-z]"
WORD = r"(?:(?:o'|d'|mc|mac|de |van |von |el[ -]|al[ -])?[a-z]{2,}(?:[-'][a-z]+)*)"
ANY = rf"(?:{INITIAL}|{WORD})"


@cache
def shapes() -> tuple[tuple[str, str, str], ...]:
    """How individuals are written: pattern, how sure, and the reason in words; first match wins."""
    given = any_of(listed("given_names"))
    only_given = any_of(tuple(row for row in listed("given_names") if row[1] == "no"))
    first = f"(?:{given}|{INITIAL})"
    return (
        (HEIRS, YES, "the name speaks of a person's estate or family"),
        (
            rf"^(?:(?:{INITIAL} )+|{only_given} (?:{INITIAL} )?){WORD} {CRAFT}(?: ?(?:and )?{CRAFT}){{0,2}}$",
            MAY_BE,
            "a person's name and a trade",
        ),
        (rf"^{SURE_TITLE}(?: |$)|[ ,]{SURE_TITLE}$", YES, "a title such as Mr or Mrs"),
        (rf"^{OTHER_TITLE} {first}(?: |$)", YES, "a title with a given name or initial"),
        (rf"^{WORD}(?: {WORD})?, ?{first}(?: {ANY})*$", YES, "surname, comma, given name"),
        (rf"^{OTHER_TITLE} |, ?{OTHER_TITLE}$", MAY_BE, "a title such as Dr or Rev"),
        (
            rf"^(?:{INITIAL} )+(?:and (?:{INITIAL} )+|and {WORD} )?{WORD}(?: {WORD})?$",
            MAY_BE,
            "initials and a surname",
        ),
        (rf"^{WORD}(?: {INITIAL})+$", MAY_BE, "a surname and initials"),
        (rf"^{given}(?: {ANY}){{0,4}}$", MAY_BE, "begins with a given name"),
        (rf"^{WORD}(?: {INITIAL})? {only_given}$", MAY_BE, "ends with a given name"),
    )


def grades_by_shape() -> tuple[str, ...]:
    """Every answer that `grade_by_shape` can give, and a person's ruling."""
    found = {f"{sure}: {why}" for _, how_sure, why in shapes() for sure in (how_sure, MAY_BE)}
    return (*sorted(found), RULED_PERSON, UNCLEAR, NO)


def person_part(text: ir.StringValue) -> ir.StringValue:
    """The name up to "trading as", a bracket or a mark, without numbers, to judge its shape by."""
    bare = text.re_replace(rf"[(\[]\s*({SURE_TITLE}|{OTHER_TITLE})\.?\s*[)\]]", r" \1")
    bare = bare.re_replace(r"[\s,;(\[#*~-]*" + TRADING_AS + r".*$", "")
    bare = bare.re_replace(r"[(\[#~*].*$", "").re_replace(r"\b[a-z/]*[0-9][a-z0-9/]*", " ")
    bare = bare.re_replace("[&+]", " and ").re_replace("/", "")
    bare = bare.re_replace(r"[^a-z,' -]", " ").re_replace(r"\s+", " ").re_replace(r"[ ,-]+$", "")
    return text.re_search(r"[^a-z,' -]|trading|  |[ ,-]$").ifelse(bare, text)


def is_organisation(text: ir.StringValue, person: ir.StringValue) -> ir.BooleanValue:
    """Whether the name holds a legal form or an organisation's word, or is a known firm."""
    words = any_of(listed("organisation_words"))
    firms = any_of(listed("firms_named_like_people"))
    joined = person.re_replace(r"\b([a-z]) ([a-z]) ([a-z])(?: ([a-z]))?\b", r"\1\2\3\4")
    return (
        text.replace(".", "").re_search(rf"\b{LEGAL_FORM}\b")
        | person.re_search(rf"\b{words}\b")
        | joined.re_search(rf"\b{words}\b")
        | person.re_search(rf"^{firms}\b")
    )


def grade_by_shape(text: ir.StringValue) -> ir.StringValue:
    """How far the way a name is written looks like an individual's: "yes: a title such as Mr or Mrs".

    `yes`, `may be`, `unclear` (nothing speaks for a person or an organisation) or `no`, with the
    reason. Someone who trades under another name `may be` one. Reads names that are `plain`.
    """
    person = person_part(text)
    trades = text.re_search(TRADING_AS)
    found = [
        (person.re_search(pattern), ibis.ifelse(trades, f"{MAY_BE}: {why}", f"{sure}: {why}"))
        for pattern, sure, why in shapes()
    ]
    organisation = (is_organisation(text, person), ibis.literal(NO))
    formed = text.replace(".", "").re_search(rf"\b{LEGAL_FORM}\b")
    sole_trader = (~formed & found[1][0], found[1][1])
    return ibis.cases(
        found[0],
        sole_trader,
        organisation,
        *found[2:],
        else_=UNCLEAR,
    )
