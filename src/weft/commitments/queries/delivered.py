"""What an organisation has recorded as delivered, held against what a workbook says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from weft.commitments.models import Benefit
from weft.commitments.rules import BenefitState
from weft.organisations.queries import own_records

if TYPE_CHECKING:
    from weft.organisations.access import Viewer

Same = tuple[Any, ...]
FACTS = (
    "edition_id", "code", "quantity", "begins", "ends", "beneficiary_id", "beneficiary_name", "description",
    "cohort",
)  # fmt: skip


class RecordedBenefits:
    """What the viewer's organisation has recorded and not withdrawn, each once: what a workbook says is held against it, and takes it up."""

    def __init__(self, viewer: Viewer) -> None:
        theirs = Benefit.objects.filter(provider__in=own_records(viewer))
        there = theirs.exclude(state=BenefitState.WITHDRAWN).order_by().values_list(*FACTS)
        self._free: Counter[Same] = Counter(there.iterator())

    def take(self, told: Any) -> bool:
        """Whether the same is recorded; taken up with that."""
        same = (
            told.edition.pk, told.code, told.quantity, told.begins, told.ends, told.beneficiary.pk if told.beneficiary else None,
            told.beneficiary_name, told.description, told.cohort,
        )  # fmt: skip
        if self._free[same] < 1:
            return False
        self._free[same] -= 1
        return True
