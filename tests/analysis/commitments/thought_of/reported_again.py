"""Who reports a benefit again."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.second_set.retelling import (
    firm,
)
from tests.analysis.commitments.thought_of.two import (
    Step,
    Two,
)

# Who reports it again.


def of_another_agreement(two: Two) -> None:
    others = [each.ref for each in two.told.provider.agreements if each.ref != two.told.agreement]
    two.change(agreement=two.rng.choice(others))


def of_one_agreement(two: Two) -> None:
    """Typed in twice."""


def of_either_agreement(two: Two) -> None:
    """Under which agreement says nothing of whether they are one."""
    if two.rng.random() < 0.5:
        of_another_agreement(two)


def of_framework(two: Two) -> None:
    framework = f"GQCA-FW-{two.rng.randint(100, 999)}"
    two.one = replace(two.one, agreement=framework)
    two.change(agreement=f"{framework}/{two.rng.randint(1, 40):02}")


def by_subcontractor(two: Two) -> None:
    subs = two.told.provider.subcontractors or (two.scene.stranger(two.told.provider).ref,)
    sub = two.rng.choice(subs)
    who = two.scene.place.provider[sub]
    if two.rng.random() < 0.5:
        two.one = replace(two.one, delivered_by=(sub,))
        two.change(**firm(two.scene, who))
    else:
        two.change(provider=sub, accountable=two.told.provider.ref)
        if two.rng.random() < 0.5:
            two.change(agreement=two.scene.agreement(who).ref)


def by_a_sister(two: Two) -> None:
    sisters = two.scene.place.siblings(two.told.provider)
    if not sisters:
        return of_another_agreement(two)
    two.change(**firm(two.scene, two.rng.choice(sisters)))
    return None


def by_two_contractors(two: Two) -> None:
    theirs = two.scene.stranger(two.told.provider)
    sub = two.rng.choice(two.told.provider.subcontractors or (two.scene.stranger(theirs).ref,))
    two.one = replace(two.one, delivered_by=(sub,))
    two.change(**firm(two.scene, theirs, delivered_by=(sub,)))


def by_the_client(two: Two) -> None:
    client = two.scene.stranger(two.told.provider)
    two.change(**firm(two.scene, client, delivered_by=(two.told.provider.ref,)))


def by_the_receiver(two: Two) -> None:
    if two.told.receiver is None:
        return by_the_client(two)
    ref = two.told.receiver.ref
    two.change(provider=ref, accountable=ref, agreement=f"GRANT-{two.rng.randint(10, 99)}", delivered_by=(two.told.provider.ref,) if two.rng.random() < 0.6 else ())  # fmt: skip
    return None


def by_who_took_over(two: Two) -> None:
    theirs = two.scene.stranger(two.told.provider)
    two.change(provider=theirs.ref, accountable=theirs.ref)


WHO: dict[str, tuple[Step, float]] = {
    "for another agreement": (of_another_agreement, 3), "typed in twice": (of_one_agreement, 1.5), "for framework and call-off": (of_framework, 1),
    "by contractor and subcontractor": (by_subcontractor, 2.5), "by a sister": (by_a_sister, 1.5), "by two contractors": (by_two_contractors, 1.2),
    "by the client": (by_the_client, 1), "by the receiver": (by_the_receiver, 0.7), "by who took over": (by_who_took_over, 0.7),
}  # fmt: skip
