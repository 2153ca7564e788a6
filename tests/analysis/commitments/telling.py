"""One happening as somebody tells it, and the benefit that they record of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.analysis.commitments.activities import Activity
from tests.analysis.commitments.invented_place import Provider, Receiver
from weft.analysis.commitments.benefit import Evidence, Recorded
from weft.analysis.frameworks.units import UNITS, in_words


@dataclass(frozen=True)
class Telling:
    """What happened, with everything that one record of it says."""

    activity: Activity
    provider: Provider
    accountable: str
    thing: str
    where: str
    """The name of the area that the words name."""
    quantity: int
    begins: date
    ends: date
    places: tuple[str, ...]
    agreement: str
    recorded_on: date
    measure: str
    unit: str
    receiver: Receiver | None = None
    delivered_by: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    typed: str = ""
    """Who received it as free text, in place of the organisation."""
    way: int = 0
    before: str = ""
    after: str = ""
    said: str = ""
    """The whole description, in place of the activity's ways to say it."""

    @property
    def amount(self) -> str:
        """The quantity in words."""
        return in_words(self.quantity, UNITS[self.unit])

    @property
    def whom(self) -> str:
        """Who received it, as this record names them."""
        return self.typed or (self.receiver.name if self.receiver else "")

    @property
    def words(self) -> str:
        """The description."""
        way = self.activity.ways[self.way % len(self.activity.ways)]
        told = self.said or way.format(
            n=self.amount, thing=self.thing, whom=self.whom, where=self.where
        )
        return f"{self.before}{told[0].upper()}{told[1:]}{self.after}"

    def written(self, ref: str) -> Recorded:
        """The benefit as it is recorded."""
        known = self.receiver is not None and not self.typed
        return Recorded(
            ref=ref,
            provider=self.provider.ref,
            accountable=self.accountable,
            delivered_by=self.delivered_by,
            measure=self.measure,
            quantity=self.quantity,
            begins=self.begins,
            ends=self.ends,
            places=self.places,
            cohorts=self.cohorts,
            beneficiary=self.receiver.ref if known and self.receiver else "",
            beneficiary_name=self.whom,
            description=self.words,
            evidence=self.evidence,
            agreement=self.agreement,
            recorded_on=self.recorded_on,
        )
