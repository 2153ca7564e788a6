"""The peer's half about names: who is redacted, one supplier, an individual, or kept apart by a rule.

The same patterns and the same lists as Weft's (see `src/weft/analysis/names` and `spend/rules`), applied
with pandas to the distinct texts only. pandas keeps texts in Arrow, so most patterns run in RE2.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

ANALYSIS = Path(__file__).parents[1] / "src" / "weft" / "analysis"
YES, MAY_BE, UNCLEAR, NO = "yes", "may be", "unclear", "no"
ACCENTS = str.maketrans(
    "àáâãäåāăąçćčďđèéêëēėęěìíîïīįłñńňòóôõöøōőŕřśšşťùúûüūůűųýÿźżž’‘`´",
    "aaaaaaaaacccddeeeeeeeeiiiiiilnnnoooooooorrssstuuuuuuuuyyzzz''''",
)
TRADING_AS = r"\b(?:t\s*[/\\]\s*as?|trading\s+as)\b\.?"
STATE = (
    r"[\s,;:*#-]*\(?\b(?:in\s+)?(?:members'?\s+|creditors'?\s+)?(?:voluntary\s+|compulsory\s+)?"
    r"(?:in\s+(?:liquidation|administration|receivership|liq|admin)|liquidated|dissolved"
    r"|(?:in\s+)?(?:voluntary|compulsory)\s+liquidation)\b\)?[\s.*]*$"
)
NOTE = (
    r"\s*[\(\[](?:do not use|dont use|old|new|closed|inactive|duplicate|bacs|chq|cheque|eft"
    r"|previously[^)\]]*|formerly[^)\]]*|now[^)\]]*|was[^)\]]*)[\)\]]?\s*$"
)
LEGAL_FORM = (
    r"(?:public\s+limited\s+company|community\s+interest\s+company|limited\s+liability\s+partnership"
    r"|charitable\s+incorporated\s+organisation"
    r"|ltd|limited|limted|limtied|lmited|limiited|plc|p\s+l\s+c|llp|l\s+l\s+p|cic|c\s+i\s+c|cio)"
)
SURE_TITLE = r"(?:mr|mrs|miss|mstr|cllr|councillor)"
OTHER_TITLE = (
    r"(?:ms|mx|dr|doctor|prof|professor|rev|revd|reverend|sir|dame|lord|lady|hon|imam|rabbi)"
)
HEIRS = (
    r"^(?:the )?(?:estate of|executors? (?:of|for)|exors? of|personal representatives? of"
    r"|parents? of|guardians? of)\b|\b(?:deceased|dec'd|decd)\b"
)
INITIAL = r"[a-z]"
WORD = r"(?:(?:o'|d'|mc|mac|de |van |von |el[ -]|al[ -])?[a-z]{2,}(?:[-'][a-z]+)*)"


@dataclass(frozen=True)
class Rule:
    """One rule that keeps payments apart; an empty `group` lets them through."""

    name: str
    fields: tuple[str, ...]
    pattern: str
    group: str


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rules() -> list[Rule]:
    """What keeps payments apart, in order."""
    rows = sorted(
        rows_of(ANALYSIS / "spend" / "rules" / "kept_apart.csv"), key=lambda r: int(r["order"])
    )
    return [
        Rule(r["rule"], tuple(r["field"].split(";")), r["pattern"], r["group"].strip())
        for r in rows
    ]


def any_of(name: str, wanted: str | None = None) -> str:
    """A pattern for any word of a list."""
    rows = rows_of(ANALYSIS / "names" / f"{name}.csv")
    words = (r["name" if "name" in r else "word"] for r in rows
             if wanted is None or r["also_something_else"] == wanted)  # fmt: skip
    return "(?:" + "|".join(map(re.escape, words)) + ")"


def is_redacted(names: pd.Series) -> pd.Series:
    """Whether the words stand in place of a withheld name."""
    found = {}
    for kind in ("redaction", "false friend"):
        rows = rows_of(ANALYSIS / "spend" / "reading" / "redactions.csv")
        pattern = "|".join(f"(?:{r['pattern']})" for r in rows if r["kind"] == kind)
        found[kind] = names.str.contains(f"(?i){pattern}", regex=True)
    return found["redaction"] & ~found["false friend"]


def plain(names: pd.Series) -> pd.Series:
    """In lower case, without accents, HTML escapes and doubled spaces."""
    text = names.str.lower()
    odd = text.str.contains(r"[^\x00-\x5f\x61-\x7f]", regex=True)
    text = text.where(~odd, text[odd].str.translate(ACCENTS))
    text = text.str.replace(r"&(?:amp;)+", "&", regex=True)
    text = text.str.replace(r"&#0?39;|&apos;", "'", regex=True)
    return text.str.replace(r"\s+", " ", regex=True).str.strip()


def keys_of(text: pd.Series) -> pd.Series:
    """What the spellings of one name have in common."""
    text_or_note = text.str.replace(NOTE, "", regex=True).str.replace(STATE, "", regex=True)
    trades = text_or_note.str.contains(TRADING_AS, regex=True)
    if trades.any():
        text_or_note = text_or_note.where(~trades, _legal_part(text_or_note[trades]))
    words = text_or_note.str.replace("&", " and ", regex=False).str.replace("['.]", "", regex=True)
    words = words.str.replace(r"[\W_]+", " ", regex=True).str.strip()
    core = words.str.replace(rf"\b{LEGAL_FORM}\b", " ", regex=True)
    core = core.str.replace(r"\bcompany\b", "co", regex=True)
    core = core.str.replace(r"^\s*the | the\s*$", "", regex=True).str.replace(" ", "", regex=False)
    whole = words.str.replace(" ", "", regex=False)
    return core.where(core != "", whole.where(whole != "", text))


def _legal_part(text: pd.Series) -> pd.Series:
    before = text.str.replace(rf"[\s,;(\[-]*{TRADING_AS}.*$", "", regex=True)
    words = any_of("organisation_words")
    organisation = before.str.contains(rf"\b(?:{LEGAL_FORM}|{words})\b", regex=True)
    unified = text.str.replace(rf"\W*{TRADING_AS}\W*", " ", regex=True)
    return before.where(organisation, unified)


def person_part(text: pd.Series) -> pd.Series:
    """The part of a name whose shape may be a person's; only names that need it are cut."""
    odd = text.str.contains(r"[^a-z,' -]|trading", regex=True)
    cut = text[odd]
    title = rf"[(\[]\s*({SURE_TITLE}|{OTHER_TITLE})\.?\s*[)\]]"
    titled = cut.str.contains(title, regex=True)
    if titled.any():
        cut = cut.where(~titled, cut[titled].str.replace(title, r" \1", regex=True))
    for pattern, by in (
        (rf"[\s,;(\[#*~-]*{TRADING_AS}.*$", ""), (r"[(\[#~*].*$", ""),
        (r"\b[a-z/]*[0-9][a-z0-9/]*", " "), (r"[&+]", " and "), (r"/", ""),
        (r"[^a-z,' -]", " "), (r"\s+", " "), (r"[ ,-]+$", ""),
    ):  # fmt: skip
        cut = cut.str.replace(pattern, by, regex=True)
    return text.where(~odd, cut).str.replace(r"[ ,-]+$", "", regex=True)


def grades_of(text: pd.Series) -> pd.Series:
    """How far each plain name looks like an individual; the first pattern that fits decides."""
    given, only_given = any_of("given_names"), any_of("given_names", "no")
    first, anyone = f"(?:{given}|{INITIAL})", f"(?:{INITIAL}|{WORD})"
    shapes = (
        (rf"^{SURE_TITLE}(?: |$)|[ ,]{SURE_TITLE}$", YES),
        (rf"^{OTHER_TITLE} {first}(?: |$)", YES),
        (rf"^{WORD}(?: {WORD})?, ?{first}(?: {anyone})*$", YES),
        (rf"^{OTHER_TITLE} |, ?{OTHER_TITLE}$", MAY_BE),
        (rf"^(?:{INITIAL} )+(?:and (?:{INITIAL} )+|and {WORD} )?{WORD}(?: {WORD})?$", MAY_BE),
        (rf"^{WORD}(?: {INITIAL})+$", MAY_BE),
        (rf"^{given}(?: {anyone}){{0,4}}$", MAY_BE),
        (rf"^{WORD}(?: {INITIAL})? {only_given}$", MAY_BE),
    )
    person, trades = person_part(text), text.str.contains(TRADING_AS, regex=True)
    found = pd.Series(UNCLEAR, index=text.index, dtype=object)
    left = pd.Series(True, index=text.index)

    def settle(hit: pd.Series, grade: str) -> None:
        now = hit.index[hit]
        found[now] = grade if grade == NO else np.where(trades[now], MAY_BE, grade)
        left[now] = False

    settle(person.str.contains(HEIRS, regex=True), YES)
    settle(_is_organisation(text[left], person[left]), NO)
    for pattern, grade in shapes:
        settle(person[left].str.contains(pattern, regex=True), grade)
    return found


def _is_organisation(text: pd.Series, person: pd.Series) -> pd.Series:
    words, firms = any_of("organisation_words"), any_of("firms_named_like_people")
    initials = r"\b([a-z]) ([a-z]) ([a-z])(?: ([a-z]))?\b"
    spelt = person.str.contains(initials, regex=True)
    joined = person[spelt].str.replace(initials, r"\1\2\3\4", regex=True)
    found = text.str.replace(".", "", regex=False).str.contains(rf"\b{LEGAL_FORM}\b", regex=True)
    found |= person.str.contains(rf"\b{words}\b|^{firms}\b", regex=True)
    return found | joined.str.contains(rf"\b{words}\b", regex=True).reindex(
        found.index, fill_value=False
    )


def first_rule(texts: pd.Series, field: str, among: Sequence[Rule], none: int) -> pd.Series:
    """For each distinct text of a field the place of the first rule that fits it, else `none`."""
    tidy = plain(texts)
    fits = pd.Series(none, index=texts.index)
    mine = [(place, rule) for place, rule in enumerate(among) if field in rule.fields]
    likely = tidy[tidy.str.contains("|".join(f"(?:{r.pattern})" for _, r in mine), regex=True)]
    for place, rule in reversed(mine):
        fits[likely.index[likely.str.contains(rule.pattern, regex=True)]] = place
    return fits
