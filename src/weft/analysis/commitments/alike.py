"""Names, numbers and words as different hands write them: when two are one, and when they count two things of a series."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations, takewhile

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

ENOUGH_DIGITS = 3
"""So many digits make a number of a thing that stands behind a benefit, whatever letters are around them."""
LONG_ENOUGH = 5
"""So many digits has a number that is known again in a text, or though two of them have changed places."""
A_SHORT_SENTENCE = 6
A_THING_IN_WORDS = 5
"""So many words at most name one thing."""
_FILLING = frozenset(["THE", "LTD", "LIMITED", "CIC", "CIO", "PLC", "AND", "OF", "COMPANY", "FRIENDS", "TRUST", "CHARITY", "MAIN", "SITE", "AT", "IN", "FOR"])  # fmt: skip
_WRITTEN_SHORT = {
    "SAINT ": "ST ", "COMMUNITY INTEREST COMPANY": "CIC", "CENTER": "CENTRE", "CO-OPERATIVE": "COOPERATIVE", "CO-OP": "COOPERATIVE", "RE-USE": "REUSE", "CHURCH OF ENGLAND": "CE", "ROMAN RC": "RC",
}  # fmt: skip
_IN_FULL = {
    "ASSN": "ASSOCIATION", "ASSOC": "ASSOCIATION", "ASS": "ASSOCIATION", "SCH": "SCHOOL", "PRIM": "PRIMARY", "SEC": "SECONDARY", "ACAD": "ACADEMY", "COLL": "COLLEGE", "TECH": "TECHNICAL",
    "SOC": "SOCIETY", "CTR": "CENTRE", "CNTR": "CENTRE", "GRP": "GROUP", "GP": "GROUP", "COMM": "COMMUNITY", "DEPT": "DEPARTMENT", "UNI": "UNIVERSITY", "UNIV": "UNIVERSITY", "HOSP": "HOSPITAL",
    "CLB": "CLUB", "YTH": "YOUTH", "VOL": "VOLUNTARY", "RES": "RESIDENTS", "CP": "COMMUNITY PRIMARY", "CPS": "COMMUNITY PRIMARY SCHOOL", "PS": "PRIMARY SCHOOL", "JFC": "JUNIOR FOOTBALL CLUB",
    "FC": "FOOTBALL CLUB", "AFC": "FOOTBALL CLUB", "RFC": "RUGBY CLUB", "CC": "CRICKET CLUB", "WI": "WOMENS INSTITUTE", "CA": "COMMUNITY ASSOCIATION", "CATHOLIC": "RC", "6TH": "SIXTH", "COOP": "COOPERATIVE",
    "RD": "ROAD", "LN": "LANE", "AVE": "AVENUE", "AV": "AVENUE", "CRES": "CRESCENT", "GDNS": "GARDENS", "GDN": "GARDEN", "TER": "TERRACE", "TERR": "TERRACE", "SQ": "SQUARE", "PK": "PARK", "GRN": "GREEN", "STR": "STREET", "MT": "MOUNT",
    "HQ": "HEADQUARTERS", "LTD": "LIMITED", "BROS": "BROTHERS", "NBHD": "NEIGHBOURHOOD", "PARTN": "PARTNERSHIP", "FED": "FEDERATION", "INFTS": "INFANTS", "JNR": "JUNIOR", "JUN": "JUNIOR", "NURS": "NURSERY", "LIBR": "LIBRARY",
    "SVCS": "SERVICES", "MGMT": "MANAGEMENT", "ENV": "ENVIRONMENTAL", "INTL": "INTERNATIONAL", "CTTEE": "COMMITTEE", "FDN": "FOUNDATION", "PH": "PHARMACY", "HSE": "HOUSE", "LIB": "LIBRARY", "MUS": "MUSEUM",
}  # fmt: skip
"""Words of names that are often written short, in full."""
_TELLING = frozenset([
    "NORTH", "SOUTH", "EAST", "WEST", "UPPER", "LOWER", "HIGHER", "INFANT", "INFANTS", "JUNIOR", "JUNIORS", "NURSERY", "SIXTH",
    "FORM", "WOMEN", "WOMENS", "MEN", "MENS", "BOYS", "GIRLS", "LADIES", "UNDER", "OVER", "COLTS", "BROWNIES", "CUBS", "BEAVERS", "GUIDES", "TWO", "THREE",
])  # fmt: skip
"""Words by which one is told apart from its sister."""
_ORDINAL = {
    "ground": "0",
} | {
    word: str(at)
    for at, words in enumerate(
        ("one first i 1st", "two second ii 2nd", "three third iii 3rd", "four fourth iv 4th", "five fifth v 5th", "six sixth vi 6th",
         "seven seventh 7th", "eight eighth 8th", "nine ninth 9th", "ten tenth 10th", "eleven eleventh 11th", "twelve twelfth 12th"), 1)
    for word in words.split()
}  # fmt: skip
_IN_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")  # fmt: skip
_COUNTED = [
    "cohort",
    "group",
    "week",
    "session",
    "year",
    "team",
    "visit",
    "phase",
    "part",
    "round",
    "day",
    "class",
    "intake",
    "batch",
    "block",
    "stage",
    "lot",
    "module",
    "unit",
    "course",
    "run",
    "tranche",
    "instalment",
    "installment",
    "shift",
    "crew",
    "squad",
    "edition",
    "event",
    "workshop",
    "apprentice",
    "learner",
    "trainee",
    "placement",
    "student",
    "pupil",
    "vacancy",
    "post",
    "start",
    "starter",
    "candidate",
    "person",
    "delivery",
    "load",
    "consignment",
    "plot",
    "site",
    "wave",
    "series",
    "set",
    "band",
    "form",
    "key",
    "level",
    "plot",
    "flat",
    "room",
    "bay",
    "van",
    "floor",
    "house",
    "table",
    "junction",
    "month",
    "quarter",
    "term",
    "half",
    "grant",
    "gift",
    "payment",
    "donation",
    "section",
    "number",
    "no",
    "lesson",
    "trip",
    "leg",
    "sitting",
    "meeting",
    "talk",
    "seminar",
    "webinar",
    "clinic",
    "slot",
    "box",
    "crate",
    "pallet",
    "skip",
    "lorry",
    "zone",
    "sector",
    "building",
    "ward",
    "wing",
    "strand",
    "stream",
    "package",
    "milestone",
    "claim",
    "cycle",
    "heat",
    "route",
]
_COUNTED_NOUNS = frozenset(_COUNTED)
_IN_SHORT = {
    "wk": "week", "sess": "session", "grp": "group", "gp": "group", "qtr": "quarter", "pt": "part", "mod": "module", "lvl": "level", "rm": "room", "blk": "block", "ph": "phase", "inst": "instalment",
    "jan": "january", "feb": "february", "apr": "april", "jun": "june", "jul": "july", "aug": "august", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
    "tue": "tuesday", "thur": "thursday",
}  # fmt: skip
"""Words of a series that are often written short, in full."""
_SAID = {
    "weekday": "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "season": "spring summer autumn winter easter christmas michaelmas",
    "time of day": "morning afternoon evening night mornings afternoons evenings",
    "month": "january february march april june july august september october november december",
    "who": "boys girls men women juniors seniors",
    "level": "beginner improver intermediate advanced introductory introduction foundation",
    "meal": "breakfast lunch dinner supper",
    "whose": "mother father mum dad grandparent",
    "colour": "red blue green yellow orange purple",
    "where": "indoor outdoor online",
    "age": "nursery reception infant",
    "tongue": "polish ukrainian romanian arabic somali urdu punjabi bengali farsi pashto tamil cantonese mandarin",
    "trade": "bricklayer carpenter plumber electrician roofer plasterer painter scaffolder welder groundworker mason glazier tiler",
    "half": "front back north south east west upper lower ground",
    "instalment": "deposit balance interim retention",
    "turn": "first second third fourth fifth final last another next opening closing",
}
_AS_WELL = {"women": "girl", "men": "boy"}
"""Who is called either: a class of girls hears of women at work."""
LAST = "last"
_KIND_OF = {word: kind for kind, words in _SAID.items() for word in words.split()}


_STREET = re.compile(r"(?<=\w) ST\b(?=\s*(?:$|[,;()&/-]|AND\b|[A-Z]+ (?:GROUP|ASSOC\w*|CENTRE|CLUB|SCHOOL|HALL)|(?:GROUP|ASSOC\w*|CENTRE|CLUB|SCHOOL|HALL|SURGERY|CHURCH|CHAPEL|LIBRARY|NURSERY|PRIMARY|ALLOTMENTS?|RESIDENTS|TENANTS|COMMUNITY)\b))")  # fmt: skip
"""“St” behind a name, where no saint follows."""


def named(text: str) -> str:
    """A name as one: without case, accents, small words and the order of its words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().upper()
    plain = _STREET.sub(" STREET", plain.replace("'", "").replace("C OF E", "CE").replace(".", " "))
    for long, short in _WRITTEN_SHORT.items():
        plain = plain.replace(long, short)
    words = [
        each
        for word in re.findall(r"[A-Z0-9]+", plain)
        for each in _IN_FULL.get(word, word).split()
    ]
    return " ".join(sorted({word for word in words if word not in _FILLING}))


OR = " | "
"""Between two names of one, as one word order each."""
_LIKENESSES = ("the same name", "nearly the same name", "another")
_ALSO = re.compile(r"[\s,(–-]*\b(?:formerly|previously|used to be|used to be called|until lately|until recently|once|was|now|aka|also known as|known as|trading as|t/a)\b:?", re.IGNORECASE)  # fmt: skip
_WITHIN = re.compile(
    r"[\s,(–-]*\b(?:part of|c/o|care of|member of|a school of|on behalf of|per(?= [a-z])|via|attn|fao|for the attention of|as told by|according to|contact|tel|spelling|name tbc|see website)\b.*$|\s*\((?:tbc|sic|see [^)]*|new|main contact[^)]*|\?)\)",
    re.IGNORECASE,
)


@lru_cache(maxsize=200_000)
def names(text: str) -> str:
    """All names that stand in one text, each as one: “Alder Club (formerly Marsh Club)”."""
    plain = _WITHIN.sub("", text)
    found = dict.fromkeys(filter(None, map(named, _ALSO.split(plain))))
    return OR.join(found) or named(text)


_ANYBODY = frozenset([
    "LOCAL", "RESIDENTS", "RESIDENT", "PEOPLE", "PUBLIC", "GENERAL", "VARIOUS", "SEVERAL", "MULTIPLE", "MANY", "MIXED", "ALL", "ANY", "OTHER", "OTHERS", "COMMUNITY", "COMMUNITIES", "NEIGHBOURS", "NEIGHBOURHOOD",
    "SCHOOL", "SCHOOLS", "COLLEGES", "PUPILS", "STUDENTS", "LEARNERS", "YOUNG", "OLDER", "ELDERLY", "CHILDREN", "FAMILIES", "HOUSEHOLDS", "ADULTS", "UNEMPLOYED", "JOBSEEKERS", "TENANTS", "MEMBERS", "WORKERS",
    "CHARITY", "CHARITIES", "GROUP", "GROUPS", "ORGANISATIONS", "VCSE", "VCSES", "SME", "SMES", "SUPPLIERS", "BUSINESSES", "STAFF", "EMPLOYEES", "VOLUNTEERS", "APPRENTICES", "NONE", "NA", "N", "A", "TBC", "UNKNOWN", "NOBODY",
    "AREA", "BOROUGH", "CITY", "TOWN", "WARD", "REGION", "COUNCIL", "WIDER", "WHO", "LIVE", "LIVING", "NEAR", "NEARBY", "SITE", "FROM", "OUR", "WITH", "NEEDS", "NEED",
])  # fmt: skip


def is_anybody(name: str) -> bool:
    """Whether a name, as one word order, names no one in particular: local residents, various schools."""
    words = name.split()
    return len(words) > 0 and all(word in _ANYBODY for word in words)


_MISREAD = re.compile(r"(?<=\d)[OoIl](?=\d|\b)|\b[OoIl](?=\d{3})|(?<=\d)[SBZG](?=\d)|(?<=\d{3})[SZG]\b|(?<=[A-Z]{2}[-/ .])[SBZG](?=\d{3})")  # fmt: skip
"""Letters that were read, or typed, for a figure."""
_READ_AS = {"O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "B": "8", "Z": "2", "G": "6"}


def numbered(text: str) -> str:
    """A number as one: its digits, where they are enough, whatever stands around and between them; else its letters and digits."""
    text = _MISREAD.sub(lambda each: _READ_AS[each[0]], text)
    digits = re.sub(r"[^0-9]", "", text)
    return (
        digits.lstrip("0")
        if len(digits) >= ENOUGH_DIGITS
        else re.sub(r"[^A-Z0-9]", "", text.upper())
    )


def are_swapped(one: str, other: str) -> bool:
    """Whether two numbers are one but for two neighbouring digits that have changed places."""
    at = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(at) == 2
        and len(one) >= LONG_ENOUGH
        and at[1] == at[0] + 1
        and one[at[0]] == other[at[1]]
        and one[at[1]] == other[at[0]]
    )


def is_a_slip(one: str, other: str) -> bool:
    """Whether two numbers are one but for a figure before the last two, which was mistyped or left out."""
    short, long = sorted((one, other), key=len)
    if len(short) < LONG_ENOUGH or len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return short[-2:] == long[-2:] and sum(a != b for a, b in zip(short, long, strict=True)) == 1  # fmt: skip
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> str:
    """Whether two names, each as one word order, are one: “the same name”, “nearly the same name” or “another”."""
    if OR in one or OR in other:
        found = {likeness(mine, theirs) for mine in one.split(OR) for theirs in other.split(OR)}
        return next(each for each in _LIKENESSES if each in found)
    if one == other or _initials(one, other) or _initials(other, one):
        return "the same name"
    here, there = one.split(), other.split()
    rest = [word for word in here if not any(_one_word(word, each) for each in there)]
    over = [word for word in there if not any(_one_word(word, each) for each in here)]
    if (not rest and not over) or _run_together(here, there) or _run_together(there, here):
        return "the same name"
    if any(word in _TELLING for word in (*rest, *over)):
        return "another"
    if rest and over:
        short = _initials("".join(rest), " ".join(over)) or _initials("".join(over), " ".join(rest))
        return "the same name" if short else "another"
    shared = min(len(here) - len(rest), len(there) - len(over))
    return (
        "nearly the same name"
        if shared >= 2 or (shared == 1 and len(rest) + len(over) == 1)
        else "another"
    )


def _run_together(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names differ in a word that is several of the other's: “Foodbank” and “Food Bank”."""
    over = [word for word in other if word not in one]
    words = [word for word in one if word not in other]
    return len(over) == 1 and 2 <= len(words) <= 3 and any("".join(each) == over[0] for each in permutations(words))  # fmt: skip


def _one_word(one: str, other: str) -> bool:
    """Whether two words are one, mistyped or written short."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit() or (one in _TELLING and other in _TELLING):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) < 3:
        return False
    if long.startswith(short) or (
        short[0] == long[0] and _left_out(short, long) and len(short) * 2 >= len(long)
    ):
        return True
    if len(short) < 4:
        return False
    slipped = sorted(one) == sorted(other) and OSA.distance(one, other) == 1
    return slipped or fuzz.ratio(one, other) >= 80


def _left_out(short: str, long: str) -> bool:
    """Whether a word is another with letters left out."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _initials(one: str, other: str) -> bool:
    """Whether a name is the first letters of another's words, in any order."""
    return (
        " " not in one
        and len(one) >= 2
        and sorted(one) == sorted(word[0] for word in other.split())
    )


def counted(text: str) -> dict[str, frozenset[str]]:
    """By what something is counted among its like: {"cohort": {"2"}} of “second cohort”, {"weekday": {"monday"}} of “on Mondays”."""
    found: dict[str, set[str]] = defaultdict(set)
    text = _RAISED.sub("raised", _AS_MUCH_AGAIN.sub("matched", text))
    written = re.findall(r"[A-Za-z0-9]+|[.,;:!?]", text)
    words = [word.lower() for word in written]
    for at, word in enumerate(words):
        noun = _IN_SHORT.get(bare := word.removesuffix("s"), bare)
        is_counted = noun in _COUNTED_NOUNS or word in _COUNTED_NOUNS
        if is_counted and words[at + 1 : at + 2] in (["old"], ["olds"]):
            aged = words[at - 1] if at else ""
            found["aged"].add(_ORDINAL.get(aged, aged))
        elif is_counted and (mark := _after(written, at) or _before(words, at)):
            found[noun].add(mark)
        if each := _OF_A_GIFT.get(word):
            found["gift"].add(each)
        if kind := _KIND_OF.get(word) or _KIND_OF.get(noun):
            found[kind].add(_AS_WELL.get(noun, noun))
    if MATCHED in found.get("gift", ()):
        found["gift"] = {MATCHED}
    for sort, mark in _numbered_otherwise(text):
        found[sort].add(mark)
    return {sort: frozenset(marks) for sort, marks in found.items()}


MATCHED = "matched"
"""What a firm adds to what was collected; it may name that, too."""
_AS_MUCH_AGAIN = re.compile(r"\b(?:pound for pound|as much again|the same again|an equal sum|topp?ed (?:it )?up|top[- ]up|(?:company|firm|board|employer)(?:'s)? (?:gift|contribution|half|donation) to match)\b|£ for £", re.IGNORECASE)  # fmt: skip
_RAISED = re.compile(
    r"\b(?:bake|cake|jumble|plant|book|car boot|garage) sales?\b|\bcoffee mornings?\b|\bsponsored\b|\bbucket (?:shake|collection)\b|\bpassed round the (?:hat|bucket)\b|\bwhip-?round\b|\b(?:quiz|bingo|race) nights?\b"
    r"|\bdress[- ]down (?:day|friday)s?\b|\b(?:given|donated|collected|raised) by (?:our |the )?(?:staff|colleagues|employees|people|team|workforce)\b", re.IGNORECASE,
)  # fmt: skip
_OF_A_GIFT = {
    word: what
    for what, words in {"raised": "raised raise collected collection fundraising fundraiser sponsored raffle whip", MATCHED: "matched match matching matches doubled doubling"}.items()
    for word in words.split()
}  # fmt: skip


def _numbered_otherwise(text: str) -> Iterator[tuple[str, str]]:
    """By what things are counted with a number alone: “Y7”, “U11”, “class 4B”, “14 Mill Street”, “2 of 6”; or after any name of one thing: “pair 12”."""
    for sort, of in _BY_NUMBER.items():
        for each in of.findall(text):
            mark = each.lower().replace(" ", "").lstrip("0")
            yield sort, _ORDINAL.get(mark, mark)
    for half, said in _HALF_OF_THE_DAY.items():
        if said.search(text):
            yield HALF_OF_THE_DAY, half
    for noun, mark in _LABELLED.findall(text):
        if _may_be_labelled(word := noun.lower()):
            yield f"labelled {word}", mark.lower().replace("-", "").lstrip("0")
    for noun, mark in _LABELLED_WHO.findall(text):
        yield f"labelled {noun.lower()}", re.sub(r"[^a-z]", "", mark.lower())
    for first, last in _FROM_TO.findall(text):
        if 0 < int(last) - int(first) <= LONGEST_LIST:
            yield "from to", f"{first.lstrip('0')} to {last.lstrip('0')}"


LONGEST_LIST = 500
"""From one number to another, at most so many, where things are told by their numbers."""
_FROM_TO = re.compile(r"\b(?:serials?|tags?|nos?|numbers?|nrs?|assets?|labels?|codes?|ids?|items|boxes|bikes|plots|flats|units|lots|bays|desks|trees|rows|pages|houses)(?: (?:nos?|numbers?|nrs?))?\.?:? (?:from )?[A-Za-z]{0,4}[- ]?(\d{1,7}) ?(?:-|–|to|until|through) ?[A-Za-z]{0,4}[- ]?(\d{1,7})\b", re.IGNORECASE)  # fmt: skip
HALF_OF_THE_DAY = "half of the day"
_HALF_OF_THE_DAY = {
    "am": re.compile(r"(?<!\d)(?<!\d )\ba\.?m\b|\bmornings?\b|\b(?:before|until|up to) (?:the )?(?:lunch|dinner|noon|midday|break)(?:time)?\b|\bforenoon\b", re.IGNORECASE),
    "pm": re.compile(r"(?<!\d)(?<!\d )\bp\.?m\b|\b(?:afternoon|evening)s?\b|\b(?:after|since) (?:the )?(?:lunch|dinner|noon|midday|break|school|work)(?:time)?\b", re.IGNORECASE),
}  # fmt: skip
_LABELLED = re.compile(r"\b([A-Za-z]{3,14}) (?:(?:no\.?|nr\.?|number|ref\.?|code|id) ?|#)?(\d{1,3}|[A-H]|[A-Z]{1,2}-?\d{1,5}|\d{1,4}[A-Z])\b(?=\s*(?:[,;:)–(!?-]|\.(?!\d)|$|(?:of|at|in|on|for|with|from|to|by|and|about|only|was|is)\b))")  # fmt: skip
_WHO = r"(?:client|mentee|learner|apprentice|trainee|student|pupil|participant|candidate|resident|customer|case|patient|tenant|household|family|starter|young person)"
_LABELLED_WHO = re.compile(rf"\b((?i:{_WHO})) ([A-Z]\.? ?[A-Z]\.?)(?![A-Za-z0-9])")
_NOT_LABELLED = frozenset(
    [
        "about",
        "around",
        "some",
        "over",
        "under",
        "nearly",
        "almost",
        "exactly",
        "total",
        "altogether",
        "and",
        "for",
        "from",
        "with",
        "the",
        "than",
        "plus",
        "gave",
        "given",
        "took",
        "ran",
        "held",
        "made",
        "sent",
        "brought",
        "spent",
        "sold",
        "got",
        "had",
        "put",
        "built",
        "taught",
        "led",
        "met",
        "set",
        "cut",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "covid",
        "iso",
        "page",
        "version",
        "step",
        "sheet",
        "copy",
        "only",
        "least",
        "most",
        "just",
        "another",
        "other",
        "level",
        "grade",
        "class",
        "size",
        "age",
        "aged",
        "quantity",
        "qty",
        "figure",
        "sum",
        "worth",
        "approx",
        "roughly",
        "circa",
        "number",
    ]
)


def _may_be_labelled(noun: str) -> bool:
    """Whether a word may name one thing that a number tells from its like, and not so many things."""
    return noun not in _NOT_LABELLED and not noun.endswith(("s", "ed", "ing", "ly")) and noun not in _COUNTED_NOUNS  # fmt: skip


_OWN_NOUN = r"(?:depots?|offices?|yards?|branch(?:es)?|stores?|shops?|factory|warehouses?|plants?|crews?|squads?|gangs?|bases?|hubs?|labs?|laboratory|garages?|studios?|regions?|divisions?|departments?|works|quarry|teams?|sites?|stations?|workshops?|area)"
_FROM_A_PLACE = re.compile(
    rf"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) {_OWN_NOUN}\b|\b{_OWN_NOUN} (?:in|at|of|for) ([A-Z][a-z]+)"
    r"|\b(?:people|staff|colleagues|volunteers|employees|workers) (?:from|of|based (?:in|at)|in) (?:the |our )?([A-Z][a-z]+)"
)
_NOT_A_PLACE = frozenset(["The", "Our", "Their", "This", "Main", "Head", "Whole", "Local", "Site", "Staff", "Team", "All", "Both", "Each", "One", "Own", "From", "With", "Project", "Post", "Front", "Back", "Delivery", "Work", "Community", "Construction"])  # fmt: skip


_CALLED = re.compile(r"(?<=[a-z,;:(-] )(?:the )?([A-Z][a-z]{2,}) (class|room|group|house|wing|block|ward|cohort|hall|building|lodge|tutor group|form|suite|studio|unit|line)s?\b")  # fmt: skip


def called(text: str, but: str) -> dict[str, frozenset[str]]:
    """How a class, a room or a group is called by which a benefit tells whom it was for: “Maple class”; no words of a name that is known."""
    known = {*re.findall(r"[a-z]+", but.lower())}
    return {
        noun: frozenset([name]) for name, noun in _CALLED.findall(text)
        if name not in _NOT_A_PLACE and name.lower() not in known and noun not in known
    }  # fmt: skip


def own_place(text: str, but: str) -> str:
    """From which place of the firm's people came, where that is named: “the Ashkeld depot”; no words of a name that is known."""
    known = {*re.findall(r"[a-z]+", but.lower())}
    for found in _FROM_A_PLACE.finditer(text):
        name = found[1] or found[2] or found[3]
        words = [word for word in name.split() if word not in _NOT_A_PLACE]
        if words and known.isdisjoint(word.lower() for word in words):
            return " ".join(words)
    return ""


_DEPARTMENT = r"(?:site|finance|accounts|accounting|payroll|hr|human resources|personnel|legal|estimating|bids?|commercial|procurement|purchasing|buying|marketing|comms|communications|sales|it|ict|design|engineering|planning|quality|safety|hse|plant|stores|logistics|transport|fleet|facilities|estates|operations|customer services?|technical|surveying|drawing office|admin|research|nights?|maintenance|groundworks|highways|civils|drainage|lighting|roofing|workshop|warehouse|board|directors|managers|graduates|apprentices|interns)"
_TEAM_NOUN = r"(?:teams?|departments?|dept|depots?|offices?|crews?|gangs?|squads?|branch(?:es)?|divisions?|sections?|desk|yards?)"
_OF_A_TEAM = re.compile(
    rf"(?:\b(?:by|from|of|with|in|for|and) (?:the |our )?|\bthe |\bour |\()({_DEPARTMENT}|[a-z]{{3,}}) {_TEAM_NOUN}\b|(?:^|[-–,;:.] )({_DEPARTMENT}) {_TEAM_NOUN}\b|\b(?:people|staff|colleagues|volunteers|employees|workers|lot|crowd|folk) (?:from|of|in) (?:the |our )?({_DEPARTMENT})\b"
    rf"|\b(?:by|from|our|the) ({_DEPARTMENT}) (?:people|staff|colleagues|volunteers|employees|workers|lot|crowd|folk)\b", re.IGNORECASE,
)  # fmt: skip
_ANY_TEAM = frozenset(["the", "our", "their", "its", "this", "that", "whole", "same", "own", "entire", "local", "project", "delivery", "main", "head", "full", "small", "large", "new", "young", "volunteer", "volunteering", "staff", "community", "school", "work", "contract", "contracts", "management", "good", "big", "football", "sports", "value", "social", "company", "firm", "each", "every", "all", "both", "one", "two", "any", "first", "second", "third", "post", "job", "box", "ticket", "front", "home", "back", "health", "support", "service", "housing", "council", "business", "volunteers", "friendly", "great", "partner", "mixed", "joint", "regional", "area", "city", "town", "car", "help", "leadership", "senior", "junior"])  # fmt: skip
"""What may be said of any team of a firm, or of somebody else's."""


@lru_cache(maxsize=300_000)
def own_team(text: str, but: str) -> frozenset[str]:
    """Which of the firm's teams or departments were there: “by the finance department”; no words of a name that is known."""
    known = {*re.findall(r"[a-z]+", but.lower())}
    found = {next(filter(None, each)).lower() for each in _OF_A_TEAM.findall(text)}
    return frozenset(each.removesuffix("s") for each in found - _ANY_TEAM if known.isdisjoint(each.split()))  # fmt: skip


_BY_NUMBER = {
    "year": re.compile(r"\bY(?:ears?|rs?)? ?(\d{1,2})s?\b(?! ?(?:old|ago|of))", re.IGNORECASE),
    "under": re.compile(r"\bU(?:nder)?[- ]?(\d{1,2})(?:s|'s)?\b", re.IGNORECASE),
    "aged": re.compile(r"\bage[sd]? (?:from )?(\d{1,2}(?: ?(?:-|–|to) ?\d{1,2})?)", re.IGNORECASE),
    "form": re.compile(r"\b((?:[1-9]|1[0-3])[A-Z])\b"),
    "shift": re.compile(r"\b(early|late|day|night|morning|afternoon|evening|first|second|third) (?:shift|crew|turn|slot|sitting)\b", re.IGNORECASE),
    "vehicle": re.compile(r"\b([A-Z]{2}\d\d ?[A-Z]{3})\b"),
    "address": re.compile(r"\b(\d{1,3}[A-Za-z]? [A-Z][a-z]+ (?:Street|Road|Lane|Avenue|Close|Drive|Way|Row|Terrace|Place|Court|Crescent|Gardens|Hill|Square))\b"),
    "of so many": re.compile(r"(?<![\d/.-])\b(\d{1,2}) ?(?:of|/) ?\d{1,2}(?=\s*(?:[.,;:)!]|$))"),
    "of a series": re.compile(rf"\b(\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_IN_ORDER)}) (?:out )?of (?:the |our |a series of |a run of )?(?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE),
    "quarter": re.compile(r"\bQ(?:TR)?\.? ?([1-4])\b"),
}  # fmt: skip


def _after(written: Sequence[str], at: int) -> str:
    """The mark after a word; of “collection 30 hours” nothing is to be taken."""
    if at + 1 < len(written) and written[at + 1].lower() in _NUMBER_WORDS:
        at += 2 if at + 2 < len(written) and written[at + 2] == "." else 1
    is_an_amount = at + 2 < len(written) and written[at + 2].lower().rstrip("s") in _UNITS
    return "" if at + 1 >= len(written) or is_an_amount else _mark(written[at + 1])


_NUMBER_WORDS = frozenset(["no", "nr", "number"])
_UNITS = frozenset(["hour", "hr", "h", "min", "minute", "people", "person", "pupil", "kg", "tonne", "day", "week", "month", "year", "item", "tree", "pound", "mile", "volunteer", "meal"])  # fmt: skip


_SO_MANY = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "i", "v"])  # fmt: skip


def _before(words: Sequence[str], at: int) -> str:
    """The ordinal before a word: of “one session”, “two days” nothing is to be taken."""
    before = words[at - 1] if at else ""
    if before in ("final", "last"):
        return LAST
    return "" if before in _SO_MANY else _ORDINAL.get(before, "")


def _mark(word: str) -> str:
    """What counts: a number, a letter, an ordinal."""
    if mark := _ORDINAL.get(word.lower()):
        return mark
    if word.isdigit() and len(word) <= 4:
        return word.lstrip("0")
    return word if re.fullmatch(r"[A-H]", word) else ""


_IN_A_SERIES = ("session", "week", "visit", "number", "no", "of so many", "of a series", "turn")


def turns(marks: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Which one of a series it is, however that is written: “2” of “session 2 of 8”, “No. 2/8”, “the second time”."""
    return frozenset(_ORDINAL.get(each, each) for kind in _IN_A_SERIES for each in marks.get(kind, ()))  # fmt: skip


def are_counted_apart(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:  # fmt: skip
    """Whether two bear two marks of one kind, each one that the other does not bear; a last one may be any but the first."""
    return any(_are_apart(one[each] - other[each], other[each] - one[each]) for each in one.keys() & other.keys())  # fmt: skip


def _are_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    if not mine or not theirs:
        return False
    both = mine | theirs
    return not (LAST in both and "1" not in both and any(each.isdigit() for each in both))


_OTHERS = r"(?:the |our |its |their |any |some )?(?:other |main |principal |lead |second |first )?(?:supply chain|partners?|firms?|compan(?:y|ies)|contractors?|subcontractors?|subs?|sub contractors?|suppliers?|clients?|others?|side|agency|employer)"
_ONES_OWN = re.compile(
    r"\bnot counting\b|\bwithout the [a-z ]*(?:people|staff|team)\b|\bother firms\b|\bmulti firm\b|\b\d+ of our own\b|\bown (?:fundraising|collection|gift|money|volunteers|officers|donation|branch)\b|\breported by (?:them|it)\b|\bown\b[a-z ]*\bonly\b|\bonly\b[a-z ]*\bown\b|\bown (?:people|staff|team|employees|workers|part|share|colleagues|crew|hours|half|side|personnel|workforce|lads|operatives|time|contribution)\b"
    r"|\b(?:our|its|their|my) [a-z0-9 ]{0,12}\bof (?:the|all) (?:\d+|those)\b|\b(?:staff|people|team|employees) only\b|\bonly (?:staff|people)\b|\bnot the (?:main )?contractor s\b|\bemployed by us\b|\bdirect (?:staff|employees|labour|workforce|hours)\b|\b(?:people|staff|hours|team|volunteers) (?:are|were|is) (?:not counted|not included|counted separately|recorded separately|told separately)\b"
    r"|\b(?:our|its|their|my) (?:share|part|half|portion|contribution)\b|\bshare of\b"
    rf"|\b(?:without|less|minus|bar|except|excepting|apart from|leaving out|excl|excluding|excludes|excludes|exclusive of|not including|not counting|not incl) (?:(?:those|the people|the staff|the hours|the time|the team|people|staff|hours|anybody|anyone|what) (?:of|from|by|at) )?{_OTHERS}(?: s)?\b"
    rf"|\b{_OTHERS}(?: s)?(?: \w+)? (?:report|count|record|enter|claim|return|tell|log|submit|keep|show|put)s?(?: in)? (?:its|their|his|her|theirs|them)\b"
    rf"|\b(?:those|the rest|people|staff|hours|time|team) of {_OTHERS} (?:are|is|were|was|not|come|comes|to be)\b|\b(?:ours|just us|just ours|our (?:people|staff|side|team|half|hours|crew|lads) (?:only|alone))\b|\b(?:only|just) (?:our|those of our|those from our) (?:people|staff|side|team|hours|crew|firm|company)\b"
)


@lru_cache(maxsize=300_000)
def says_its_own(text: str) -> bool:
    """Whether it says, in small letters, that it counts one's own share only."""
    return _ONES_OWN.search(text) is not None


def differ_in_a_thing(one: str, other: str) -> bool:
    """Whether two texts are the same sentence about two things, whatever the amounts in them: of desks, and of laptops."""
    slot = _slot(_without_amounts(one), _without_amounts(other))
    if slot is None or any(word in "#.!?" for words in slot for word in words) or any(map(of_the_record, slot)):  # fmt: skip
        return False
    return fuzz.ratio(*map(" ".join, slot)) < 75


Words = Sequence[str]


def _slot(here: Words, there: Words) -> tuple[Words, Words] | None:
    """The few words in which two texts differ, where all before them and behind is the same and at least as much."""
    least = min(len(here), len(there))
    first = _as_long(zip(here, there, strict=False))
    last = min(least - first, _as_long(zip(reversed(here), reversed(there), strict=False)))
    mine, theirs = here[first : len(here) - last], there[first : len(there) - last]
    if not all(0 < len(words) <= A_THING_IN_WORDS for words in (mine, theirs)):
        return None
    if (first + last) * 2 < least or (first and here[first - 1] in ".!?"):  # a sentence is no thing
        return None
    return mine, theirs


def besides(one: str, other: str) -> tuple[str, str] | None:
    """The few words, as they are written, in which two texts differ, where all else is the same: “p.m.” and “a.m.”."""
    slot = _slot(_as_written(one), _as_written(other))
    if slot is None or any(word in ".!?" for words in slot for word in words) or any(map(of_the_record, slot)):  # fmt: skip
        return None
    mine, theirs = map(" ".join, slot)
    small = sorted((mine.lower(), theirs.lower()), key=len)
    if small[1].startswith(small[0]) or (
        fuzz.ratio(*small) >= 75 and not of_another_figure(*small)
    ):
        return None  # broken off, or mistyped
    return mine, theirs


@lru_cache(maxsize=300_000)
def _as_written(text: str) -> tuple[str, ...]:
    """The words of a text and its stops, with their figures; what begins a sentence without its capital."""
    plain = _BEGINS.sub(lambda found: found[0].lower(), text.rstrip(" .!?"))
    return (*re.findall(r"\b[A-Z]\.(?= ?[A-Z]\b)|[\w£](?:[\w'’/&%]|[-.,:](?=\w))*|[.!?]", plain),)


_BEGINS = re.compile(r"(?:^|[.!?:] )\W*[A-Z](?=[a-z ])")


_OF_THE_RECORD = frozenset([
    "attended", "attendance", "photo", "photos", "feedback", "report", "reported", "reporting", "detail", "details", "follow", "thank", "thanks", "thanked", "signed", "entered", "entry", "uploaded", "upload", "copied", "typed",
    "promised", "pledged", "checked", "verified", "confirmed", "approved", "evidence", "evidenced", "attached", "attachment", "enclosed", "request", "tender", "agreed", "success", "successful", "enjoyed", "enjoyable", "welcome", "welcomed", "weather", "rained",
    "sunny", "arranged", "notes", "filed", "phoned", "emailed", "well", "lovely", "safe", "recorded", "logged", "tbc", "draft", "correct", "corrected", "update",
    "updated", "duplicate", "please", "spreadsheet", "imported", "scan", "scanned", "proof", "available", "provided", "returned", "figures", "counted", "altogether", "total", "overall", "all",
])  # fmt: skip
"""Words that are said of a record, or of how it went, and not of what was done."""


def of_the_record(words: Words) -> bool:
    """Whether words say something of the record or of how it went: “photos can be sent”, “well attended”."""
    return any(word.lower().strip(".,:") in _OF_THE_RECORD for word in words)


def of_another_figure(mine: str, theirs: str) -> bool:
    """Whether two differ in their figures alone: “M49” and “M50”, “488 to 497” and “478 to 487”."""
    return mine != theirs and re.sub(r"\d+", "#", mine.lower()) == re.sub(
        r"\d+", "#", theirs.lower()
    )


def of_another_name(mine: str, theirs: str) -> bool:
    """Whether two are names, written with capitals, of which none is the same."""
    here, there = (frozenset(re.findall(r"\b[A-Z][\w'’-]*", each)) for each in (mine, theirs))
    return (
        bool(here and there)
        and here.isdisjoint(there)
        and fuzz.ratio(mine.lower(), theirs.lower()) < 75
    )


@lru_cache(maxsize=300_000)
def _without_amounts(text: str) -> tuple[str, ...]:
    """The words of a text and its stops, each amount as one mark."""
    return (*re.findall(r"[a-z#]+|[.!?]", _AN_AMOUNT.sub("#", text.lower().rstrip(" .!?"))),)


_AN_AMOUNT = re.compile(r"£?\d[\d,.]*\d|£?\d")


def differ_in_a_slot(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, sentence by sentence, have a short one each that is the same but for its one telling word: “early shift” and “late shift”."""
    mine, theirs = ([each.lower().split() for each in here if each not in there] for here, there in ((one, other), (other, one)))  # fmt: skip
    return any(
        2 <= len(a) == len(b) <= A_SHORT_SENTENCE and sum(x != y for x, y in zip(a, b, strict=True)) == 1
        and not any(x != y and (x[0].isdigit() or y[0].isdigit()) for x, y in zip(a, b, strict=True))
        for a in mine for b in theirs
    )  # fmt: skip


def _as_long(pairs: Iterable[tuple[str, str]]) -> int:
    """So many words are the same, from the first on."""
    return sum(1 for _ in takewhile(lambda each: each[0] == each[1], pairs))
