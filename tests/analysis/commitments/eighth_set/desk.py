"""The desk at which benefits are written down, by people of different firms in different manners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from tests.analysis.commitments.eighth_set.deeds import Deed, Deeds, amounts, days_told
from tests.analysis.commitments.eighth_set.papers import WITHOUT_NUMBER, photo, scan
from tests.analysis.commitments.eighth_set.place import made_place
from weft.analysis.commitments.benefit import Evidence, Recorded

Papers = Literal["usual", "number", "no number", "nothing"]
Naming = Literal["usual", "somehow", "chosen", "typed", "nobody"]
ORDINARY: dict[str, int] = {
    "pupils": 9, "school_hours": 6, "volunteers": 9, "goods": 8, "money": 8, "advice": 4, "trees": 2, "mended": 2, "residents": 3,
    "job": 12, "apprentice": 7, "weeks": 8, "placement": 7, "course": 3, "certificate": 5, "spend": 9, "waste": 6,
}  # fmt: skip
AFTERTHOUGHTS = (
    " Photos to follow.", " Happy to send more.", " Thanks to all who came.", " (as discussed)", " Please see attached.", " Went well.",
)  # fmt: skip


class Desk:
    """Draws firms and deeds, and writes records of them."""

    def __init__(self, seed: int, size: int) -> None:
        self.rng = Random(f"eighth set {seed}")
        self.place = made_place(self.rng, size)
        self.deeds = Deeds(self.rng, self.place)
        self._agreements: dict[str, list[str]] = {}
        self._under: dict[str, tuple[str, ...]] = {}

    def ordinary(self, size: int) -> Iterator[Recorded]:
        """So many records of benefits that nobody else recorded."""
        kinds, weights = [*ORDINARY], [*ORDINARY.values()]
        taken: set[tuple[str, str, date, str]] = set()
        while len(taken) < size:
            firm, kind = self.firm(), self.rng.choices(kinds, weights)[0]
            deed = self.deeds.one_of(kind)
            whose = deed.receiver.key if deed.receiver else str(deed.slots)
            if (firm, deed.measure, deed.begins, whose) in taken:
                continue
            taken.add((firm, deed.measure, deed.begins, whose))
            main = self.another(firm) if self.rng.random() < 0.12 else ""
            yield self.written(deed, firm, accountable=main)

    def firm(self) -> str:
        """A firm."""
        return self.rng.choice(self.place.firms)

    def another(self, *firms: str) -> str:
        """A firm that has nothing to do with these."""
        while (drawn := self.firm()) in firms:
            pass
        return drawn

    def two_firms(self) -> tuple[str, str]:
        """Two firms that have nothing to do with each other but for what records say."""
        firm = self.firm()
        return firm, self.another(firm)

    def two_of_a_group(self) -> tuple[str, str]:
        """Two firms of one group."""
        one, other = self.rng.sample(self.rng.choice(self.place.families), 2)
        return one, other

    def agreements(self, firm: str) -> list[str]:
        """Agreements of a firm with several councils; the first lies under a framework."""
        if firm not in self._agreements:
            drawn = [
                f"agreement-{number}" for number in self.rng.sample(range(10_000, 10_000_000), 3)
            ]
            self._agreements[firm] = drawn
            self._under[drawn[0]] = (f"framework-{self.rng.randint(1, 40)}",)
        return self._agreements[firm]

    def under(self, agreement: str) -> tuple[str, ...]:
        """The agreements above one."""
        return self._under.get(agreement, ())

    def written(
        self, deed: Deed, firm: str, *, accountable: str = "", delivered_by: tuple[str, ...] = (), agreement: str = "",
        papers: Papers = "usual", naming: Naming = "usual", days: tuple[date, date] | None = None, but: str = "", says: str = "{}",
    ) -> Recorded:  # fmt: skip
        """A record of it: `but` is what a colleague wrote already, and `says` what stands around the sentence."""
        agreement = agreement or self.agreements(accountable or firm)[0]
        begins, ends = days or (deed.begins, deed.ends)
        key, name = self._named(deed, naming)
        return Recorded(
            ref="",
            provider=firm,
            accountable=accountable or firm,
            delivered_by=delivered_by,
            measure=deed.measure,
            quantity=deed.quantity,
            begins=begins,
            ends=ends,
            places=self._places(deed.ward),
            cohorts=deed.cohorts if self.rng.random() < 0.85 else (),
            beneficiary=key,
            beneficiary_name=name,
            description=self._told(deed, but, says),
            evidence=self._evidence(deed, papers),
            agreement=agreement,
            recorded_on=ends + timedelta(days=self.rng.randint(1, 45)),
            under=self.under(agreement),
        )

    def twice(self, deed: Deed, firm: str, *, papers: Papers = "usual", naming: Naming = "usual") -> tuple[Recorded, Recorded]:  # fmt: skip
        """Two records of it by one firm, in other words."""
        first = self.written(deed, firm, papers=papers, naming=naming)
        return first, self.written(deed, firm, papers=papers, naming=naming, but=first.description)

    def each_told_alike(self, *deeds: Deed, firm: str, papers: Papers = "usual", naming: Naming = "usual", says: tuple[str, ...] = ()) -> tuple[Recorded, ...]:  # fmt: skip
        """A record of each by one firm, in the same words but for what is not the same."""
        way = self.rng.choice(deeds[0].ways)
        chosen = {name: (self.rng.choice(names),) for name, names in deeds[0].slots.items()}
        alike = [
            replace(one, ways=(way,), slots={name: chosen[name] if names == deeds[0].slots.get(name) else names for name, names in one.slots.items()})
            for one in deeds
        ]  # fmt: skip
        return tuple(
            self.written(one, firm, papers=papers, naming=naming, says=around)
            for one, around in zip(alike, says or ("{}",) * len(alike), strict=True)
        )

    def typed(self, name: str) -> str:
        """A name as somebody types it who does not look it up."""
        ways = (
            name,
            name.lower(),
            name.replace("Community Centre", "Comm Centre").replace("Football Club", "FC").replace("Primary School", "Primary"),
            name.replace("'", ""),
            name.removeprefix("The "),
            self.slipped(name),
        )  # fmt: skip
        return self.rng.choice(ways)

    def slipped(self, text: str) -> str:
        """A text with a slip of the keys in one of its longer words."""
        words = text.split(" ")
        at = max(range(len(words)), key=lambda n: (words[n].isalpha(), len(words[n])))
        word = words[at]
        n = self.rng.randrange(1, max(2, len(word) - 2))
        words[at] = self.rng.choice((
            word[:n] + word[n + 1] + word[n] + word[n + 2 :] if len(word) > n + 1 and word[n] != word[n + 1] else word + word[-1],
            word[:n] + word[n + 1 :],
            word[:n] + word[n] + word[n:],
        ))  # fmt: skip
        return " ".join(words)

    def _named(self, deed: Deed, naming: Naming) -> tuple[str, str]:
        if not deed.receiver or naming == "nobody":
            return "", ""
        drawn = self.rng.random()
        if naming == "typed" or (naming in {"usual", "somehow"} and drawn < 0.25):
            return "", self.typed(deed.receiver.name)
        if naming == "usual" and drawn > 0.93:
            return "", ""
        return deed.receiver.key, deed.receiver.name

    def _places(self, ward: str) -> tuple[str, ...]:
        within = (ward, self.place.contains[ward])
        return self.rng.choices([(ward,), within[1:], ()], [7, 2, 1])[0]

    def _told(self, deed: Deed, but: str, says: str) -> str:
        while (text := says.format(self._sentence(deed))) == but:
            pass
        return text

    def _sentence(self, deed: Deed) -> str:
        receiver = deed.receiver.name if deed.receiver else ""
        named = {"school": (receiver,), "group": (receiver, receiver.removeprefix("The "))}
        slots = {
            **amounts(deed.quantity), "day": days_told(deed.begins), "ward": (self.place.wards[deed.ward],), **named, **deed.slots,
        }  # fmt: skip
        text = self.rng.choice(deed.ways).format(**{name: self.rng.choice(names) for name, names in slots.items()})  # fmt: skip
        text = text[0].upper() + text[1:]
        return self.rng.choices(
            [text, text.lower(), text.rstrip("."), text.rstrip(".") + self.rng.choice((".", "!", " -")) + self.rng.choice(AFTERTHOUGHTS), text.replace(" and ", " & ")],
            [66, 9, 9, 9, 7],
        )[0]  # fmt: skip

    def _evidence(self, deed: Deed, papers: Papers) -> tuple[Evidence, ...]:
        if papers == "nothing":
            return ()
        family = deed.paper.family if deed.paper else ""
        share = 0.2 if family in {"letter", "sheet"} else 0.75
        if deed.paper and (papers == "number" or (papers == "usual" and self.rng.random() < share)):
            shown = [deed.paper.typed(self.rng)]
        else:
            kind, reference = self.rng.choice(WITHOUT_NUMBER)
            shown = [Evidence(kind, "", None, reference)] if self.rng.random() < 0.5 else []
        if self.rng.random() < 0.12:
            shown.append(photo(self.rng))
        if self.rng.random() < 0.08:
            name = self.rng.choice(("scan.pdf", "confirmation.pdf", "Email.msg", "letter signed.pdf", "list.xlsx"))  # fmt: skip
            shown.append(scan(self.rng, name))
        return tuple(shown)
