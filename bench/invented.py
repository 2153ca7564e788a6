"""Invented words for the benchmarks: stems, surnames, places, and organisations named by them.

Nothing here is taken from a real file. What is like the real ones is the shape: few words that stand
in many names and many that stand in one, the share of each kind of organisation, how long names are.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from weft.analysis.names.lists import listed


def _each(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


ONSETS = _each(
    "b|br|c|ch|cl|d|dr|f|fl|g|gl|h|j|k|kn|l|m|n|p|pl|qu|r|s|sh|sk|st|t|th|tr|v|w|y|cr|bl|gr|sn|sw"
)
VOWELS = _each("a|e|i|o|u|ai|ea|oo|ou|y")
CODAS = _each("n|l|r|s|t|m|ck|ld|nd|ng|rd|rn|sk|th|x|v|lm|rk|sh|b|d|g|p|ll")
ENDINGS = _each("aby|ton|ham|ley|wick|ford|ley|bury|dale|worth|by|mere|field|gate|stow|hurst")

TRADES = _each(
    "Services|Care|Solutions|Training|Management|Systems|Consulting|Construction|Security|Solicitors|"
    "Associates|Media|Property|Travel|Hire|Healthcare|Support|Engineering|Electrical|Supplies|Homes|"
    "Transport|Building|Properties|Communications|Consultants|Technology|Trading|Software|Cleaning|"
    "Environmental|Education|Design|Coaches|Catering|Recruitment|Roofing|Plumbing|Print|Publishing|"
    "Landscapes|Architects|Legal|Surveyors|Taxis|Motors|Foods|Events|Theatre|Productions|Music|Sports|"
    "Fencing|Flooring|Glass|Signs|Lifts|Energy|Water|Waste|Recycling|Logistics|Nursing|Dental|Pharmacy|"
    "Day Nursery|Home Care|Care Homes|Residential Care|Nursing Home|Estate Agents|Youth Work|Fostering|"
    "Grounds Maintenance|Civil Engineering|Legal Services|Office Furniture|Medical Supplies|Data Systems|"
    "Property Services|Building Services|Facilities Management|Social Care|Supported Living|Play Centre"
)
CLUBS = _each(
    "Community Association|Cricket Club|Football Club|Residents Association|Allotment Society|Brass Band|"
    "Youth Project|Community Centre|Methodist Church|Arts Festival|Carers Centre|Credit Union|Scout Group|"
    "Foodbank|Playgroup|Womens Aid|Volunteer Centre|Housing Association|Theatre Trust|Wildlife Trust|"
    "Age Concern|Law Centre|Sports Club|History Society|Welfare Rights Project|Night Shelter"
)
SCHOOLS = _each(
    "Primary School|Primary School|Primary School|High School|Community Primary School|Infant School|"
    "Junior School|CE Primary School|RC Primary School|Church of England Primary School|Academy|"
    "Catholic High School|Nursery School|Special School|Sixth Form College|Grammar School"
)
SAINTS = _each(
    "Anne|Andrew|Bede|Chad|Edmund|George|James|John|Luke|Mark|Mary|Oswald|Paul|Peter|Thomas"
)
COUNCILS = _each(
    "Borough Council|City Council|Metropolitan Borough Council|District Council|County Council|"
    "Parish Council|Town Council"
)
PUBLIC = _each(
    "University Hospitals NHS Foundation Trust|Primary Care Trust|Clinical Commissioning Group|Fire and "
    "Rescue Service|Police and Crime Commissioner|Housing Trust|College of Further Education|University"
)
COMMON = _each(
    "Access|Active|Alpha|Apex|Aspire|Avenue|Bridge|Bright|Central|Choice|City|Classic|Community|Complete|"
    "Concept|Creative|Crown|Direct|Dynamic|Eagle|Elite|Essential|Excel|Express|First|Focus|Future|Garden|"
    "Global|Golden|Grange|Green|Heritage|Home|Horizon|Independent|Inspire|Key|Lifestyle|Living|Metro|Mill|"
    "Modern|National|New|Northern|Oak|Orchard|Park|Phoenix|Pinnacle|Premier|Pride|Prime|Pro|Quality|Rainbow|"
    "Regent|River|Rose|Royal|Safe|Select|Senior|Sky|Smart|Solar|Southern|Spectrum|Star|Summit|Sun|Swift|Total|"
    "Tower|Triangle|Trust|Unity|Universal|Urban|Valley|Victoria|Vision|Vital|Western|White|Windsor|Wise|Young"
)
MEMBERS = _each(
    "Holdings|Group|Properties|Developments|Finance|Investments|(North)|(South)|(No 2)|International"
)
FORMS = _each("Limited|" * 14 + "LLP|PLC|CIC" + "|" * 8)
TITLES = ("Mr", "Mrs", "Miss", "Ms", "Dr")
LETTERS = "aeioulrstnmdpck"
COUSINS = 6
"""One word in so many is another with a letter changed."""
OFTEN = 50
"""How flat the top of the list of words is: the commonest stands in about 1 name of 400."""


@dataclass(frozen=True)
class Organisation:
    """An invented organisation: its whole name, its kind, and its legal form apart."""

    name: str
    kind: str
    form: str = ""

    @property
    def bare(self) -> str:
        """The name without its legal form, in small letters."""
        return self.name.removesuffix(self.form).strip().lower()


class Words:
    """Words by rank, the same for the same rank, drawn with few common ones and many rare."""

    def __init__(self, rng: Random, names: int) -> None:
        self.rng = rng
        self.stems = 500 + int(7 * names**0.75)
        self.surnames = 200 + int(3 * names**0.6)
        self.places = 60 + int(names**0.5)
        self.given = [row[0].title() for row in listed("given_names") if row[0].isalpha()]

    def stem(self) -> str:
        """Part of a firm's name; some differ from another's in one letter."""
        rank = self._rank(self.stems)
        if rank % COUSINS:
            return _word(rank, 7)
        word, at = _word(rank + 1, 7), rank % 5
        return f"{word[:at]}{LETTERS[rank // COUSINS % len(LETTERS)]}{word[at + 1 :]}".capitalize()

    def surname(self) -> str:
        """A person's surname."""
        return _word(self._rank(self.surnames), 3)

    def place(self) -> str:
        """A town or a ward."""
        rank = self._rank(self.places)
        return _word(rank, 5, syllables=1) + ENDINGS[rank % len(ENDINGS)]

    def first(self) -> str:
        """A person's given name."""
        return self.given[self._rank(len(self.given))]

    def initials(self, how_many: int) -> str:
        """Letters with spaces."""
        return " ".join(self.rng.choice("ABCDEFGHIJKLMNOPRSTW") for _ in range(how_many))

    def _rank(self, of: int) -> int:
        u = self.rng.random()
        return int((of + OFTEN) ** u * OFTEN ** (1 - u) - OFTEN) % of


def _word(rank: int, salt: int, syllables: int = 2) -> str:
    """A word for a rank: different ranks give different words, and like ranks unlike ones."""
    sizes = len(ONSETS) * len(VOWELS) * len(CODAS)
    at = (rank * 2_654_435_761 + salt * 97_003) % sizes**2
    parts = []
    for _ in range(syllables):
        at, onset = divmod(at, len(ONSETS))
        at, vowel = divmod(at, len(VOWELS))
        at, coda = divmod(at, len(CODAS))
        parts.append(ONSETS[onset] + VOWELS[vowel] + CODAS[coda])
    return "".join(parts).capitalize()


def organisation(words: Words) -> Organisation:
    """One more organisation, the kinds about as often as in the ledgers of councils."""
    at = words.rng.random()
    if at < 0.10:
        return _person(words)
    if at < 0.155:
        return _school(words)
    if at < 0.18:
        return _public(words)
    if at < 0.26:
        return Organisation(f"{words.place()} {words.rng.choice(CLUBS)}", "club")
    return _firm(words)


def relation(of: Organisation, words: Words) -> Organisation:
    """Another legal entity of the same group: like in name, and not the same."""
    member = words.rng.choice(MEMBERS)
    name = of.name.removesuffix(of.form).strip()
    return Organisation(f"{name} {member} {of.form}".strip(), of.kind, of.form)


def _person(words: Words) -> Organisation:
    title = words.rng.choice(TITLES) + " " if words.rng.random() < 0.2 else ""
    first = (
        words.first() if words.rng.random() < 0.7 else words.initials(words.rng.choice((1, 1, 2)))
    )
    return Organisation(f"{title}{first} {words.surname()}", "person")


def _school(words: Words) -> Organisation:
    holy = words.rng.random() < 0.3
    saint = f"St {words.rng.choice(SAINTS)}'s"
    named = f"{saint} {words.place()}" if holy else words.place()
    return Organisation(f"{named} {words.rng.choice(SCHOOLS)}", "school")


def _public(words: Words) -> Organisation:
    if words.rng.random() < 0.4:
        return Organisation(f"{words.place()} {words.rng.choice(COUNCILS)}", "council")
    return Organisation(f"{words.place()} {words.rng.choice(PUBLIC)}", "public")


def _firm(words: Words) -> Organisation:
    rng, form = words.rng, words.rng.choice(FORMS)
    trade = rng.choice(TRADES)
    shapes = (
        lambda: f"{words.stem()} {trade}",
        lambda: f"{rng.choice(COMMON)} {trade} {rng.choice(TRADES)}",
        lambda: f"{rng.choice(COMMON)} {rng.choice(COMMON)} {trade}",
        lambda: f"{rng.choice(COMMON)} {words.stem()} {trade}",
        lambda: f"{words.place()} {rng.choice(COMMON)} {trade}",
        lambda: f"{words.stem()} {words.stem()} {trade}",
        lambda: f"{words.stem()} {words.stem()}",
        lambda: f"{words.stem()} {trade} {rng.choice(TRADES)}",
        words.stem,
        lambda: f"{words.surname()} & {words.surname()} {trade}",
        lambda: f"{words.initials(1)} {words.surname()} {rng.choice(('& Sons', '& Co', trade))}",
        lambda: f"{words.initials(2)} {words.surname()} {trade}",
        lambda: f"{words.first()} {words.surname()} {trade}",
        lambda: f"{words.initials(rng.choice((2, 3)))} {trade}",
        lambda: f"{words.place()} {trade}",
        lambda: (
            f"{rng.choice(('', 'The '))}{words.stem()} {rng.choice(('Trust', 'Foundation', 'Partnership', 'Group'))}"
        ),
    )
    bare = rng.choice(shapes)()
    return Organisation(f"{bare} {form}".strip(), "firm", form)
