"""Repeats in disguise that the detector's author may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.scene import Scene, stretch
from tests.analysis.commitments.second_set.facts import Fact
from tests.analysis.commitments.second_set.manner import Case, Manners
from tests.analysis.commitments.second_set.retelling import (
    after,
    again,
    another_agreement,
    contractor,
    firm,
    happening,
    name_typed,
    number_otherwise,
    of_two_councils,
    proof_otherwise,
    recorded,
    two_of_a_group,
    uneven,
    uneven_hours,
)
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()


@MANNERS.add(
    "the client's return and the contractor's",
    "The client names the contractor as having delivered it, and both give the number of one letter of one school about one day.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def client(scene: Scene) -> Case:
    told = happening(scene, "pupils", "teaching")
    client = scene.stranger(told.provider)
    return Case(
        recorded(scene, told),
        again(
            scene,
            told,
            **firm(scene, client, delivered_by=(told.provider.ref,)),
            evidence=proof_otherwise(scene.rng, told),
        ),
    )


@MANNERS.add(
    "under the contracts of two councils",
    "One firm gives the number of one sign-in sheet twice, for the same group, day and hours.",
    Fact.ONE_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.OTHER_AGREEMENTS,
)  # fmt: skip
def two_councils(scene: Scene) -> Case:
    told = happening(scene, "volunteering", "teaching", "advice", by=of_two_councils(scene))
    other = {"agreement": another_agreement(scene, told), "evidence": proof_otherwise(scene.rng, told)}  # fmt: skip
    return Case(recorded(scene, told), again(scene, told, **other))


@MANNERS.add(
    "the quarter inside the year",
    "The numbers of the quarter's apprenticeship agreements stand among those of the year, and the quarter lies in the year.",
    Fact.ONE_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.DAYS_SHARED,
)  # fmt: skip
def quarter_in_year(scene: Scene) -> Case:
    rng, apprentices = scene.rng, scene.rng.randint(1, 3)
    year = stretch(rng.randint(2023, 2025), 4, 12)
    quarter = stretch(year[0].year, rng.choice((4, 7, 10)), 3)
    weeks = apprentices * 130 - 5 * rng.randint(0, 8)
    told = happening(scene, "apprentice-weeks", days=quarter, quantity=weeks)
    proofs = tuple(scene.proof(told) for _ in range(apprentices))
    late = tuple(scene.proof(told) for _ in range(rng.randint(0, 2)))
    whole = replace(
        told,
        quantity=weeks * 4 - 5 * rng.randint(0, 30) + 200 * len(late),
        begins=year[0],
        ends=year[1],
        recorded_on=after(rng, year[1]),
        evidence=(*proofs, *late),
    )
    return Case(recorded(scene, replace(told, evidence=proofs)), recorded(scene, whole))


@MANNERS.add(
    "day and month swapped",
    "One firm gives one number, group and amount twice, and the days differ only by day and month having changed places.",
    Fact.ONE_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAY_MISTYPED, Fact.SAME_MEASURE,
)  # fmt: skip
def swapped(scene: Scene) -> Case:
    rng = scene.rng
    first, second = rng.sample(range(1, 13), 2)
    right, wrong = (date(year := rng.choice((2024, 2025)), first, second), date(year, second, first))  # fmt: skip
    told = happening(scene, "volunteering", "pupils", "gift", "equipment", days=(right, right))
    wrongly = {"begins": wrong, "ends": wrong, "recorded_on": after(rng, max(right, wrong))}
    return Case(
        recorded(scene, told),
        again(scene, told, **wrongly, evidence=proof_otherwise(rng, told)),
    )


@MANNERS.add(
    "a photograph saved again",
    "Contractor and named subcontractor show one photograph of the same days, in another file.",
    Fact.TIED, Fact.SAME_PICTURE, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def saved_again(scene: Scene) -> Case:
    rng, (main, sub) = scene.rng, contractor(scene)
    told = happening(scene, "trees", "rubbish", "mended", "residents", by=main)
    (photo,) = told.evidence
    assert photo.picture is not None
    bits = sum(1 << bit for bit in rng.sample(range(64), rng.randint(0, 5)))
    resaved = Evidence("picture", scene.sha(), photo.picture ^ bits, f"{told.thing} {told.begins:%d%m%y}.jpeg")  # fmt: skip
    return Case(
        recorded(scene, told, delivered_by=(sub.ref,)),
        again(scene, told, **firm(scene, sub), evidence=(resaved,)),
    )


@MANNERS.add(
    "the same file under another name",
    "Two firms of one group attach the same file for the same quarter.",
    Fact.TIED, Fact.SAME_FILE, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def renamed(scene: Scene) -> Case:
    one, sibling = two_of_a_group(scene)
    told = happening(scene, "local", "small-firms", "charities", by=one)
    (file,) = told.evidence
    name = scene.rng.choice(("SV return", "spend", "ledger extract", "payments final v2"))
    pounds = replace(told, quantity=round(told.quantity, -scene.rng.choice((0, 2, 4))))
    renamed = replace(file, reference=f"{name} {told.begins.year}.xlsx")
    return Case(
        recorded(scene, told),
        again(scene, pounds, **firm(scene, sibling), evidence=(renamed,)),
    )


@MANNERS.add(
    "taken over by another firm",
    "Under one agreement two firms give one payroll number for the same weeks: who took the contract over recorded anew what had been recorded.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_AGREEMENT, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def taken_over(scene: Scene) -> Case:
    told = happening(scene, "job", "care", "long-out", quantity=1)
    successor = firm(scene, scene.stranger(told.provider), agreement=told.agreement)
    return Case(
        recorded(scene, told),
        again(scene, told, **successor, evidence=proof_otherwise(scene.rng, told)),
    )


@MANNERS.add(
    "the name of the school typed",
    "One firm, one school whose name was chosen once and typed once, the same days and the same uneven amount, and nothing that tells two visits apart.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.NUMBER_MISSING, Fact.NOT_TOLD_APART,
)  # fmt: skip
def typed(scene: Scene) -> Case:
    told = happening(scene, "pupils", by=of_two_councils(scene), quantity=uneven(scene.rng, 17, 140))  # fmt: skip
    assert told.receiver
    name = name_typed(scene.rng, told.receiver.name)
    other = {"beneficiary": "", "beneficiary_name": name, "evidence": (), "agreement": another_agreement(scene, told)}  # fmt: skip
    return Case(recorded(scene, told), again(scene, told, **other))


@MANNERS.add(
    "the gift of a firm and of its group",
    "Two firms of one group gave the same group the same amount to the penny on the same day, and only one has a receipt.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.NUMBER_MISSING, Fact.NOT_TOLD_APART,
)  # fmt: skip
def group_gift(scene: Scene) -> Case:
    one, sibling = two_of_a_group(scene)
    pence = 100 * scene.rng.randint(150, 4200) + scene.rng.randint(1, 99)
    told = happening(scene, "gift", by=one, quantity=pence)
    return Case(recorded(scene, told), again(scene, told, **firm(scene, sibling), evidence=()))


@MANNERS.add(
    "given through a charity",
    "The firm names the charity that handed it over, and both give the number of one delivery note, the same group and as many things.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_SHARED, Fact.SAME_MEASURE,
)  # fmt: skip
def through(scene: Scene) -> Case:
    main, charity = contractor(scene)
    told = happening(scene, "equipment", by=main)
    own = firm(scene, charity, ends=told.ends + timedelta(days=scene.rng.randint(1, 6)))
    return Case(
        recorded(scene, told, delivered_by=(charity.ref,)),
        again(scene, told, **own, evidence=proof_otherwise(scene.rng, told)),
    )


@MANNERS.add(
    "with and without VAT",
    "One firm attaches one invoice twice for the same period, and the amounts differ by a fifth.",
    Fact.ONE_PROVIDER, Fact.SAME_FILE, Fact.WITH_VAT, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def vat(scene: Scene) -> Case:
    told = happening(scene, "local", "small-firms", "charities", by=of_two_councils(scene))
    gross = replace(told, quantity=round(told.quantity * 6 / 5))
    return Case(recorded(scene, told), again(scene, gross, agreement=another_agreement(scene, told)))  # fmt: skip


@MANNERS.add(
    "numbers in one line",
    "Contractor and named subcontractor give the same numbers, one by one and in a line, for as many people over the same weeks.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def in_one_line(scene: Scene) -> Case:
    rng, (main, sub) = scene.rng, contractor(scene)
    told = happening(scene, "job", "apprentice", by=sub, quantity=rng.randint(2, 4))
    proofs = tuple(scene.proof(told) for _ in range(told.quantity))
    said = [each.reference for each in rng.sample(proofs, len(proofs))]
    line = rng.choice((", ".join(said), "; ".join(said), f"{', '.join(said[:-1])} and {said[-1]}"))
    return Case(
        recorded(scene, told, evidence=proofs),
        again(
            scene,
            told,
            **firm(scene, main, delivered_by=(sub.ref,)),
            evidence=(Evidence(proofs[0].kind, "", None, line),),
        ),
    )


@MANNERS.add(
    "the agency's worker",
    "The firm names the agency as having delivered it, and both give one payroll number for a start on one day.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.DAYS_SHARED, Fact.SAME_AMOUNT, Fact.SAME_MEASURE,
)  # fmt: skip
def agency(scene: Scene) -> Case:
    host, agency = contractor(scene)
    told = happening(scene, "job", "care", "long-out", by=agency, quantity=1)
    ends = told.ends - timedelta(days=7 * scene.rng.randint(1, 3))
    own = firm(scene, host, delivered_by=(agency.ref,), ends=ends)
    return Case(
        recorded(scene, told),
        again(scene, told, **own, evidence=proof_otherwise(scene.rng, told)),
    )


@MANNERS.add(
    "under the framework and its call-off",
    "One firm gives the number of one transfer note twice for one month, under the framework and under its call-off.",
    Fact.ONE_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_MEASURE, Fact.OTHER_AGREEMENTS,
)  # fmt: skip
def call_off(scene: Scene) -> Case:
    rng, told = scene.rng, happening(scene, "waste")
    framework = f"GQCA-FW-{rng.randint(100, 999)}"
    rounded = replace(told, quantity=round(told.quantity, -rng.choice((3, 4, 5))))
    return Case(
        recorded(scene, told, agreement=framework),
        again(
            scene,
            rounded,
            agreement=f"{framework}/{rng.randint(1, 40):02}",
            evidence=proof_otherwise(rng, told),
        ),
    )


@MANNERS.add(
    "two digits of the number swapped",
    "One firm, one group, one day and the same odd hours, and the numbers of the sheets differ only by two digits having changed places.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.DIGITS_SWAPPED, Fact.NOT_TOLD_APART,
)  # fmt: skip
def digits_swapped(scene: Scene) -> Case:
    told = happening(scene, "volunteering", quantity=uneven_hours(scene.rng, 5, 60), by=of_two_councils(scene))  # fmt: skip
    (sheet,) = told.evidence
    head, number = sheet.reference.rsplit("-", 1)
    places = [n for n in range(1, len(number) - 2) if number[n] != number[n + 1]]
    n = scene.rng.choice(places)
    wrong = number[:n] + number[n + 1] + number[n] + number[n + 2 :]
    proof = Evidence("statement", "", None, f"{head}-{wrong}")
    return Case(
        recorded(scene, told),
        again(scene, told, agreement=another_agreement(scene, told), evidence=(proof,)),
    )


@MANNERS.add(
    "by two contractors of one subcontractor",
    "Two contractors name the same subcontractor and give the number of one agreement or placement over the same weeks.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def two_contractors(scene: Scene) -> Case:
    one, other, sub = scene.contractors_of_one()
    told = happening(scene, "apprentice", "placement", by=one)
    (proof,) = told.evidence
    theirs = replace(proof, reference=number_otherwise(scene.rng, proof.reference))
    return Case(
        recorded(scene, told, delivered_by=(sub,)),
        again(scene, told, **firm(scene, other, delivered_by=(sub,)), evidence=(theirs,)),
    )
