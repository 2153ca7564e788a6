"""By which thing it can be known that two records are one benefit."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.invented_place import Provider
from tests.analysis.commitments.scene import Scene
from tests.analysis.commitments.second_set.retelling import (
    contractor,
    happening,
    number_otherwise,
    of_two_councils,
    two_of_a_group,
)
from tests.analysis.commitments.thought_of.disguised import (
    AMOUNTS,
    DAYS,
    MEASURES,
    OTHERS,
    a_nought_too_many,
    another_beginning,
    another_end,
    as_planned,
    by_the_day_of_payment,
    corrected,
    counted_in_people,
    day_and_month_swapped,
    first_day_only,
    in_a_total,
    receiver_left_out,
    some_days_off,
    whole_year,
    with_gift_aid,
    wrong_year,
    year_left_out,
)
from tests.analysis.commitments.thought_of.reported_again import WHO
from tests.analysis.commitments.thought_of.two import (
    FILED,
    LINKED,
    NAMED,
    NUMBERED,
    OF_PEOPLE,
    PICTURED,
    Step,
    Two,
    told_again,
)
from weft.analysis.commitments.benefit import Evidence

# By which thing it can be known that they are one.


def same_number(two: Two) -> None:
    (proof, *_) = two.told.evidence
    again = Evidence(proof.kind, proof.sha256 if two.rng.random() < 0.2 else "", None, number_otherwise(two.rng, proof.reference))  # fmt: skip
    two.change(evidence=(again,))


def same_numbers(two: Two) -> None:
    """Several, of which the other gives all in a line, or some and others."""
    proofs = [two.scene.proof(two.told) for _ in range(two.rng.randint(2, 5))]
    two.one = replace(two.one, evidence=tuple(proofs))
    kind, said = proofs[0].kind, [each.reference for each in proofs]
    turn = two.rng.random()
    if turn < 0.4:
        two.change(evidence=(Evidence(kind, "", None, two.rng.choice((", ", "; ")).join(said)),))
    elif turn < 0.7:
        two.change(evidence=tuple(proofs[: max(1, len(proofs) - 1)]))
    else:
        two.change(evidence=(*proofs[1:], two.scene.proof(two.told)))


def same_file(two: Two) -> None:
    (proof, *_) = two.told.evidence
    name = two.rng.choice(("return", "spend Q", "final v2", "attachment"))
    two.change(evidence=(replace(proof, reference=f"{name} {two.told.begins.year}.xlsx"),))


def same_picture(two: Two) -> None:
    (proof, *_) = two.told.evidence
    bits = sum(1 << bit for bit in two.rng.sample(range(64), two.rng.randint(0, 6)))
    again = Evidence("picture", two.scene.sha(), (proof.picture or 0) ^ bits, "photo.jpeg")
    two.change(evidence=(again,))


def same_page(two: Two) -> None:
    (proof, *_) = two.told.evidence
    said = proof.reference
    two.change(evidence=(replace(proof, reference=two.rng.choice((said, f"{said}/", said.replace("https://", "http://www."), f"{said}?utm_source=mail"))),))  # fmt: skip


def _photographed(two: Two) -> None:
    """A picture stands behind one, and behind the other, whatever else does."""
    photo = two.scene.picture()
    bits = sum(1 << bit for bit in two.rng.sample(range(64), two.rng.randint(0, 6)))
    again = replace(photo, sha256=two.scene.sha(), picture=(photo.picture or 0) ^ bits)
    two.one = replace(two.one, evidence=(*two.one.evidence, photo) if two.rng.random() < 0.5 else (photo,))  # fmt: skip
    two.change(evidence=(again,))


def _same_receiver(two: Two) -> None:
    """Nothing is in common but whom it reached: what stands behind one is of another kind, or nothing."""
    other = two.rng.choice(((), (two.scene.picture(),), (two.scene.file("evidence.pdf"),)))
    two.change(evidence=other)
    if two.rng.random() < 0.15:
        two.one = replace(two.one, evidence=())


def _exact(two: Two) -> None:
    two.change(evidence=two.rng.choice(((), (two.scene.file("return.xlsx"),))))


BY: dict[str, tuple[tuple[str, ...], Step, int]] = {
    "one number": (NUMBERED, same_number, 2), "several numbers": (OF_PEOPLE, same_numbers, 1), "one file": (FILED, same_file, 2),
    "one picture": (PICTURED, same_picture, 2), "one page": (LINKED, same_page, 1), "a picture of it": (NAMED, _photographed, 1),
    "receiver, days and amount": (NAMED, _same_receiver, 1), "an exact amount": ((*FILED, "waste"), _exact, 0),
}  # fmt: skip
"""Of which activities, how it is known, and in how much else the two may differ."""
NOT_BY_RECEIVER = frozenset([some_days_off, whole_year, another_end, another_beginning, day_and_month_swapped, first_day_only, wrong_year, by_the_day_of_payment, corrected, as_planned, in_a_total, a_nought_too_many, with_gift_aid, receiver_left_out, counted_in_people])  # fmt: skip
"""What leaves too little to know by where no thing is in common."""


def a_repeat(scene: Scene, by: str, who: str) -> Two:
    """One benefit twice on record."""
    activities, known, most = BY[by]
    provider = _provider_for(scene, who)
    quantity = scene.rng.randint(61, 140) if by == "receiver, days and amount" and scene.rng.random() < 0.5 else None  # fmt: skip
    told = happening(scene, *activities, by=provider)
    if quantity and told.unit == "people":
        told = replace(told, quantity=quantity)
    two = told_again(scene, told)
    WHO[who][0](two)
    known(two)
    hard = [*scene.rng.sample(DAYS, 1), *scene.rng.sample(AMOUNTS, 1), *scene.rng.sample(MEASURES, 1), *scene.rng.sample(OTHERS, 1)]  # fmt: skip
    if by in {"receiver, days and amount", "an exact amount"}:
        hard = [each for each in hard if each not in NOT_BY_RECEIVER]
    for step in scene.rng.sample(hard, min(len(hard), scene.rng.randint(0, most))):
        step(two)
    if by == "one number" and scene.rng.random() < 0.1:
        year_left_out(two)
    return two


def _provider_for(scene: Scene, who: str) -> Provider:
    if who == "by a sister":
        return two_of_a_group(scene)[0]
    if who in {"by contractor and subcontractor", "by two contractors"}:
        return contractor(scene)[0]
    return of_two_councils(scene)
