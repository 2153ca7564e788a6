"""Repeats in disguise: one benefit under other agreements, by other firms, for others by the name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.manners import (
    NAMED,
    NUMBERED,
    SHORT,
    Case,
    again,
    number_or_name,
    pair,
    repeat,
    the_number,
)
from tests.analysis.commitments.otherwise import name_otherwise, reference_otherwise
from tests.analysis.commitments.scene import Scene, keys

DOCKED = tuple(set(keys(lambda one: one.elsewhere)) & set(NUMBERED))
OTHER_COUNCIL = "agreement description"


@repeat("contractor and subcontractor", "The contractor and its subcontractor both report it.")
def contractor_and_subcontractor(scene: Scene) -> Case:
    """The contractor says who delivered it; the subcontractor reports it as its own."""
    contractor = scene.providers(lambda one: one.subcontractors)[0]
    sub = scene.place.provider[scene.rng.choice(contractor.subcontractors)]
    first = scene.telling(contractor, NUMBERED, delivered_by=(sub.ref,))
    evidence, same, kept = number_or_name(scene, first)
    agreement = scene.agreement(sub).ref if scene.rng.random() < 0.5 else first.agreement
    second = again(
        scene, first, provider=sub, delivered_by=(), evidence=evidence, agreement=agreement
    )
    why = f"The second provider is named as subcontractor in the first, and there is {kept}."
    return pair(first, second, why, f"parties measure {same}", "provider delivered_by description")


@repeat("a subcontractor with much else another", "The subcontractor's report has other days, another place and another spelling of the number.")  # fmt: skip
def a_subcontractor_with_much_else_another(scene: Scene) -> Case:
    """What is left: who worked for whom, the number's digits, the amount."""
    contractor = scene.providers(lambda one: one.subcontractors)[0]
    sub = scene.place.provider[scene.rng.choice(contractor.subcontractors)]
    ward = scene.rng.choice(contractor.wards)
    first = scene.telling(contractor, SHORT, delivered_by=(sub.ref,), places=(ward.code,), where=ward.name)  # fmt: skip
    off = timedelta(days=scene.rng.choice((-4, -3, -2, -1, 1, 2, 3, 4)))
    number = first.evidence[0].reference
    second = again(
        scene,
        first,
        provider=sub,
        delivered_by=(),
        begins=first.begins + off,
        ends=first.ends + off,
        places=(scene.place.contains[ward.code],),
        agreement=scene.agreement(sub).ref,
        evidence=(
            replace(first.evidence[0], sha256="", reference=reference_otherwise(number, scene.rng)),
        ),
    )
    why = f"The second provider is named as subcontractor in the first, and “{number}” is “{second.evidence[0].reference}”."
    same = "parties accountable measure amount around number"
    return pair(first, second, why, same, "provider begins places evidence agreement description")


@repeat("free text with much else another", "The receiver as text, the amount rounded, the district for the ward, another agreement.")  # fmt: skip
def free_text_with_much_else_another(scene: Scene) -> Case:
    """What is left: the firm, the days, a name for the same group, nearly the same amount."""
    first = scene.of("gift", "volunteering", "teaching", "advice")
    assert first.receiver
    ward = first.receiver.ward.code
    grain = {"hours": 60, "gbp": 5000}[first.unit]
    round_one = max(first.quantity // grain, 5) * grain
    first = replace(
        first,
        quantity=round_one + scene.rng.choice((-1, 1)) * scene.rng.randint(1, round_one // 30),
        places=(ward,),
    )
    typed = name_otherwise(first.whom, scene.rng)
    second = again(
        scene,
        first,
        typed=typed,
        quantity=round_one,
        places=(scene.place.contains[ward],),
        agreement=scene.agreement(first.provider, besides=first.agreement).ref,
        evidence=(scene.picture(),),
    )
    why = f"“{first.whom}” and “{typed}” are one; the days are the same, {first.amount} is rounded to {second.amount}."
    same = "provider measure days about around name"
    return pair(first, second, why, same, "beneficiary quantity places agreement description")


@repeat(
    "one subcontractor of two contractors",
    "Two contractors report what the same subcontractor did once.",
)
def one_subcontractor_of_two(scene: Scene) -> Case:
    """Each has a contract of its own, and the people are the same."""
    one, other, sub = scene.contractors_of_one()
    first = scene.telling(one, NUMBERED, delivered_by=(sub,))
    second = again(
        scene,
        first,
        provider=other,
        accountable=other.ref,
        agreement=scene.agreement(other).ref,
        evidence=the_number(scene, first),
    )
    why = f"Both name the subcontractor {sub}, and the number is the same, {first.evidence[0].reference}."
    return pair(first, second, why, "parties delivered_by measure number days", "provider accountable agreement description")  # fmt: skip


@repeat(
    "framework and call-off",
    "The same people under the framework agreement and under its call-off.",
)
def framework_and_call_off(scene: Scene) -> Case:
    """The framework asks for the whole place and by quarter, the call-off for the ward and the day."""
    called_off = scene.of("apprentice", "apprentice-weeks", "placement", "job")
    framework = f"GQCA-FW-{scene.rng.randint(100, 999)}"
    others = min(called_off.quantity, 3) - 1 if called_off.unit == "people" else 0
    several = tuple(scene.proof(called_off) for _ in range(others))
    called_off = replace(
        called_off,
        agreement=f"{framework}/{scene.rng.randint(1, 40):02}",
        evidence=(*called_off.evidence, *several),
    )
    numbers = (*the_number(scene, called_off), *several)
    second = again(scene, called_off, agreement=framework, places=(), where="the city region", evidence=numbers)  # fmt: skip
    why = f"The second agreement is the framework of the first, and the numbers are the same: {called_off.evidence[0].reference}."
    same = "provider measure number days amount"
    return pair(called_off, second, why, same, OTHER_COUNCIL)


@repeat(
    "contract and regeneration area",
    "The same under a council's contract and for the regeneration area.",
)
def contract_and_regeneration_area(scene: Scene) -> Case:
    """The area counts by a measure of its own, and its developer answers for it."""
    first = scene.of(*sorted(DOCKED))
    evidence, same, kept = number_or_name(scene, first)
    developer = scene.rng.choice(scene.place.providers).ref
    second = again(
        scene,
        first,
        accountable=developer,
        measure=first.activity.elsewhere,
        agreement=f"OLD-DOCK/{scene.rng.randint(1, 9)}",
        evidence=evidence,
    )
    why = f"The same firm did the same, counted by another framework: {kept}."
    return pair(first, second, why, f"provider days amount {same}", "measure agreement description")


@repeat("another firm of the group", "Another firm of the same group reports it, too.")
def another_firm_of_the_group(scene: Scene) -> Case:
    """The parent's report and the daughter's."""
    one = scene.providers(scene.place.siblings)[0]
    other = scene.rng.choice(scene.place.siblings(one))
    first = scene.telling(one, NUMBERED)
    evidence, same, kept = number_or_name(scene, first)
    second = again(
        scene,
        first,
        provider=other,
        accountable=other.ref,
        agreement=scene.agreement(other).ref,
        evidence=evidence,
    )
    why = f"Two firms of one group, and {kept}."
    return pair(first, second, why, f"parties measure {same}", "provider accountable agreement description")  # fmt: skip


@repeat(
    "the same pounds for two councils",
    "All that a firm spends near here is reported to each of two councils.",
)
def same_pounds_for_two_councils(scene: Scene) -> Case:
    """Each council gets an export of its own; the sum is the same to the penny."""
    first = scene.of("local", "small-firms", "charities", "waste")
    evidence = (scene.file(f"return {first.ends:%d%m%y}.xlsx"),)
    agreement = scene.agreement(first.provider, besides=first.agreement).ref
    second = again(scene, first, agreement=agreement, places=(), evidence=evidence)
    first = replace(first, places=first.places or (scene.rng.choice(scene.place.districts).code,))
    why = f"The same firm, the same time and exactly {first.amount}."
    return pair(first, second, why, "provider measure days amount", "agreement places description file")  # fmt: skip


@repeat(
    "organisation and free text",
    "Who received it is an organisation in one and typed as text in the other.",
)
def organisation_and_free_text(scene: Scene) -> Case:
    """Nothing else that proves it is in both."""
    first = scene.of(*NAMED)
    typed = name_otherwise(first.whom, scene.rng)
    agreement = scene.agreement(first.provider).ref
    second = again(scene, first, typed=typed, agreement=agreement, evidence=(scene.picture(),))
    why = f"“{first.whom}” and “{typed}” are one; {first.amount} on the same days."
    return pair(first, second, why, "provider measure days amount name", "beneficiary beneficiary_name description")  # fmt: skip


@repeat("free text in two spellings", "Who received it is typed twice, each time in another way.")
def free_text_in_two_spellings(scene: Scene) -> Case:
    """No list was at hand for either."""
    first = scene.of(*NAMED)
    first = replace(first, typed=first.whom)
    typed = name_otherwise(first.typed, scene.rng)
    second = again(scene, first, typed=typed, agreement=scene.agreement(first.provider).ref)
    why = f"“{first.typed}” and “{typed}” are one; {first.amount} on the same days."
    return pair(first, second, why, "provider measure days amount name", "beneficiary_name description")  # fmt: skip


@repeat("typed twice", "Two people of one firm enter the same report, some days apart.")
def typed_twice(scene: Scene) -> Case:
    """The same words but for the edges; the second did not attach anything again."""
    first = scene.of(*NAMED)
    before, after = scene.rng.choice(
        [("", " "), ("Q return: ", ""), ("", " Thanks to all!"), ("- ", "")]
    )
    evidence = first.evidence if scene.rng.random() < 0.3 else ()
    second = replace(
        again(scene, first, before=before, after=after, evidence=evidence), way=first.way
    )
    why = f"Word for word the same: {first.amount} for {first.whom} on the same days."
    same = "provider measure days amount receiver agreement"
    return pair(first, second, why, same, "description")


@repeat("old edition and new", "Once by the old edition of the framework and once by the new.")
def old_edition_and_new(scene: Scene) -> Case:
    """The codes are the same in both."""
    first = scene.of(*[key for key in NUMBERED if key not in {"english", "halls"}])
    evidence, same, kept = number_or_name(scene, first)
    second = again(
        scene,
        first,
        measure=first.measure.replace(":2026/", ":2023/"),
        agreement=scene.agreement(first.provider).ref,
        evidence=evidence,
    )
    why = f"The same code in two editions of one framework, and {kept}."
    return pair(first, second, why, f"provider days amount {same}", "measure description")


@repeat(
    "the same file for another council",
    "The very file is sent to another council under another name.",
)
def same_file_for_another_council(scene: Scene) -> Case:
    """Whoever sends it renames it for their folder."""
    first = scene.of("local", "small-firms", "charities", "buildings", "journeys")
    file = replace(first.evidence[0], reference=f"{scene.rng.randint(1, 99):02} final.xlsx")
    agreement = scene.agreement(first.provider, besides=first.agreement).ref
    second = again(scene, first, agreement=agreement, evidence=(file,))
    why = f"The same firm sent the same bytes for {first.amount}."
    return pair(first, second, why, "provider measure days amount file", OTHER_COUNCIL)


@repeat(
    "in other words",
    "The same told in quite other words for another agreement, with other evidence.",
)
def in_other_words(scene: Scene) -> Case:
    """What was attached is another thing each time: a letter here, a picture there."""
    first = scene.of(*NAMED)
    agreement = scene.agreement(first.provider, besides=first.agreement).ref
    second = again(scene, first, agreement=agreement, evidence=(scene.picture(),))
    why = f"One firm, one receiver, the same days, and {first.amount} each time."
    return pair(first, second, why, "provider measure days amount receiver", OTHER_COUNCIL)
