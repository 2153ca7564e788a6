"""Repeats that are told, cited or counted otherwise by the second hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.otherwise import OTHERWISE, shorthand
from tests.analysis.commitments.fourth_set.people import twice
from tests.analysis.commitments.fourth_set.stage import Stage, amount, in_words, paper
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
repeat = MANNERS.add
GIFTS_AND_DAYS = ("team day", "careers talk", "money gift", "gift in kind")


@repeat("told in quite other words",
        "Firm or its subcontractor, receiver, day, measure and amount are the same; the words mean the same.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE)  # fmt: skip
def _other_words(stage: Stage) -> Case:
    of = stage.happening(*GIFTS_AND_DAYS)
    said = OTHERWISE[of.what]
    words = stage.pick((said, f"{said} - lovely to be part of it", f"{said} ({in_words(of.activity.subject, of.many)})", f"for {of.receiver.name}: {said}"))  # fmt: skip
    who = stage.pick((of.deal.firm, of.deal.subs[1]))
    return two(stage.told(of, *stage.attached(of)),
               stage.told(of, provider=who, accountable=of.deal.firm, description=words[0].upper() + words[1:]))  # fmt: skip


@repeat("in an officer's shorthand",
        "The shorthand says the same of the same firm, receiver, day and amount.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER)  # fmt: skip
def _in_shorthand(stage: Stage) -> Case:
    of = stage.happening(
        "team day", "careers talk", "money gift", "gift in kind", "food", "computers", "advice"
    )
    n = stage.some(0, 3)
    at = shorthand(of.receiver.name)
    short = stage.told(
        of, description=shorthand(of.telling(n)), beneficiary=stage.pick((of.receiver.org, ""))
    )
    return two(stage.told(of, *stage.attached(of)), replace(short, beneficiary_name=at) if not short.beneficiary else short)  # fmt: skip


@repeat("one email of thanks, and the same forwarded",
        "The cited email is the same but for the marks of forwarding; receiver and amount are the same.",
        Fact.SAME_CITED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER)  # fmt: skip
def _forwarded_email(stage: Stage) -> Case:
    of = stage.happening(*GIFTS_AND_DAYS, "computers", "food")
    subject = stage.pick((f"Thank you for {of.what} - {of.receiver.name}", f"{of.receiver.name}: {of.what}", f"{of.what} at {of.receiver.word}, a big thank you"))  # fmt: skip
    one, other = stage.two_of((subject, f"FW: {subject}", f"RE: FW: {subject}", f"Fwd: {subject}", f"Email '{subject}'"))  # fmt: skip
    n, again = stage.two_of(range(4))
    later = of.begins + timedelta(days=stage.pick((0, 0, 2, 5, 9)))
    return two(stage.told(of, paper(one), n=n), stage.told(of, paper(other), n=again, begins=later, ends=later))  # fmt: skip


@repeat("a staff collection with Gift Aid and without",
        "One receiver, day and cause; the one amount is the other and a quarter, as the words say.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.OTHER_AMOUNTS, words=("gift aid",))  # fmt: skip
def _gift_aid(stage: Stage) -> Case:
    of = stage.happening("money gift")
    of = replace(of, many=of.many // 4 * 4)
    whole = in_words("gifts", of.many * 5 // 4)
    words = stage.pick((f"Staff collection for {of.receiver.name}, {whole} with Gift Aid", f"{whole} including Gift Aid raised by our staff for {of.what}",
                        f"{of.receiver.name} - {of.what} - staff fundraising plus Gift Aid"))  # fmt: skip
    plain = stage.pick((f"Staff collection for {of.receiver.name}, {in_words('gifts', of.many)}", f"Our staff raised {in_words('gifts', of.many)} for {of.what}",
                        f"{of.receiver.name} - {of.what} - staff fundraising"))  # fmt: skip
    return two(stage.told(of, description=plain), stage.told(of, description=words, quantity=amount("gifts", of.many * 5 // 4)))  # fmt: skip


@repeat("the total raised, and the firm's part of it",
        "The total's words name the part that the other record counts, for one receiver and day.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, words=("includ|of which|made up of",))  # fmt: skip
def _total_and_part(stage: Stage) -> Case:
    of = stage.happening("money gift")
    raised = of.many * stage.pick((1, 1, 2))
    whole, part, rest = (in_words("gifts", many) for many in (of.many + raised, of.many, raised))
    words = stage.pick((f"{whole} raised for {of.receiver.name}, including our match of {part}", f"{of.what}: {whole} in all, of which {part} from the company",
                        f"{whole} to {of.receiver.name}, made up of {rest} from staff and {part} matched"))  # fmt: skip
    match = stage.pick((f"Company match of {part} for {of.receiver.name}", f"{part} matched funding, {of.what}", f"Matched our staff's fundraising for {of.receiver.name} with {part}"))  # fmt: skip
    return two(stage.told(of, *stage.attached(of), description=match),
               stage.told(of, description=words[0].upper() + words[1:], quantity=amount("gifts", of.many + raised)))  # fmt: skip


@repeat("hours with the journey and without",
        "One receiver, day, task and number of people; the one record says that it counts the journey too.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_MEASURE, Fact.OTHER_AMOUNTS, words=("travel|journey|door to door",))  # fmt: skip
def _with_journey(stage: Stage) -> Case:
    of = stage.happening("team day")
    longer = replace(of, many=of.many + of.people)
    said = stage.pick(
        (
            " (incl. travel)",
            ", hours include the journey there and back",
            ". Travel time counted",
            " - door to door",
        )
    )
    n, other = stage.two_of(range(5))
    who = stage.pick((of.deal.firm, of.deal.subs[0]))
    return two(stage.told(of, *stage.attached(of), n=n),
               stage.told(longer, description=longer.telling(other) + said, provider=who, accountable=of.deal.firm))  # fmt: skip


@repeat("the order placed, and its invoice paid",
        "One order's number, one supplier and one thing bought; the later record says that it pays the order.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.DAYS_APART, words=("order", "paid|invoice|payment"))  # fmt: skip
def _ordered_and_paid(stage: Stage) -> Case:
    of = stage.happening("local order")
    one, other = twice(stage, "PO", stage.number())
    later = of.begins + timedelta(days=stage.some(14, 60))
    at, what = of.receiver.name, of.what
    placed = stage.pick(
        (
            f"Order placed with {at}: {what}",
            f"{what} ordered from {at}",
            f"Local order, {at}, {what}",
        )
    )
    paid = stage.pick((f"Invoice paid to {at} for the whole order of {what}", f"Paid {at} for {what} as ordered", f"Final payment, {what}, {at}, order complete"))  # fmt: skip
    many = stage.pick((of.many, of.many, of.many + stage.some(1, 9)))
    return two(stage.told(of, paper(one), description=placed[0].upper() + placed[1:]),
               stage.told(of, paper(other), description=paid, begins=later, ends=later, quantity=amount("local spend", many)))  # fmt: skip
