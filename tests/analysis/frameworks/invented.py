"""Editions that never were, small ones by hand and any by Hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from weft.analysis.frameworks.edition import (
    Cohort,
    Edition,
    Framework,
    Level,
    Licence,
    Node,
    Origin,
    Principle,
    Source,
)
from weft.analysis.frameworks.measure import AddsUp, Confirmer, Counting, Measure, MeasureKind

PLACE = Framework(
    "quillmouth", "What Quillmouth asks", "Quillmouth", Licence("Open"), "All that is bought"
)
LEVELS = (
    Level("objective", "objective", "objectives"),
    Level("outcome", "outcome", "outcomes"),
    Level("measure", "measure", "measures"),
)


def counted(unit: str = "people", **said: object) -> Measure:
    """A measure that adds up, unless something else is said."""
    kind = MeasureKind.STORY if unit == "story" else MeasureKind.OUTPUT
    plain: dict[str, object] = {
        "unit": unit,
        "kind": kind,
        "over_time": AddsUp.SUM,
        "over_providers": AddsUp.SUM,
    }
    return Measure(**(plain | said))  # type: ignore[arg-type]


def measure(
    code: str, wording: str = "", parent: str = "", unit: str = "people", **said: object
) -> Node:
    """A node at which something is measured."""
    return Node(
        code, "measure", wording or f"What {code} counts", parent, measure=counted(unit, **said)
    )


def objective(code: str, wording: str = "") -> Node:
    """A node at the top."""
    return Node(code, "objective", wording or f"What {code} wants")


def edition(*nodes: Node, name: str = "1", of: Framework = PLACE, **said: object) -> Edition:
    """An edition of these nodes."""
    return Edition(of, name, levels=LEVELS, nodes=nodes, **said)  # type: ignore[arg-type]


_TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")),
    max_size=30,
)  # fmt: skip
SAID = _TEXT.filter(lambda text: bool(text.strip()))
ADDRESSES = st.just("") | _TEXT.map(lambda text: f"https://example.org/{text}")
LINES = st.lists(SAID, max_size=3).map(tuple)
LONG = st.lists(_TEXT, max_size=3).map("\n".join)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2060, 12, 31))


@st.composite
def measures(draw: st.DrawFn, cohorts: Sequence[str]) -> Measure:
    """Any measure that may stand by itself."""
    unit = draw(
        st.sampled_from(["people", "fte", "hours", "gbp", "tco2e", "items", "yes_no", "story"])
    )
    adds = unit not in {"yes_no", "story"}
    begins = draw(DAYS)
    return Measure(
        unit=unit,
        kind=MeasureKind.STORY if unit == "story" else draw(st.sampled_from(list(MeasureKind)[:3])),
        over_time=draw(st.sampled_from([AddsUp.SUM, AddsUp.LATEST] if adds else [AddsUp.LATEST])),
        over_providers=AddsUp.SUM if adds else AddsUp.NEVER,
        counting=Counting(draw(LONG), draw(_TEXT), draw(_TEXT), draw(LINES)),
        evidence=draw(LINES),
        confirmed_by=draw(
            st.sampled_from([(Confirmer.NOBODY,), (Confirmer.AUDITOR, Confirmer.BENEFICIARY)])
        ),
        cohorts=tuple(draw(st.lists(st.sampled_from(cohorts), unique=True)) if cohorts else ()),
        places=draw(st.sampled_from([(), ("ward",), ("ward", "district")])),
        proportion=draw(LONG),
        valid_from=begins,
        valid_until=begins,
    )


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Any edition that may be adopted."""
    cohorts = [f"c{n}" for n in range(draw(st.integers(0, 3)))]
    nodes: list[Node] = []
    for number in range(draw(st.integers(0, 8))):
        above = draw(
            st.none() | st.sampled_from([n for n in nodes if n.level != "measure"] or [None])
        )  # type: ignore[list-item]
        deeper = [level.key for level in LEVELS]
        levels = deeper[deeper.index(above.level) + 1 :] if above else deeper
        level = draw(st.sampled_from(levels))
        nodes.append(
            Node(
                f"N{number}", level, draw(SAID), above.code if above else "", draw(LONG),
                draw(st.sampled_from(["", "s1"])), draw(st.sampled_from(list(Origin))),
                tuple(draw(st.lists(st.sampled_from(["A1", "B2"]), unique=True))),
                draw(measures(cohorts)) if level == "measure" else None,
            )
        )  # fmt: skip
    return Edition(
        Framework(
            "any-place", draw(SAID), draw(SAID),
            Licence(draw(SAID), draw(ADDRESSES), draw(_TEXT), draw(st.booleans())), draw(LONG),
        ),
        "2026", draw(DAYS), None, draw(st.sampled_from(["", "2025"])), draw(LONG), draw(st.sampled_from(["", "s1"])),
        (Source("s1", draw(SAID), draw(SAID), draw(ADDRESSES), draw(DAYS)),),
        tuple(Principle(f"p{n}", draw(SAID)) for n in range(draw(st.integers(0, 2)))),
        tuple(Cohort(code, draw(SAID), draw(LONG)) for code in cohorts),
        LEVELS, tuple(nodes),
    )  # fmt: skip
