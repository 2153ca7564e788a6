"""One benefit as it happened, recorded once, and recorded another time by whoever else has to report it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.analysis.commitments.invented_place import FIRST, TODAY, Provider, Receiver
from tests.analysis.commitments.scene import Scene, Stretch
from tests.analysis.commitments.second_set.words import worded
from tests.analysis.commitments.telling import Telling
from weft.analysis.commitments.benefit import Evidence, Recorded

LAST_BUT_A_YEAR = date(2025, 9, 30)
AFTER = (7, 14, 21, 35, 42, 49)
SPREAD = (35, 42, 49, 70, 77, 98, 105, 133, 161, 168, 196)
"""So many days after a day nobody takes the two for one day typed with day and month exchanged."""


def happening(
    scene: Scene,
    *keys: str,
    by: Provider | None = None,
    days: Stretch | None = None,
    quantity: int | None = None,
) -> Telling:
    """One happening of one of these activities, with the one proof that its measure asks for."""
    told = scene.telling(by or scene.rng.choice(scene.place.providers), keys, days)
    told = replace(told, quantity=quantity or told.quantity, typed="")
    return replace(told, evidence=(scene.proof(told),))


def recorded(scene: Scene, told: Telling, **changes: Any) -> Recorded:
    """What one office puts on record of it, in its own words."""
    described = worded(
        scene.rng,
        told.activity,
        quantity=told.quantity,
        unit=told.unit,
        thing=told.thing,
        where=told.where,
        whom=told.receiver.name if told.receiver else "",
    )
    return replace(told.written("-"), **({"description": described} | changes))


def again(scene: Scene, told: Telling, **changes: Any) -> Recorded:
    """What is put on record of the same later, in other words, and with the place told finer or coarser."""
    anew = {"places": _places_otherwise(scene, told), "recorded_on": scene.later(told)}
    return recorded(scene, told, **(anew | changes))


def next_time(scene: Scene, told: Telling, days: int, **changes: Any) -> Telling:
    """The same done anew so many days later, with its own proof; and what else was different."""
    later = timedelta(days=days)
    anew = replace(told, begins=told.begins + later, ends=told.ends + later, **changes)
    return replace(anew, evidence=(scene.proof(anew),), recorded_on=scene.reported(anew.ends))


def _places_otherwise(scene: Scene, told: Telling) -> tuple[str, ...]:
    around = tuple(scene.place.contains[code] for code in told.places)
    coarser = around if "E47990001" not in around else told.places
    return scene.rng.choices((told.places, coarser, ()), (6, 3, 1))[0]


def firm(scene: Scene, provider: Provider, **changes: Any) -> dict[str, object]:
    """What a record has that this firm makes under an agreement of its own."""
    own = {
        "provider": provider.ref,
        "accountable": provider.ref,
        "agreement": scene.agreement(provider).ref,
    }
    return own | changes


def contractor(scene: Scene) -> tuple[Provider, Provider]:
    """A contractor and one of its subcontractors."""
    found = scene.providers(lambda one: one.subcontractors)[0]
    return found, scene.place.provider[scene.rng.choice(found.subcontractors)]


def two_of_a_group(scene: Scene) -> tuple[Provider, Provider]:
    """Two firms of one group."""
    one = scene.providers(scene.place.siblings)[0]
    return one, scene.rng.choice(scene.place.siblings(one))


def of_two_councils(scene: Scene) -> Provider:
    """A firm with agreements of two councils or more."""
    return scene.providers(lambda one: len({each.district for each in one.agreements}) > 1)[0]


def another_agreement(scene: Scene, told: Telling) -> str:
    """An agreement of the same firm with another council than that under which it was told."""
    (first, *_) = [one for one in told.provider.agreements if one.ref == told.agreement]
    others = [one.ref for one in told.provider.agreements if one.district != first.district]
    return scene.rng.choice(others)


def schools(scene: Scene) -> list[Receiver]:
    """All schools of the place."""
    found = {one for each in scene.place.providers for one in each.circle if one.kind == "school"}
    return sorted(found, key=lambda one: one.ref)


def another_receiver(scene: Scene, told: Telling) -> Receiver:
    """Another of the same kind, to whom the firm also gives."""
    assert told.receiver
    kind, name = told.receiver.kind, told.receiver.name
    return scene.rng.choice([one for one in told.provider.circle if one.kind == kind and one.name != name])  # fmt: skip


def at(scene: Scene, told: Telling, receiver: Receiver) -> Recorded:
    """What is put on record of the same done for this receiver, where it is."""
    there = replace(told, receiver=receiver, where=receiver.ward.name, places=(receiver.ward.code,))
    return recorded(scene, there)


def early_day(rng: Random) -> date:
    """A day after which there is a year left."""
    return FIRST + timedelta(days=rng.randrange((LAST_BUT_A_YEAR - FIRST).days))


def one_day(rng: Random) -> Stretch:
    """An early day."""
    day = early_day(rng)
    return day, day


def after(rng: Random, day: date, days: int = 60) -> date:
    """A day soon after that one, on which it may be recorded."""
    return min(day + timedelta(days=rng.randint(1, days)), TODAY)


def number_otherwise(rng: Random, reference: str) -> str:
    """A number as somebody else types it."""
    return rng.choice(
        (
            reference,
            reference.replace("-", " "),
            reference.replace("-", "/"),
            reference.replace("-", ""),
            reference.lower(),
            f"No. {reference}",
            f"{reference} (original with us)",
            f"see {reference}",
        )
    )


def proof_otherwise(rng: Random, told: Telling) -> tuple[Evidence, ...]:
    """The same number in another hand, with nothing attached."""
    (proof,) = told.evidence
    return (Evidence(proof.kind, "", None, number_otherwise(rng, proof.reference)),)


def name_typed(rng: Random, name: str) -> str:
    """An organisation's name as it is typed in a hurry."""
    short = name.removesuffix(" School") if name.endswith("School") else name
    return rng.choice(
        (
            short,
            name.lower(),
            name.replace("'", ""),
            name.replace("Saint", "St").replace("é", "e"),
            name.replace("Saint", "St.").replace("School", "Sch"),
            f"The {name}",
        )
    )


def uneven(rng: Random, low: int, high: int) -> int:
    """A number of people or things that is not one by which classes or boxes are counted."""
    return rng.choice([each for each in range(low, high) if each % 5 and each % 6 and each % 4])


def uneven_hours(rng: Random, low: int, high: int) -> int:
    """Minutes that end on a quarter of an hour."""
    return 60 * rng.randint(low, high) + rng.choice((15, 45))
