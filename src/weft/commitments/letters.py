"""What the room writes to people: that somebody asks them what they received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from weft.commitments.queries import Measures
from weft.ui import letters

if TYPE_CHECKING:
    from weft.commitments.models import Inquiry


def inquired(inquiry: Inquiry, code: str, email: str) -> None:
    """Write to whoever received something and has no account; the link stands only in this letter."""
    benefit = inquiry.benefit
    letters.send(
        "commitments/inquired.txt", email, inquiry=inquiry, benefit=benefit, wording=Measures().wording_of(benefit),
        address=settings.SITE_ADDRESS + reverse("commitments:say_received", args=[code]),
    )  # fmt: skip
