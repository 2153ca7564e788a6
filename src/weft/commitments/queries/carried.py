"""What forms carry of agreements and promises when they are opened: held against what stands there once they are sent."""

from __future__ import annotations

from weft.commitments.models import Agreement, Commitment

Shown = dict[str, object]


def terms_of(agreement: Agreement) -> Shown:
    """What was agreed."""
    names = ("title", "value_gbp", "with_vat", "begins", "ends")
    return {name: getattr(agreement, name) for name in names}


def end_of(agreement: Agreement) -> Shown:
    """How long it lasts, and can be extended."""
    return {"ends": agreement.ends, "may_extend_until": agreement.may_extend_until}


def who_manages(agreement: Agreement) -> Shown:
    """Who manages it, and who stands in."""
    return {"manager": agreement.manager_id, "deputy": agreement.deputy_id}


def description_of(agreement: Agreement) -> Shown:
    """What else is known of it."""
    names = ("description", "category", "under_id", "under_act", "may_extend_until", "places")
    return {name: getattr(agreement, name) for name in names} | {
        "references": list(agreement.references.values_list("scheme", "number")),
        "parts": list(agreement.parts.values_list("name", flat=True)),
    }


def promise_of(commitment: Commitment) -> Shown:
    """How much is promised, by when, in which words."""
    return {name: getattr(commitment, name) for name in ("quantity", "due", "words")}
