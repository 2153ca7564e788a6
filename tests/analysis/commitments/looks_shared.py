"""Honest look-alikes: benefits that share what many share, or whose firms have to do with each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.manners import NAMED, Case, Seen, another, look_alike, pair
from tests.analysis.commitments.scene import Scene, keys
from tests.analysis.commitments.telling import Telling
from weft.analysis.commitments.benefit import Evidence
from weft.analysis.frameworks.units import UNITS, in_words

PAYROLL = ("job", "long-out", "care")
MANY = 8
"""So many benefits, at least, have what many share."""


def _many(
    told: list[Telling], shared: Callable[[], Evidence], why: str, same: str, differs: str
) -> Case:
    """Benefits that all have one thing in their evidence; each two that follow on each other are a pair."""
    aspects = (tuple(same.split()), tuple(differs.split()))
    with_it = tuple(replace(one, evidence=(*one.evidence, shared())) for one in told)
    seen = tuple(Seen(why, *aspects, first=n, second=n + 1) for n in range(0, len(told), 2))
    return Case(with_it, seen)


def _two_of_a_time(scene: Scene, provider_ref: str) -> list[Telling]:
    """Two benefits of one measure that ran over the same days, for two receivers."""
    provider = scene.place.provider[provider_ref]
    first = scene.telling(provider, NAMED)
    others = [
        one for one in provider.circle if one.kind == first.activity.whom and one != first.receiver
    ]
    step = first.activity.amount[2]
    return [
        first,
        another(
            scene,
            first,
            receiver=scene.rng.choice(others),
            thing=scene.rng.choice(first.activity.things),
            quantity=first.quantity + step * scene.rng.randint(1, 9),
        ),
    ]


@look_alike("a logo in many reports", "A firm puts its logo into every report.")
def logo_in_many_reports(scene: Scene) -> Case:
    """Saved anew each time, at most 2 of 64 bits off or none."""
    provider = scene.rng.choice(scene.place.providers).ref
    told = [one for _ in range(MANY // 2) for one in _two_of_a_time(scene, provider)]
    logo = scene.picture()
    same_bytes = scene.rng.random() < 0.5

    def shared() -> Evidence:
        return logo if same_bytes else replace(logo, sha256=scene.sha())

    why = "The picture is in many reports of this firm; receivers, amounts and numbers are others."
    return _many(told, shared, why, "provider measure days picture", "beneficiary quantity number")


@look_alike(
    "an order number on everything", "A firm writes the number of its order under every benefit."
)
def order_number_on_everything(scene: Scene) -> Case:
    """What they have in common is the contract."""
    provider = scene.rng.choice(scene.place.providers).ref
    told = [one for _ in range(MANY // 2) for one in _two_of_a_time(scene, provider)]
    order = Evidence("statement", "", None, f"PO {scene.rng.randint(4600000, 4699999)}")
    why = f"{order.reference} is the order of the whole contract; receivers, amounts and numbers are others."
    return _many(told, lambda: order, why, "provider measure days evidence_name", "beneficiary quantity")  # fmt: skip


def _of_many_measures(scene: Scene) -> list[Telling]:
    """Benefits of one firm, each two that follow on each other near in time, by measures of one framework."""
    provider = scene.rng.choice(scene.place.providers)
    city_region = keys(lambda one: one.measure.startswith("greater") and one.unit != "yes_no")
    chosen = scene.rng.sample(city_region, MANY)
    told = [scene.telling(provider, (key,)) for key in chosen]
    return sorted(told, key=lambda one: one.begins)


@look_alike("a policy behind many", "One policy stands behind many benefits.")
def policy_behind_many(scene: Scene) -> Case:
    """A policy is evidence of many things; each has its own proof besides."""
    told = _of_many_measures(scene)
    name = scene.rng.choice(
        ("Social value policy v3.pdf", "Recruitment policy 2024.pdf", "Our charter.pdf")
    )
    policy = scene.file(name)
    why = f"“{name}” is no proof of one thing; they are counted by two measures, each with its own proof."
    return _many(told, lambda: policy, why, "provider file", "measure description")


@look_alike(
    "a payroll export behind many", "One export of the whole payroll stands behind many benefits."
)
def payroll_export_behind_many(scene: Scene) -> Case:
    """All the firm's people are in it."""
    told = _of_many_measures(scene)
    export = scene.file(f"Payroll export all staff {scene.rng.randint(2023, 2026)}.xlsx")
    why = "The export holds all the firm's people; they are counted by two measures, each with its own proof."
    return _many(told, lambda: export, why, "provider file", "measure description")


@look_alike(
    "shares of a consortium", "Partners of one consortium report each their own share of one day."
)
def shares_of_a_consortium(scene: Scene) -> Case:
    """They say so, and nothing ties the firms; the list of those who came is the same at times."""
    first = scene.of("volunteering", "gift", "equipment", "teaching")
    other = scene.stranger(first.provider)
    step = first.activity.amount[2]
    share = first.quantity + step * scene.rng.randint(1, 20)
    total = in_words(first.quantity + share, UNITS[first.unit])
    agreement = f"CONS-{scene.rng.randint(100, 999)}"
    second = another(scene, first, provider=other, accountable=other.ref, quantity=share)
    joint = (scene.file("Joint list of the day.pdf"),) if scene.rng.random() < 0.5 else ()
    told = [
        replace(
            one,
            agreement=agreement,
            said=f"Our share, {one.amount} of the {total} that all partners gave to {one.whom}: {one.thing}.",
            evidence=one.evidence + joint,
        )
        for one in (first, second)
    ]
    why = f"Two firms that nothing ties say each its share of {total}: {first.amount}, {second.amount}."
    return pair(told[0], told[1], why, f"measure days receiver agreement{' file' * len(joint)}", "parties provider quantity number")  # fmt: skip


@look_alike(
    "one payroll number at two firms",
    "Two firms have each a person of that number in their payroll.",
)
def one_payroll_number_at_two_firms(scene: Scene) -> Case:
    """A payroll is one firm's own."""
    first = scene.of(*PAYROLL, quantity=1)
    other = scene.stranger(first.provider)
    second = another(
        scene,
        first,
        provider=other,
        accountable=other.ref,
        agreement=scene.agreement(other).ref,
        thing=scene.rng.choice([each for each in first.activity.things if each != first.thing]),
        begins=first.begins + timedelta(days=scene.rng.randint(1, 20)),
        evidence=(first.evidence[0],),
    )
    second = replace(second, evidence=(first.evidence[0],))
    why = f"Nothing ties the two firms, and each payroll has its own {first.evidence[0].reference}; the jobs are others."
    return pair(first, second, why, "measure amount number", "parties provider begins description agreement")  # fmt: skip


@look_alike(
    "two firms of a group, each its own",
    "Two firms of one group each took on somebody for the same work.",
)
def two_firms_of_a_group(scene: Scene) -> Case:
    """Each has numbers in a payroll of its own."""
    one = scene.providers(scene.place.siblings)[0]
    other = scene.rng.choice(scene.place.siblings(one))
    first = scene.telling(one, (*PAYROLL, "apprentice"))
    second = another(
        scene,
        first,
        provider=other,
        accountable=other.ref,
        agreement=scene.agreement(other).ref,
        begins=first.begins + timedelta(days=scene.rng.randint(3, 25)),
    )
    why = f"Two firms with two numbers, {first.evidence[0].reference} and {second.evidence[0].reference}."
    return pair(first, second, why, "parties measure amount days", "provider begins number agreement")  # fmt: skip


@look_alike("contractor and subcontractor, each its own", "The contractor and its subcontractor each took on people of their own.")  # fmt: skip
def contractor_and_subcontractor_each_their_own(scene: Scene) -> Case:
    """On the same contract, from the same day."""
    contractor = scene.providers(lambda one: one.subcontractors)[0]
    sub = scene.place.provider[scene.rng.choice(contractor.subcontractors)]
    first = scene.telling(contractor, (*PAYROLL, "apprentice"))
    second = another(scene, first, provider=sub)
    why = f"Neither reports for the other, and the numbers are two: {first.evidence[0].reference} and {second.evidence[0].reference}."
    return pair(first, second, why, "parties accountable measure days amount agreement", "provider number")  # fmt: skip


@look_alike(
    "a subcontractor with people for each",
    "A subcontractor of two contractors took on other people for each.",
)
def subcontractor_with_people_for_each(scene: Scene) -> Case:
    """Both contractors name it, each with a number of its own."""
    one, other, sub = scene.contractors_of_one()
    first = scene.telling(one, ("apprentice", "qualification", "placement"), delivered_by=(sub,))
    second = another(
        scene,
        first,
        provider=other,
        accountable=other.ref,
        agreement=scene.agreement(other).ref,
        begins=first.begins + timedelta(days=scene.rng.randint(0, 20)),
    )
    why = f"One subcontractor, two numbers: {first.evidence[0].reference} and {second.evidence[0].reference}."
    return pair(first, second, why, "parties delivered_by measure amount days", "provider number agreement")  # fmt: skip
