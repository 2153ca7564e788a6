"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Commitments(AppConfig):
    """The room `commitments`."""

    name = "weft.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Make the room's guards and sums known, and its long work."""
        from weft.audit.guards import stand_with
        from weft.commitments import work  # noqa: F401
        from weft.commitments.guards import (
            GUARDS,
            OF_AGREEMENTS,
            OF_ASSESSMENTS,
            OF_BOTH_SIDES,
            OF_DISPUTES,
            OF_DRAWDOWNS,
            OF_FOUR_EYES,
            OF_JUDGEMENTS,
            OF_LETTERS,
            OF_REMARKS,
            OF_SETTLEMENTS,
            OF_SPENDING,
            OF_TWO_PEOPLE,
            SUMS,
        )

        stand_with(
            (
                *GUARDS,
                *OF_ASSESSMENTS,
                *OF_AGREEMENTS,
                *OF_BOTH_SIDES,
                *OF_DISPUTES,
                *OF_DRAWDOWNS,
                *OF_FOUR_EYES,
                *OF_TWO_PEOPLE,
                *OF_JUDGEMENTS,
                *OF_LETTERS,
                *OF_REMARKS,
                *OF_SETTLEMENTS,
                *OF_SPENDING,
                *SUMS,
            )
        )
