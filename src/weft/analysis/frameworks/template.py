"""The template that people fill in: its sheets, their columns, and what may stand in each."""

from __future__ import annotations

from dataclasses import dataclass

from weft.analysis.frameworks.accepted import WORDS


@dataclass(frozen=True)
class Column:
    """A column of the template: its heading, and where its value stands in the document."""

    name: str
    way: tuple[str, ...]
    several: bool = False
    help: str = ""
    needed: bool = False
    """Whether something stands there in every row."""
    day: bool = False
    names: str = ""
    """The sheet whose codes stand there: they are taken in any case."""

    @property
    def splits(self) -> bool:
        """Whether several values may also stand on one line, with semicolons: codes and words do, sentences do not."""
        return self.several and (self.name in WORDS or bool(self.names))


@dataclass(frozen=True)
class Sheet:
    """A sheet of the template."""

    name: str
    columns: tuple[Column, ...]
    help: str = ""

    @property
    def code(self) -> str:
        """The column that names each row."""
        return self.columns[0].name


def _needed(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, (name,), needed=True) for name in names)


def _measure(
    name: str, *way: str, several: bool = False, help: str = "", day: bool = False, names: str = ""
) -> Column:
    return Column(name, ("measure", *(way or (name,))), several, help, day=day, names=names)


HEAD = (
    ("framework", ("framework", "key")),
    ("framework name", ("framework", "name")),
    ("owner", ("framework", "owner")),
    ("scope", ("framework", "scope")),
    ("licence", ("framework", "licence", "name")),
    ("licence address", ("framework", "licence", "url")),
    ("attribution", ("framework", "licence", "attribution")),
    ("may be published", ("framework", "licence", "may_be_published")),
    ("edition", ("name",)),
    ("in force from", ("begins",)),
    ("in force until", ("ends",)),
    ("replaces", ("replaces",)),
    ("definition", ("definition",)),
    ("source of the definition", ("definition_source",)),
)
NEEDED_OF_HEAD = ("framework", "framework name", "owner", "licence", "edition")
DAYS_OF_HEAD = ("in force from", "in force until")
_SOURCE = Column("source", ("source",), help="An id of the sheet sources.", names="sources")
SHEETS = (
    Sheet("levels", _needed("key", "one", "many"), "The levels of the tree, from the top."),
    Sheet("principles", (*_needed("code", "wording"), _SOURCE)),
    Sheet(
        "cohorts",
        (*_needed("code", "name"), Column("who", ("who",)), _SOURCE),
        "People to be reached first.",
    ),
    Sheet(
        "sources",
        (
            *_needed("id", "title", "publisher"),
            Column("url", ("url",)),
            Column("read_on", ("read_on",), day=True),
        ),
    ),
    Sheet(
        "nodes",
        (
            Column("code", ("code",), help="Letters, digits, . _ and -; each once.", needed=True),
            Column("level", ("level",), help="A key of the sheet levels.", needed=True, names="levels"),
            Column("parent", ("parent",), help="The code above; empty at the top.", names="nodes"),
            Column("wording", ("wording",), needed=True),
            Column("note", ("note",)),
            _SOURCE,
            Column("origin", ("origin",), help="publisher, weft or place: whose words."),
            Column("takes the place of", ("takes_place_of",), several=True),
            _measure("unit", help="Empty where nothing is measured."),
            _measure("kind", help="input, output, outcome or story."),
            _measure("over time", "over_time", help="sum, latest, weighted_average or never."),
            _measure("over providers", "over_providers", help="sum, weighted_average or never."),
            _measure("weighted by", "weighted_by", names="nodes"),
            _measure("direction", help="more, less or neither."),
            _measure("who counts", "counting", "who"),
            _measure("at least", "counting", "at_least"),
            _measure("when", "counting", "when"),
            _measure("leaves out", "counting", "leaves_out", several=True),
            _measure("evidence", several=True),
            _measure("confirmed by", "confirmed_by", several=True,
                     help="beneficiary, participants_by_sample, auditor or nobody."),
            _measure("cohorts", several=True, help="Codes of the sheet cohorts.", names="cohorts"),
            _measure("places", several=True, help="ward, district, combined_authority or region."),
            _measure("proportion"),
            _measure("valid from", "valid_from", day=True),
            _measure("valid until", "valid_until", day=True),
            _measure("part of", "part_of", names="nodes"),
        ),
        "What the edition says, each row below the one under which it stands.",
    ),
)  # fmt: skip
NEEDED_OF_A_MEASURE = ("unit", "kind", "over time", "over providers")
EDITION = "edition"
