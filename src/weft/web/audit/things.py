"""What agreements, benefits and claims are called in the record: by what people know them by, where the viewer sees them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import CharField, F, Value

from weft.commitments import queries
from weft.organisations.access import Viewer
from weft.web.audit.words import kind_in_words

SEEN = {
    "agreement": (queries.agreements_visible_to, "title"), "benefit": (queries.benefits_visible_to, "provider__name"),
    "claim": (queries.claims_visible_to, "commitment__agreement__title"),
}  # fmt: skip
"""By the kinds of things in the record: those that a viewer sees, and what says which one it is, beside its reference."""


def names_of_things(
    viewer: Viewer, numbers: Mapping[str, Collection[int]]
) -> dict[tuple[str, int], str]:
    """What things are called, by their kinds and numbers; without those that the viewer does not see. One question to the database for all of them."""
    told = [
        seen(viewer).filter(pk__in=numbers[kind]).order_by().values_list(
            Value(kind, CharField()), "pk", F("ref"), F(name)
        )
        for kind, (seen, name) in SEEN.items() if numbers.get(kind)
    ]  # fmt: skip
    if not told:
        return {}
    found = told[0].union(*told[1:], all=True) if len(told) > 1 else told[0]
    return {
        (kind, number): f"{kind_in_words(kind)} {ref}: {name}" for kind, number, ref, name in found
    }
