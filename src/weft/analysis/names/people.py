"""Whether a name is, or may be, a person's: the one answer for every room of analysis. Such a name is never shown.

`names.individuals` judges a name by its shape. Payees are named in more ways: a firm with its owner
behind it (“Corvolby Taxis / Mr L Heskerby”), a practice under its owner's name (“Jane Smith & Co”), a surname
that is a word too (“T R Plant”), forenames that are rare here. Each only says “may be”: it hides the
name and changes no sum. The cases stand in tests/analysis/spend/spec_people.py.
"""

from __future__ import annotations

from functools import cache

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from weft.analysis.engine import brought, kept
from weft.analysis.names.individuals import (
    ANY,
    INITIAL,
    MAY_BE,
    NO,
    SURE_TITLE,
    UNCLEAR,
    WORD,
    grade_by_shape,
    grades_by_shape,
    person_part,
)
from weft.analysis.names.lists import any_of, listed
from weft.analysis.names.patterns import LEGAL_FORM, TRADING_AS

SOMEONE_NAMED = (
    rf"[\s#(\[,/*&.-]{SURE_TITLE}\b[\s.]*[a-z]|[#(\[,/*&]\s*(?:ms|dr|prof|rev|revd)\b[\s.]+[a-z]"
)
"""A title and a name behind something else. Without a mark before it, "MS" may be an illness."""

TOGETHER_INITIALS = r"(?:[b-df-hj-np-rtv-z][b-df-hj-np-tv-z]|s[b-df-hj-np-su-z])"
"""Two initials that are no word, and not “St”."""

LETTERS = r"(?:q\.? ?c|k\.? ?c|f r i c s|frics|mrcvs|obe|mbe|cbe|phd|msc|bsc|jp)"
"""What stands behind the names of people who have taken silk, passed or been honoured."""

ALONE = (
    r"(?:solicitor|barrister|consultant|counsellor|therapist|physiotherapist|psychologist|architect|surveyor"
    r"|interpreter|translator|artist|illustrator|designer|tutor|trainer|coach|social worker|childminder"
    r"|plaster(?:er)?|engraver|florist|farrier|auctioneer|[a-z]{3,} hire|care of [a-z ]+)"
)
"""What one person is, or does alone; behind a forename and a surname it tells a sole trader."""

OWNER = "it names its owner or a contact"
PRACTICE = "a person's name and “& Co”"
WORD_TOO = "initials and a surname that is a word too"
PROFESSION = "a person's name and a profession"
LETTERED = "letters such as QC behind a name"
FORENAME = "begins with a forename"
COUPLE = "two people's names"
FORENAME_LAST = "a surname and a forename"
SURNAME = "a surname that names people more than firms"
SURNAME_FIRST = "a surname, a forename and initials"
TWO_OF_ONE_NAME = "a surname and the initials of two people"
TOGETHER = "initials written together and a surname"
TRADER = "two or three words, trading under another name"
BEGINS = "begins with a given name"
INITIALS = ("initials and a surname", "a surname and initials")
"""Reasons of `grade_by_shape`, of which some are surer than others."""
A_PERSON = "a forename and a surname"
A_PERSON_TOO = "initials and a well-known surname"
SURE = tuple(f"{MAY_BE}: {why}" for why in (A_PERSON, A_PERSON_TOO))
"""Answers of which at least nine in ten are people; that a company is so named is still possible."""
ADDED = (OWNER, PRACTICE, WORD_TOO, PROFESSION, LETTERED, FORENAME, FORENAME_LAST, COUPLE, SURNAME,
         SURNAME_FIRST, TWO_OF_ONE_NAME, TOGETHER, TRADER, A_PERSON, A_PERSON_TOO)  # fmt: skip


@cache
def words_of(name: str, *, marked: bool = False) -> frozenset[str]:
    """The words of a list; with `marked` those that its last column says yes of."""
    return frozenset(row[0] for row in listed(name) if not marked or row[-1] == "yes")


def every_grade() -> tuple[str, ...]:
    """Every answer that `looks` can give."""
    return (*grades_by_shape(), *(f"{MAY_BE}: {why}" for why in ADDED))


def with_looks(names: ir.Table, text: str = "plain") -> ir.Table:
    """Add `looks`: how far a payee looks like a person, with the reason; keeps every row.

    Reads the column `text`, names that are `plain`. `yes`, `may be`, `unclear` (nothing speaks for a
    person or an organisation) or `no`; a number that stands beside the name is for the asker to weigh.
    """
    graded = names.mutate(looks=grade_by_shape(names[text]))
    known = _known(kept(graded.mutate(_part=person_part(graded[text])), "parted"))
    fits = [(fit, f"{MAY_BE}: {why}") for why, fit in _added(known, known[text]).items()]
    more = known.looks.isin([NO, UNCLEAR]).ifelse(ibis.cases(*fits), ibis.null("string"))
    told = known.mutate(looks=more.coalesce(known.looks))
    sure = [(fit, f"{MAY_BE}: {why}") for why, fit in _sure(told).items()]
    may_be = told.looks.startswith(f"{MAY_BE}: ")
    surer = may_be.ifelse(ibis.cases(*sure), ibis.null("string"))
    return kept(
        told.mutate(looks=surer.coalesce(told.looks)).select(*names.columns, "looks"), "looked_at"
    )


def _sure(names: ir.Table) -> dict[str, ir.BooleanValue]:
    """Among those who may be people, the names that are hardly anything else."""
    part = names._part
    whole = part.re_search(rf"^[a-z]+(?: {INITIAL})*(?: [a-z'-]{{2,}}){{1,2}}$") & ~part.contains(
        " and "
    )
    before = names.is_surname & part.re_search(rf"^(?:{INITIAL} ){{1,3}}[a-z'-]+$")
    behind = names.is_first_surname & part.re_search(rf"^[a-z'-]+(?: {INITIAL}){{1,3}}$")
    begins = names.looks.isin([f"{MAY_BE}: {why}" for why in (BEGINS, FORENAME)])
    initials = names.looks.isin([f"{MAY_BE}: {why}" for why in INITIALS])
    return {A_PERSON: begins & names.is_only_a_forename & whole,
            A_PERSON_TOO: initials & (before | behind)}  # fmt: skip


def _known(parted: ir.Table) -> ir.Table:
    """Add whether the first, the second and the last word are on the lists of names."""
    given = {row[0] for row in listed("given_names")}
    only = {row[0] for row in listed("given_names") if row[1] == "no"}
    last = r"([a-z'-]+)$"
    lists = {
        "first": (r"^([a-z]+) ", words_of("forenames")),
        "only_a_forename": (r"^([a-z]+) ", words_of("forenames") - given | only),
        "first_surname": (r"^([a-z'-]+) ", words_of("surnames")),
        "second": (r"^[a-z'-]{3,} ([a-z]+) ", words_of("forenames") | given),
        "forename_last": (last, words_of("forenames", marked=True)),
        "surname": (last, words_of("surnames")),
        "persons_surname": (last, words_of("surnames", marked=True)),
    }
    for column, (where, words) in lists.items():
        table = pa.table({f"is_{column}": pa.array(sorted(words), pa.string())})
        right = brought(parted.get_backend(), table, "words")
        word = parted._part.re_extract(where, 1)
        parted = parted.left_join(right, word == right[f"is_{column}"])
    return kept(
        parted.mutate(**{f"is_{one}": parted[f"is_{one}"].notnull() for one in lists}), "known"
    )


def _added(names: ir.Table, text: ir.StringValue) -> dict[str, ir.BooleanValue]:
    """What payees' names add, the first that fits wins; most of it only where no word tells a firm."""
    part, strange = names._part, names.looks == UNCLEAR
    formed = text.replace(".", "").re_search(rf"\b{LEGAL_FORM}\b")
    given = f"(?:{INITIAL}|{any_of(listed('given_names'))})"
    two, few = (part.re_search(rf"^{WORD}(?: {ANY}){{1,{most}}}$") for most in (2, 3))
    owner = text.re_search(SOMEONE_NAMED) | strange & part.re_search(r" (?:dr|prof|rev|revd) [a-z]")
    return {
        OWNER: owner,
        PRACTICE: part.re_search(rf"^{given}(?: {INITIAL})* {WORD} and co(?:mpany)?$") & ~formed,
        WORD_TOO: names.is_surname & part.re_search(rf"^(?:{INITIAL} )+{WORD}$") & ~formed,
        PROFESSION: part.re_search(rf"^{given}(?: {INITIAL})* {WORD} (?:{WORD} )?{ALONE}$")
        & ~formed,
        LETTERED: strange & part.re_search(rf"^{WORD}(?: {ANY}){{1,3}} {LETTERS}$"),
        FORENAME: strange & names.is_first & few,
        FORENAME_LAST: strange
        & names.is_forename_last
        & part.re_search(rf"^[a-z]{{3,}}(?: {ANY})? {WORD}$"),
        COUPLE: strange
        & part.re_search(rf"^{given} (?:{ANY} ){{1,2}}and {given} {ANY}(?: {WORD})?$"),
        SURNAME: strange & names.is_persons_surname & few,
        SURNAME_FIRST: strange
        & names.is_second
        & part.re_search(rf"^{WORD} {WORD}(?: {INITIAL})+$"),
        TWO_OF_ONE_NAME: strange & part.re_search(rf"^{WORD}(?: {INITIAL})+ and(?: {INITIAL})+$"),
        TOGETHER: strange
        & names.is_surname
        & part.re_search(rf"^{TOGETHER_INITIALS}(?: and {TOGETHER_INITIALS})? {WORD}$"),
        TRADER: strange & text.re_search(TRADING_AS) & two,
    }
