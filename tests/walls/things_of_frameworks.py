"""Frameworks to which addresses lead, with what is said of them and how they map."""

from __future__ import annotations

from typing import Any

from tests.cast import Cast
from tests.frameworks.of_each_kind import (
    adopted_after_talks,
    mapped_of_each_kind,
    talked_about,
)
from tests.frameworks.of_each_kind import of_each_kind as frameworks_of_each_kind
from tests.walls.people import AMBLEFORD, BRINDALE, CONSULTED, DUNMERE
from tests.walls.thing import Thing
from weft.frameworks.models import Edition as FrameworkEdition


def frameworks_as_things(cast: Cast) -> dict[str, Thing]:
    """Frameworks, what is said of them, and how they map."""
    """What the council keeps, and what it makes of an edition of another council."""
    made = frameworks_of_each_kind(
        cast.viewer("Polly"), cast.viewer("Ada"), (cast.viewer("Nia"), cast.viewer("Nell"))
    )
    said = mapped_of_each_kind(made, cast.viewer("Nell"), cast.viewer("Polly"), cast.viewer("Ada"))
    return {
        **_talks(cast),
        "two adopted editions": _pair(made.adopted, made.theirs),
        "an adopted edition and one of a licensed set": _pair(made.adopted, made.licensed),
        "a mapping that is agreed": Thing({"ref": said.agreed.ref}, AMBLEFORD),
        "a mapping that is proposed": Thing({"ref": said.proposed.ref}, AMBLEFORD),
        "a mapping that is withdrawn": Thing({"ref": said.withdrawn.ref}, AMBLEFORD),
        "a mapping to a licensed set": Thing({"ref": said.licensed.ref}, AMBLEFORD),
        "an adopted edition of a framework": _edition(made.adopted, made.superseded),
        "a draft of a framework": _edition(made.draft, made.draft),
        "a draft that waits to be adopted": _edition(made.waits, made.before, "Polly"),
        "an edition of a licensed set": _edition(made.licensed, made.licensed),
        "an edition that adapts another": _edition(made.adapts, made.adapts, code="O2"),
        "what a council is to make of a newer edition": _edition(
            made.goes_on, made.adapts, code="O1"
        ),
        "something that a council adds to another's edition": _numbered(
            made.goes_on, made.goes_on.local_changes.get(code="A-1").pk
        ),
        "a local change that waits to be decided about": _numbered(
            made.goes_on, made.goes_on.carried.get(outcome="").pk
        ),
        "an edition that adapts another, and has no next one": _edition(made.alone, made.alone),
        "an adopted edition of another council": _edition(made.built, made.built, keeper=DUNMERE),
    }


def _talks(cast: Cast) -> dict[str, Thing]:
    """A draft about which others are consulted, what was said about it, and an edition that was adopted after such talks."""
    two, asked = (
        (cast.viewer("Polly"), cast.viewer("Ada")),
        (cast.viewer("Stan"), cast.viewer("Otto")),
    )
    draft, out = talked_about(*two, *asked), adopted_after_talks(*two, *asked)
    comment = draft.comments.get(said_by=cast.person("Stan"))

    def thing(edition: FrameworkEdition, ref: str, **more: Any) -> Thing:
        held = _edition(edition, edition).references | {"ref": ref}
        return Thing(held, AMBLEFORD, **{"asked": CONSULTED, **more})

    return {
        "a draft about which others are consulted": thing(draft, draft.consultations.get().ref),
        "a comment on a draft": thing(draft, comment.ref, person="Stan", asked=frozenset({BRINDALE})),
        "an edition that was adopted after talks": thing(out, out.consultations.get().ref, public=True),
    }  # fmt: skip


def _numbered(edition: FrameworkEdition, number: int) -> Thing:
    """An edition, with the number of something in it."""
    thing = _edition(edition, edition)
    return Thing({**thing.references, "number": number}, AMBLEFORD)


def _edition(
    edition: FrameworkEdition, other: FrameworkEdition, person: str | None = None, code: str = "O1-1",
    keeper: str = AMBLEFORD,
) -> Thing:  # fmt: skip
    """An edition at its address, with another one to compare it with, one of its nodes and a form to take it away in."""
    references = {
        "framework": edition.framework.key, "edition": edition.name, "other": other.name, "code": code,
        "form": "framework.json", "which": "principles", "change": "put_first",
    }  # fmt: skip
    return Thing(references, keeper, person)


def _pair(one: FrameworkEdition, other: FrameworkEdition) -> Thing:
    """Two editions at the address of what stands between them."""
    references = {
        "framework": one.framework.key, "edition": one.name, "to": other.framework.key, "to_edition": other.name,
        "form": "crosswalk.sssom.tsv", "whence": "wording",
    }  # fmt: skip
    return Thing(references, AMBLEFORD)
