"""Honest look-alikes that share their evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import apprentice, post, typed
from tests.analysis.commitments.fourth_set.stage import Happening, Stage, amount, paper
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
honest = MANNERS.add


def _unlike(stage: Stage, of: Happening) -> Happening:
    """Something else that the same firm did, for somebody else, weeks before or after."""
    other = stage.happening(deal=of.deal)
    days = stage.pick((-1, 1)) * stage.some(8, 200)
    begins = of.begins + timedelta(days=days)
    length = other.ends - other.begins
    return replace(other, receiver=stage.other_receiver(of.receiver, other.activity.receivers), begins=begins, ends=begins + length)  # fmt: skip


def _own(of: Happening, words: str) -> str:
    said = words.format(n=of.people, what=of.what, at=of.receiver.name)
    return said[0].upper() + said[1:]


OWN = ("{n} of our own people joined the multi-firm day at {at}, {what}", "Our {n} volunteers at {at}'s community day ({what}), with other firms there",
       "{at}: {what}, our own staff only ({n})", "We sent {n} of our staff to the day at {at}: {what}")  # fmt: skip


@honest("one sign-in sheet of several firms",
        "One sheet for the day of firms that share no party, and each counts its own people.",
        Fact.SAME_FILE, Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.SAME_DAYS, words=("our",))  # fmt: skip
def _one_sheet(stage: Stage) -> Case:
    of = stage.happening("team day")
    guest = replace(of, deal=stage.stranger(of.deal), people=stage.some(2, 9))
    guest = replace(guest, many=guest.people * stage.pick((4, 6, 7)))
    sheet = stage.file(
        stage.pick(
            (
                f"Sign in {of.begins:%d.%m.%y}.pdf",
                f"{of.receiver.name} volunteers.pdf",
                "attendance.xlsx",
            )
        )
    )
    return two(stage.told(of, sheet, description=_own(of, stage.pick(OWN))), stage.told(guest, sheet, description=_own(guest, stage.pick(OWN))))  # fmt: skip


@honest("one photograph of several firms' day",
        "One picture of a day of firms that share no party, and each counts its own people.",
        Fact.SAME_PICTURE, Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.SAME_DAYS, words=("our",))  # fmt: skip
def _one_photograph(stage: Stage) -> Case:
    of = stage.happening("team day")
    guest = replace(of, deal=stage.stranger(of.deal), people=of.people + stage.some(1, 4))
    guest = replace(guest, many=guest.people * stage.pick((4, 6, 7)))
    shot = stage.picture("group photo.jpg")
    return two(stage.told(of, shot, description=_own(of, stage.pick(OWN))),
               stage.told(guest, stage.photographed_again(shot, f"IMG_{stage.number()}.jpg"), description=_own(guest, stage.pick(OWN))))  # fmt: skip


@honest("the contractor's people and its subcontractor's at one event",
        "One sheet, and each says that it counts its own people and not the other's.",
        Fact.SAME_FILE, Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_AMOUNTS, words=("not |excluding|without|only",))  # fmt: skip
def _not_the_others(stage: Stage) -> Case:
    of = stage.happening("team day")
    sub, people = of.deal.subs[0], of.people + stage.some(1, 5)
    sheet = stage.file(f"{of.receiver.word} day sign in.pdf")
    ours = stage.pick(("; our direct employees only, subcontractors report their own", " (excluding our subcontractor's people)", ", not counting those of our supply chain"))  # fmt: skip
    theirs = stage.pick(("; our own people only", " (not the main contractor's staff)", ", without the contractor's people, who are reported by them"))  # fmt: skip
    each = of.many // of.people
    guest = replace(of, people=people, many=people * each)
    return two(stage.told(of, sheet, description=of.telling(stage.some(0, 4)) + ours),
               stage.told(guest, sheet, description=guest.telling(stage.some(0, 4)) + theirs, provider=sub, accountable=of.deal.firm))  # fmt: skip


@honest("one gift shared between two givers",
        "Both say what share of the one total they gave, and the shares make up the whole.",
        Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, words=("share|half|of the .* is ours|%",))  # fmt: skip
def _shares(stage: Stage) -> Case:
    of = stage.happening("money gift")
    part = stage.pick((50, 60, 70, 75))
    sub, receipt = of.deal.subs[0], paper(typed(stage, "REC", stage.number()))
    words = stage.pick(("Joint gift of {q} to {at} for {what}; our share {s}%", "{s}% of the joint {q} given to {at} is ours ({what})", "{at}, {what}: {q} given together, {s}% share from us"))  # fmt: skip
    one, other = (words.format(q=f"£{of.many:,}", at=of.receiver.name, what=of.what, s=share) for share in (part, 100 - part))  # fmt: skip
    mine, theirs = (amount("gifts", of.many * share) // 100 for share in (part, 100 - part))
    return two(stage.told(of, receipt, description=one, quantity=mine),
               stage.told(of, receipt, description=other, quantity=theirs, provider=sub, accountable=of.deal.firm))  # fmt: skip


@honest("a policy attached to everything",
        "The one file is the firm's policy; receivers, days and what was done are others.",
        Fact.SAME_FILE, Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS)  # fmt: skip
def _policy(stage: Stage) -> Case:
    of = stage.happening()
    policy = stage.file(
        stage.pick(
            (
                "Social Value Policy 2025.pdf",
                "CSR statement.pdf",
                "Company brochure.pdf",
                "Method statement 4.2.docx",
                "EDI policy v3.pdf",
            )
        )
    )
    other = _unlike(stage, of)
    return two(
        stage.told(of, policy, *stage.attached(of)),
        stage.told(other, policy, *stage.attached(other)),
    )


@honest("the firm's own page as a link on everything",
        "The one address is the firm's page about itself; receivers and days are others.",
        Fact.SAME_LINK, Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS)  # fmt: skip
def _own_page(stage: Stage) -> Case:
    of = stage.happening()
    page = paper(
        f"https://www.{of.deal.firm}.example/{stage.pick(('social-value', 'community', 'csr', 'sustainability', 'news'))}",
        "link",
    )
    other = _unlike(stage, of)
    return two(stage.told(of, page), stage.told(other, page))


@honest("the purchase order's number on everything",
        "The one number is the contract's order; receivers, days and what was done are others.",
        Fact.SAME_NUMBER, Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS)  # fmt: skip
def _purchase_order(stage: Stage) -> Case:
    of = stage.happening()
    number = stage.number()
    one, other = (paper(stage.pick((f"PO {number}", f"PO{number}", f"Contract ref {number}", f"Order no. {number}"))) for _ in range(2))  # fmt: skip
    return two(stage.told(of, one), stage.told(_unlike(stage, of), other))


@honest("two files of one plain name",
        "The names are what a camera or an office gives every file; bytes, receivers and days are others.",
        Fact.SAME_FILE_NAME, Fact.OTHER_FILES, Fact.OTHER_RECEIVERS)  # fmt: skip
def _plain_name(stage: Stage) -> Case:
    of = stage.happening()
    name = stage.pick(
        (
            "timesheet.pdf",
            "IMG_0012.jpg",
            "photo1.jpg",
            "evidence.pdf",
            "sign in sheet.pdf",
            "Scan0001.pdf",
            "receipt.pdf",
            "Document1.docx",
        )
    )
    other = _unlike(stage, of)
    if stage.chance():
        other = replace(other, deal=stage.stranger(of.deal))
    return two(stage.told(of, stage.file(name)), stage.told(other, stage.file(name)))


@honest("the firm's stock photograph",
        "One picture stands beside two things done for two receivers, weeks apart.",
        Fact.SAME_PICTURE, Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS, Fact.DAYS_APART)  # fmt: skip
def _stock_photograph(stage: Stage) -> Case:
    of = stage.happening("team day", "careers talk", "money gift", "food", "trees", "computers")
    other = stage.happening(
        "team day", "careers talk", "money gift", "food", "trees", "computers", deal=of.deal
    )
    days = stage.pick((-1, 1)) * stage.some(10, 150)
    begins = of.begins + timedelta(days=days)
    other = replace(other, receiver=stage.other_receiver(of.receiver, other.activity.receivers), begins=begins, ends=begins)  # fmt: skip
    shot = stage.picture(
        stage.pick(("team.jpg", "logo banner.png", "volunteers stock.jpg", "company van.jpg"))
    )
    again: Evidence = shot if stage.chance() else stage.photographed_again(shot, "image002.png")
    return two(stage.told(of, shot), stage.told(other, again))


@honest("certificates of one layout",
        "The pictures look alike as certificates do; the numbers are of two people.",
        Fact.SAME_PICTURE, Fact.OTHER_NUMBERS, Fact.SAME_PROVIDER)  # fmt: skip
def _one_layout(stage: Stage) -> Case:
    of = post(stage)
    later = replace(of, begins=of.begins + timedelta(days=stage.pick((0, 0, 14, 28))), trade=stage.pick((of.trade, "scaffolding")))  # fmt: skip
    shot = stage.picture("certificate.jpg")
    one = apprentice(stage, of, shot, paper(typed(stage, "CERT", stage.number()), "training"))
    other = apprentice(stage, later, stage.photographed_again(shot, "certificate2.jpg"), paper(typed(stage, "CERT", stage.number()), "training"))  # fmt: skip
    return two(one, other)


@honest("one list of the year's gifts, a line for each",
        "The one file is a list of many gifts; receivers are others, and the words give each its line.",
        Fact.SAME_FILE, Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS, words=(r"line|row|item|entry",))  # fmt: skip
def _list_of_gifts(stage: Stage) -> Case:
    of = stage.happening("money gift", "gift in kind", "food")
    other = replace(of, receiver=stage.other_receiver(of.receiver, of.activity.receivers), begins=of.begins + timedelta(days=stage.some(0, 60)))  # fmt: skip
    other = replace(other, ends=other.begins)
    sheet = stage.file(stage.pick(("Donations log.xlsx", "Gifts register 2025.xlsx", "Community fund payments.pdf")))  # fmt: skip
    row, n = stage.some(2, 40), stage.some(0, 3)
    said = stage.pick((", row {} of the log", " (line {})", ", item {}", " - entry {}"))
    return two(stage.told(of, sheet, description=of.telling(n) + said.format(row)),
               stage.told(other, sheet, description=other.telling(n) + said.format(row + stage.some(1, 9))))  # fmt: skip


@honest("one letter of thanks for two kinds of help",
        "One letter, one receiver, and two things of two days: money under one measure, people's time under another.",
        Fact.SAME_FILE, Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.OTHER_MEASURE, Fact.DAYS_APART)  # fmt: skip
def _one_letter(stage: Stage) -> Case:
    of = stage.happening("team day")
    gift = stage.happening("money gift", deal=of.deal)
    day = of.begins + timedelta(days=stage.some(6, 60))
    gift = replace(gift, receiver=of.receiver, begins=day, ends=day)
    letter = stage.file(f"Letter from {of.receiver.name}.pdf")
    return two(stage.told(of, letter), stage.told(gift, letter))
