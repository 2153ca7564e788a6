"""Repeats of what was given, bought, lent and advised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import twice, typed
from tests.analysis.commitments.fourth_set.region import CODES, FRAMEWORKS
from tests.analysis.commitments.fourth_set.stage import (
    Happening,
    Stage,
    amount,
    in_words,
    paper,
    spoken,
)
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
repeat = MANNERS.add


def _elsewhere(stage: Stage, of: Happening, subject: str) -> str:
    """The code of that subject in a framework other than the one it was told in."""
    return CODES[stage.pick([one for one in FRAMEWORKS if one != of.deal.framework]), subject]


@repeat("a delivery in pounds and in things",
        "One delivery note to one receiver, in two measures.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.OTHER_MEASURE)  # fmt: skip
def _pounds_and_things(stage: Stage) -> Case:
    of = stage.happening("computers")
    one, other = twice(stage, stage.pick(("DN", "DEL", "GRN")), stage.number())
    worth = of.many * stage.pick((85, 110, 145, 180))
    said = f"{in_words('gifts in kind', worth)}"
    words = stage.pick((f"Equipment worth {said} given to {of.receiver.name}", f"IT equipment ({of.what}), book value {said}",
                        f"Value of donated {of.what}: {said}"))  # fmt: skip
    later = of.begins + timedelta(days=stage.pick((0, 0, 1, 2, 6)))
    return two(stage.told(of, paper(one)),
               stage.told(of, paper(other), measure=_elsewhere(stage, of, "gifts in kind"), quantity=amount("gifts in kind", worth),
                          begins=later, ends=later, description=words))  # fmt: skip


@repeat("an invoice with its tax and without",
        "One invoice of one supplier; the one amount is the other and a fifth.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.OTHER_AMOUNTS)  # fmt: skip
def _with_tax(stage: Stage) -> Case:
    of = stage.happening("local order")
    one, other = twice(stage, "INV", stage.number())
    paid = of.begins + timedelta(days=stage.some(0, 35))
    gross = f"{of.what} from {of.receiver.name}, £{of.many * 1.2:,.2f}"
    words = stage.pick((f"{gross} inc VAT", f"Paid to {of.receiver.name} for {of.what}", f"Local purchase: {gross}"))  # fmt: skip
    return two(stage.told(of, paper(one)),
               stage.told(of, paper(other), quantity=amount("local spend", of.many * 1.2), begins=paid, ends=paid,
                          description=words[0].upper() + words[1:]))  # fmt: skip


@repeat("an invoice reported by the firm and by the subcontractor that paid it",
        "One invoice of one supplier, and the two firms work on one contract.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.TIED)  # fmt: skip
def _invoice_of_a_sub(stage: Stage) -> Case:
    of = stage.happening("local order")
    one, other = twice(stage, "INV", stage.number())
    sub = of.deal.subs[0]
    return two(stage.told(of, paper(one), delivered_by=stage.pick(((sub,), of.deal.subs))),
               stage.told(of, paper(other), provider=sub, accountable=stage.pick((sub, of.deal.firm)),
                          agreement=f"sub-{of.deal.agreement}", under=(of.deal.agreement, *of.deal.under)))  # fmt: skip


@repeat("the year's total with a supplier and one invoice in it",
        "The invoice is one of those that the total lists.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.WITHIN)  # fmt: skip
def _total_and_invoice(stage: Stage) -> Case:
    of = stage.happening("local order")
    listed = [stage.number() for _ in range(stage.some(3, 6))]
    mine = stage.pick(listed)
    begins = date(of.begins.year - (of.begins.month < 4), 4, 1)
    whole = of.many * stage.some(3, 7)
    words = stage.pick((f"Total spend with {of.receiver.name} in the year, {len(listed)} invoices", f"{of.receiver.name}: annual local spend {in_words('local spend', whole)}",
                        f"Year's orders from {of.receiver.name}"))  # fmt: skip
    year = stage.told(of, paper(stage.pick(("Invoices ", "Inv nos ", "")) + ", ".join(listed)), description=words,
                      quantity=amount("local spend", whole), begins=begins,
                      ends=date(begins.year + 1, 3, 31))  # fmt: skip
    return two(stage.told(of, paper(typed(stage, "INV", mine))), year)


@repeat("a gift rounded by the second hand",
        "The same giver, receiver and cause within the week, and the one amount is the other rounded.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_AMOUNTS, Fact.SHARED_WORDS)  # fmt: skip
def _rounded(stage: Stage) -> Case:
    of = stage.happening("money gift", "gift in kind")
    exact = of.many + stage.pick((-12.5, -7.2, 3.49, 8.75, 11.6, -4.05))
    words = stage.pick((f"{of.receiver.name}: gift for {of.what}", f"Gift to {of.receiver.name}: {of.what}", f"Support for {of.receiver.name} ({of.what})"))  # fmt: skip
    about = stage.pick((", about {}", ", approx. {}", ", c. {}", " ({} rounded)")).format(in_words("gifts", of.many))  # fmt: skip
    later = of.begins + timedelta(days=stage.some(0, 6))
    return two(stage.told(of, *stage.attached(of), description=f"{words}, £{exact:,.2f}", quantity=amount("gifts", exact)),
               stage.told(of, description=words + about, begins=later, ends=later))  # fmt: skip


@repeat("given by the firm and by its group's other arm",
        "One group, one receiver, one cause, one amount, within ten days, and the second says that the group gave it.",
        Fact.SAME_RECEIVER, Fact.TIED, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, words=("group",))  # fmt: skip
def _group_gift(stage: Stage) -> Case:
    of = stage.happening("money gift", deal=stage.deal(grouped=True))
    arm = stage.sister(of.deal)
    later = of.begins + timedelta(days=stage.some(0, 10))
    n, other = stage.two_of(range(5))
    said = stage.pick((" on behalf of the group", " - group community fund", " (paid by group head office for the contract team)", ". Group donation"))  # fmt: skip
    return two(stage.told(of, *stage.attached(of), n=n),
               stage.told(of, provider=arm, accountable=arm, begins=later, ends=later,
                          description=of.telling(other) + said))  # fmt: skip


@repeat("the receiver is here and typed by another name",
        "The typed name is the receiver's own, shortened or longer; day, cause and amount are the same.",
        Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.SAME_DAYS)  # fmt: skip
def _other_name(stage: Stage) -> Case:
    of = stage.happening("money gift", "gift in kind", "food", "computers")
    name = of.receiver.name
    typed_name = stage.pick((f"{of.receiver.word} {name.split()[-1]}", f"The {name}", f"{name} (registered charity)", name.upper(),
                             f"{name}, {of.receiver.word}", name.replace("Community", "Comm.")))  # fmt: skip
    by_hand = replace(of, receiver=replace(of.receiver, name=typed_name))
    return two(stage.told(of, *stage.attached(of)), stage.told(by_hand, beneficiary=""))


@repeat("passed on through a community fund",
        "The fund names the firm for which it pays, and both give the fund's grant number for one receiver.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.TIED)  # fmt: skip
def _through_a_fund(stage: Stage) -> Case:
    of = stage.happening("money gift")
    fund = stage.pick(("marches-community-foundation", "cronfa-gymunedol", "region-crowdfund"))
    one, other = twice(stage, "GR", stage.number())
    paid = of.begins + timedelta(days=stage.some(5, 60))
    words = stage.pick((f"Grant to {of.receiver.name} for {of.what}, from our donor firm's fund", f"{of.receiver.name}: {of.what}, funded by a corporate donor",
                        f"Named fund grant ({of.what})"))  # fmt: skip
    return two(stage.told(of, paper(one), delivered_by=(fund,)),
               stage.told(of, paper(other), provider=fund, accountable=fund, delivered_by=stage.pick(((), (of.deal.firm,))), begins=paid,
                          ends=paid, description=words, agreement=f"{fund}-grants", under=()))  # fmt: skip


@repeat("food in kilograms and in meals",
        "One delivery to one receiver on one day; the words give both the weight and the meals.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_MEASURE, Fact.SAME_PROVIDER, words=("meals", "kg"))  # fmt: skip
def _kilograms_and_meals(stage: Stage) -> Case:
    of = stage.happening("food")
    meals = round(of.many / 0.42)
    words = stage.pick((f"{meals} meals for {of.receiver.name} ({of.many} kg of {of.what})", f"Equivalent of {meals} meals, {of.many} kg, {of.what}",
                        f"{of.what}: {of.many}kg = {meals} meals"))  # fmt: skip
    return two(stage.told(of, *stage.attached(of), n=stage.pick((0, 1, 2))),
               stage.told(of, measure=_elsewhere(stage, of, "meals"), quantity=meals, description=words[0].upper() + words[1:]))  # fmt: skip


@repeat("each delivery and the quarter's total",
        "The total counts up the deliveries of its months to the same receiver, and says so.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, Fact.WITHIN, words=("total|quarter|all deliveries",))  # fmt: skip
def _deliveries_and_total(stage: Stage) -> Case:
    of = stage.happening("food")
    first = date(of.begins.year, stage.pick((1, 4, 7, 10)), 1)
    days = [first + timedelta(days=n * 30 + stage.some(3, 20)) for n in range(3)]
    many = [of.many + stage.some(0, 15) for _ in days]
    parts = [stage.told(replace(of, begins=day, ends=day, many=kilos), *stage.attached(replace(of, begins=day, ends=day)))
             for day, kilos in zip(days, many, strict=True)]  # fmt: skip
    last = (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)
    words = stage.pick((f"Quarterly total of food to {of.receiver.name} ({len(days)} deliveries of {of.what})", f"{of.receiver.name}, all deliveries of the quarter, {sum(many)} kg",
                        f"Total food donated {first:%B} to {last:%B}: {' + '.join(map(str, many))} kg"))  # fmt: skip
    whole = stage.told(of, begins=first, ends=last, quantity=amount("food", sum(many)), description=words)  # fmt: skip
    return Case((*parts, whole), pairs=((0, 3), (1, 3), (2, 3)))


@repeat("a room in hours and in the hire that was not asked for",
        "The booking's number, the receiver and the days are the same.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.OTHER_MEASURE)  # fmt: skip
def _room_in_pounds(stage: Stage) -> Case:
    of = stage.happening("room")
    one, other = twice(stage, stage.pick(("BK", "BOOK", "RM")), stage.number())
    worth = of.many * stage.pick((15, 20, 25, 35))
    words = stage.pick((f"Hire charge waived for {of.receiver.name}: {in_words('space value', worth)}", f"Room hire in kind, {of.receiver.name}",
                        f"Value of free meeting space {in_words('space value', worth)}"))  # fmt: skip
    return two(stage.told(of, paper(one)),
               stage.told(of, paper(other), measure=_elsewhere(stage, of, "space value"),
                          quantity=amount("space value", worth), description=words))  # fmt: skip


@repeat("a machine lent, told by the contractor and by the plant hirer",
        "One hire contract's number, one receiver, and the hirer works for the contractor.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.TIED)  # fmt: skip
def _machine_lent(stage: Stage) -> Case:
    of = stage.happening("team day")
    machine = stage.pick(("mini digger and driver", "dumper", "cherry picker", "wacker plate", "generator", "skip and grab lorry"))  # fmt: skip
    days = stage.some(1, 6)
    one, other = twice(stage, stage.pick(("HC", "HIRE")), stage.number())
    hirer = of.deal.subs[1]
    lent = replace(of, ends=of.begins + timedelta(days=days - 1), many=days)
    measure = CODES[of.deal.framework, "loan days"]
    words = (f"{machine} lent to {of.receiver.name} for {days} days", f"Free loan of a {machine}: {of.receiver.name}",
             f"{of.receiver.name} had the use of our {machine}", f"Plant in kind - {machine} - {days} days")  # fmt: skip
    first, second = stage.two_of(words)
    return two(stage.told(lent, paper(one), measure=measure, quantity=amount("loan days", days), description=first, delivered_by=(hirer,)),
               stage.told(lent, paper(other), measure=measure, quantity=amount("loan days", days), description=second, provider=hirer,
                          accountable=hirer, agreement=f"sub-{of.deal.agreement}"))  # fmt: skip


@repeat("advice in hours and in days",
        "The same firm's same advice for the same receiver in the same weeks: so many days of seven hours.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.OTHER_MEASURE, words=("day",))  # fmt: skip
def _advice_in_days(stage: Stage) -> Case:
    of = stage.happening("advice")
    of = replace(of, many=7 * stage.some(1, 6))
    days = of.many // 7
    words = stage.pick((f"{days} days of professional time for {of.receiver.name}, {of.what}", f"Expert days: {days} ({of.what})",
                        f"{of.what} for {of.receiver.name}, {days} day(s) at no charge"))  # fmt: skip
    elsewhere = stage.stranger(of.deal)
    return two(stage.told(of, *stage.attached(of)),
               stage.told(of, measure=_elsewhere(stage, of, "expert days"), quantity=amount("expert days", days),
                          description=words[0].upper() + words[1:], agreement=elsewhere.agreement, under=elsewhere.under))  # fmt: skip


@repeat("pledged, and then paid",
        "The same giver, receiver, cause and amount: the one record is of the promise, the other of the payment.",
        Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, words=("pledge|agreed to give|committed|will donate", "paid|handed over|transferred|received"))  # fmt: skip
def _pledged_and_paid(stage: Stage) -> Case:
    of = stage.happening("money gift")
    q, at = in_words("gifts", of.many), of.receiver.name
    pledge = stage.pick((f"Pledge of {q} to {at} for {of.what}", f"We agreed to give {at} {q} for {of.what}", f"{q} committed to {of.what}, {at}",
                         f"Will donate {q} to {at} ({of.what})"))  # fmt: skip
    paid = stage.pick((f"{q} paid to {at} for {of.what}, as pledged", f"Cheque handed over to {at} for {of.what}: our pledge kept", f"Pledge to {at} ({of.what}) transferred, {q}",
                       f"{at} received the {q} that we had pledged for {of.what}"))  # fmt: skip
    day = of.begins + timedelta(days=stage.some(10, 70))
    return two(stage.told(of, description=pledge),
               stage.told(of, paper(f"BACS {stage.number()}"), description=paid, begins=day, ends=day))  # fmt: skip


@repeat("the day of the gift and the day of the thanks",
        "The letter of thanks names the day of the gift, the receiver and the amount.",
        Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.DAY_IN_WORDS)  # fmt: skip
def _day_of_thanks(stage: Stage) -> Case:
    of = stage.happening("money gift", "gift in kind", "computers", "food")
    later = of.begins + timedelta(days=stage.some(6, 40))
    letter: Evidence = paper(stage.pick(("Letter of thanks for your gift of {}", "Thank-you letter dated after the gift of {}",
                                         "Acknowledgement, gift received {}")).format(spoken(of.begins)))  # fmt: skip
    return two(stage.told(of, *stage.attached(of)), stage.told(of, letter, begins=later, ends=later))  # fmt: skip
