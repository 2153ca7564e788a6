"""Repeats that come of how records are kept, whatever was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.region import REGION
from tests.analysis.commitments.fourth_set.stage import Stage, amount, paper, spoken
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
repeat = MANNERS.add
ON_A_DAY = ("team day", "careers talk", "money gift", "gift in kind", "computers", "food", "course", "trees")  # fmt: skip


@repeat("the same spreadsheet loaded again",
        "All is the same but for capitals, blanks and the day on which it was recorded.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.NEARLY_SAME_WORDS)  # fmt: skip
def _loaded_again(stage: Stage) -> Case:
    of = stage.happening()
    one = stage.told(of)
    words = stage.pick((one.description, one.description.upper(), f"{one.description} ", one.description.lower(), one.description.replace(" ", "  ", 2),
                        f"{one.description}."))  # fmt: skip
    again = replace(one, description=words, recorded_on=one.recorded_on + timedelta(days=stage.some(0, 95)))  # fmt: skip
    return two(one, again)


@repeat("typed a second time, with slips",
        "Party, receiver, day and amount are the same, and the words differ by slips of the finger.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER)  # fmt: skip
def _typed_again(stage: Stage) -> Case:
    of = stage.happening()
    one = stage.told(of, *stage.attached(of))
    letters = list(one.description)
    for _ in range(stage.some(2, 4)):
        at = stage.some(1, len(letters) - 2)
        if stage.chance():
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            del letters[at]
    return two(one, replace(one, description="".join(letters), evidence=(), recorded_on=one.recorded_on + timedelta(days=3)))  # fmt: skip


@repeat("the paper scanned again, with a copy's name",
        "The file bears the same name but for a copy's mark, and party, receiver and day are the same.",
        Fact.SAME_FILE_NAME, Fact.OTHER_FILES, Fact.SAME_RECEIVER, Fact.SAME_DAYS)  # fmt: skip
def _scanned_again(stage: Stage) -> Case:
    of = stage.happening()
    stem = f"{of.activity.paper} {of.receiver.word} {of.begins:%d-%m-%Y}"
    sheet = stage.file(f"{stem}.pdf")
    name = stage.pick((f"{stem} (1).pdf", f"Copy of {stem}.pdf", f"{stem.replace(' ', '_')}_scan.pdf", f"{stem.upper()}.PDF", f"{stem} final.docx",
                       f"scan of {stem}.jpeg"))  # fmt: skip
    n, other = stage.two_of(range(4))
    return two(stage.told(of, sheet, n=n), stage.told(of, stage.scan_again(sheet, name), n=other))


@repeat("the photograph sent on and renamed, by the firm and its subcontractor",
        "The picture is the same to the eye, and the two firms work on one contract.",
        Fact.SAME_PICTURE, Fact.TIED, Fact.SAME_RECEIVER)  # fmt: skip
def _sent_on(stage: Stage) -> Case:
    of = stage.happening(*ON_A_DAY)
    shot = stage.picture(f"IMG_{stage.number()}.HEIC")
    name = stage.pick((f"WhatsApp Image {of.begins:%Y-%m-%d} at 14.{stage.some(10, 59)}.jpeg", f"{of.receiver.word} small.jpg", "image001.png", "photo for report.jpg"))  # fmt: skip
    sub = of.deal.subs[0]
    n, other = stage.two_of(range(4))
    later = of.begins + timedelta(days=stage.pick((0, 0, 0, 1, 3)))
    return two(stage.told(of, shot, n=n, delivered_by=stage.pick(((), (sub,)))),
               stage.told(of, stage.photographed_again(shot, name), n=other, provider=sub, accountable=of.deal.firm,
                          begins=later, ends=later))  # fmt: skip


@repeat("day and month changed over",
        "The same sheet is attached, and the day of the one is that of the other with day and month changed over.",
        Fact.SAME_FILE, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART)  # fmt: skip
def _changed_over(stage: Stage) -> Case:
    of = stage.happening(*ON_A_DAY)
    day, month = stage.two_of(range(1, 13))
    right, wrong = date(2025, month, day), date(2025, day, month)
    of = replace(of, begins=right, ends=right)
    sheet = stage.file(f"{of.activity.paper} {of.receiver.word}.pdf")
    n, other = stage.two_of((0, 1, 2))
    return two(stage.told(of, sheet, n=n), stage.told(of, sheet, n=other, begins=wrong, ends=wrong))


@repeat("a slip in the amount",
        "The same sheet, receiver and day; the one amount is the other with a nought too many or two digits changed.",
        Fact.SAME_FILE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_AMOUNTS)  # fmt: skip
def _slip_in_amount(stage: Stage) -> Case:
    of = stage.happening()
    sheet = stage.file(f"{of.activity.paper} {stage.some(1, 60)}.pdf")
    right = amount(of.activity.subject, of.many)
    digits = str(of.many)
    turned = int(digits[1] + digits[0] + digits[2:]) if len(digits) > 1 and digits[0] != digits[1] else of.many + 1  # fmt: skip
    wrong = stage.pick((right * 10, amount(of.activity.subject, turned)))
    n, other = stage.two_of((0, 1, 2))
    return two(stage.told(of, sheet, n=n), stage.told(of, sheet, n=other, quantity=max(1, wrong)))


@repeat("the letter attached and the letter cited",
        "The cited letter is of the receiver and the day that the attached file's name tells.",
        Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.DAY_IN_WORDS)  # fmt: skip
def _attached_and_cited(stage: Stage) -> Case:
    of = stage.happening(*ON_A_DAY)
    sent = of.begins + timedelta(days=stage.some(1, 12))
    letter = stage.file(f"Letter {of.receiver.name} re {spoken(of.begins)}.pdf")
    cited = stage.pick(("{} wrote to thank us, letter about {}", "Letter from {} about the event on {}", "See {}'s letter on {}")).format(of.receiver.name, spoken(of.begins))  # fmt: skip
    n, other = stage.two_of(range(4))
    return two(stage.told(of, letter, n=n), stage.told(of, paper(cited), n=other, begins=sent, ends=sent))  # fmt: skip


@repeat("the same page on the web, its address typed otherwise",
        "One page tells of one receiver's day, whatever precedes or follows its address.",
        Fact.SAME_LINK, Fact.SAME_RECEIVER, Fact.SAME_DAYS)  # fmt: skip
def _same_page(stage: Stage) -> Case:
    of = stage.happening(*ON_A_DAY)
    site = f"{of.deal.firm}.example/news/{of.begins.year}/{of.receiver.org}-{stage.number()}"
    one, other = stage.two_of((f"https://{site}", f"http://www.{site}/", f"www.{site}?utm_source=newsletter", f"https://www.{site}#photos", site))  # fmt: skip
    n, again = stage.two_of(range(4))
    who = stage.pick((of.deal.firm, of.deal.client))
    return two(stage.told(of, paper(one, "link"), n=n), stage.told(of, paper(other, "link"), n=again, provider=who))  # fmt: skip


@repeat("recorded under the call-off and under the framework above it",
        "The agreement of the one lies above the other's, and firm, receiver, day and thing done are the same.",
        Fact.ABOVE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER)  # fmt: skip
def _call_off_and_framework(stage: Stage) -> Case:
    of = stage.happening(deal=stage.deal(under=True))
    n, other = stage.two_of(range(4))
    above = of.deal.under[0]
    return two(stage.told(of, *stage.attached(of), n=n), stage.told(of, n=other, agreement=above, under=of.deal.under[1:]))  # fmt: skip


@repeat("reported by the parent and by its division, with one photograph",
        "One group, one receiver, one day, one picture; no word that either counts its own people only.",
        Fact.TIED, Fact.SAME_PICTURE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT)  # fmt: skip
def _parent_and_division(stage: Stage) -> Case:
    of = stage.happening("team day", "careers talk", "trees", deal=stage.deal(grouped=True))
    shot = stage.picture(f"DSC{stage.number()}.jpg")
    arm = stage.sister(of.deal)
    n, other = stage.two_of(range(4))
    return two(stage.told(of, shot, n=n), stage.told(of, stage.photographed_again(shot, f"{of.receiver.word}.jpg"), n=other,
                                                     provider=arm, accountable=arm, agreement=f"group-{arm}", under=()))  # fmt: skip


@repeat("the first day, and the whole of several days",
        "The same task for the same receiver; the one record's day lies within the other's, whose hours hold it.",
        Fact.WITHIN, Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, words=("days|week",))  # fmt: skip
def _first_of_several(stage: Stage) -> Case:
    of = stage.happening("team day")
    days = stage.some(2, 5)
    long = replace(of, ends=of.begins + timedelta(days=days - 1), many=of.many * days)
    words = stage.pick((f"{days} days {of.what} at {of.receiver.name}, {of.people} volunteers each day", f"Whole project of {days} days: {of.what}",
                        f"Volunteering week at {of.receiver.name} ({of.what}), from {spoken(of.begins)}, all sessions"))  # fmt: skip
    first = stage.told(of, *stage.attached(of))
    said = stage.pick((" - day one", ", first session", " (first of several days)", f", {spoken(of.begins)}"))  # fmt: skip
    return two(
        replace(first, description=of.telling(2) + said), stage.told(long, description=words)
    )


@repeat("its day, and the quarter in which it fell",
        "The same giver, receiver, thing and amount; the second hand knew only the quarter.",
        Fact.WITHIN, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER)  # fmt: skip
def _day_and_quarter(stage: Stage) -> Case:
    of = stage.happening(*ON_A_DAY)
    first = date(of.begins.year, (of.begins.month - 1) // 3 * 3 + 1, 1)
    last = (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)
    n, other = stage.two_of(range(4))
    return two(stage.told(of, *stage.attached(of), n=n), stage.told(of, n=other, begins=first, ends=last, recorded_on=last + timedelta(days=14)))  # fmt: skip


@repeat("the place is a ward, a district or nowhere",
        "The one place lies within the other, and firm, receiver, day and amount are the same.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED)  # fmt: skip
def _other_level(stage: Stage) -> Case:
    of = stage.happening()
    wide = stage.pick(((of.receiver.district,), (REGION,), (f"{of.receiver.ward[0]}01{of.receiver.ward[3:]}1",), ()))  # fmt: skip
    n, other = stage.two_of(range(4))
    sub = of.deal.subs[0]
    return two(stage.told(of, *stage.attached(of), n=n, delivered_by=(sub,)), stage.told(of, n=other, provider=sub, accountable=of.deal.firm, places=wide))  # fmt: skip


@repeat("the receiver stands in the words alone",
        "The description names the receiver that the other record gives, and party, day and amount are the same.",
        Fact.NAMED_IN_WORDS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.SAME_MEASURE)  # fmt: skip
def _named_in_words(stage: Stage) -> Case:
    of = stage.happening(*ON_A_DAY)
    named = [n for n, words in enumerate(of.activity.tellings) if "{at}" in words]
    n, other = stage.two_of(named)
    return two(stage.told(of, *stage.attached(of), n=n), stage.told(of, n=other, beneficiary="", beneficiary_name="", places=(of.receiver.district,)))  # fmt: skip


@repeat("a correction entered as a record of its own",
        "The later record says that it corrects the earlier, for the same receiver and days.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.SAME_MEASURE,
        words=("correct|replaces|revised|amended",))  # fmt: skip
def _corrected(stage: Stage) -> Case:
    of = stage.happening()
    right = replace(of, many=of.many + stage.pick((-1, 1, 2)) * max(1, of.many // 10))
    if of.activity.subject == "trained":
        right = replace(right, people=right.many)
    said = stage.pick(("Corrected entry: ", "Revised figure. ", "Amended - ", "(replaces our earlier entry) ", "Correction of last month's report: "))  # fmt: skip
    n = stage.pick((1, 2))
    return two(stage.told(of, *stage.attached(of)), stage.told(of, description=said + right.telling(n), quantity=amount(of.activity.subject, right.many)))  # fmt: skip


@repeat("the subcontractor's own record, and the contractor's under its own name",
        "One receiver, day, task and amount, and the sub's record names the contractor that answers.",
        Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT)  # fmt: skip
def _sub_and_contractor(stage: Stage) -> Case:
    of = stage.happening()
    n, other = stage.two_of(range(4))
    sub = of.deal.subs[1]
    return two(stage.told(of, *stage.attached(of), n=n),
               stage.told(of, n=other, provider=sub, accountable=of.deal.firm,
                          agreement=f"sub-{of.deal.agreement}", under=(of.deal.agreement, *of.deal.under)))  # fmt: skip
