"""Who else may be a person.

What payees' names add to [the way individuals are written](individuals.md). Each of these says no more than
“may be”: the name is hidden wherever no company or charity number stands beside it, and no sum changes. Two
answers (*a forename and a surname*, *initials and a well-known surname*) are sure enough for the
[kind](kinds.md) *person*.

What counts as a business, and is shown: a legal form, “& Son”, “Associates”, “Partners”, a trade of which nobody
plies it alone.

Where a name tells nothing (*unclear*) and no number stands beside it, what it is paid for may: a payee is hidden where any
payment is kept apart as one to individuals; one of two to five words also where every payment is for what councils pay
to individuals, such as foster care or a grant for a home (`paid_to_people.csv` in
[rules](../../src/weft/analysis/spend/rules/README.md)).

A category or department may name a person too. It is told where a named organisation is paid under it; or where at
least 5 payees who are or may be people have it, or 20 payments whose payee is not named, and no known forename stands in it.
One with a title and a name in it, or the whole name of a hidden payee who is paid under it, is never told. In its place
stands “not told: it may name a person”; the payments and their money count as before.

The lists are data that people can change: `forenames.csv` and `surnames.csv` in
[names](../../src/weft/analysis/names/README.md), with their sources and licences.
"""

HEADINGS: tuple[str, ...] = ("Name in the file", "A person", "Why")

CASES: list[tuple[str, str, str]] = [
    ("Corvolby Taxis / Mr L Heskerby", "may be", "it names its owner or a contact"),
    ("Heskerby Travel Ltd#Mr Smith", "may be", "it names its owner or a contact"),
    ("Heskerby Clinic#Dr Jane Smith", "may be", "it names its owner or a contact"),
    ("Heskerby Prof John", "may be", "it names its owner or a contact"),
    ("Jane Smith & Co", "may be", "a person's name and “& Co”"),
    ("J A Heskerby and Company", "may be", "a person's name and “& Co”"),
    ("T R Plant", "may be", "initials and a surname that is a word too"),
    ("Jane Heskerby Chartered Surveyor", "may be", "a person's name and a profession"),
    ("Jane Heskerby Coach Hire", "may be", "a person's name and a profession"),
    ("Jane Heskerby care of Corvolby Chambers", "may be", "a person's name and a profession"),
    ("Zibi Heskerby QC", "may be", "letters such as QC behind a name"),
    ("Oluwakemi Ada Grace Corvolby", "may be", "begins with a forename"),
    ("Oluwakemi Heskerby", "may be", "a forename and a surname"),
    ("Rachel Heskerby", "may be", "a forename and a surname"),
    ("J Smith", "may be", "initials and a well-known surname"),
    ("SMITH J A", "may be", "initials and a well-known surname"),
    ("J Heskerby", "may be", "initials and a surname"),
    ("HESKERBY MICHAEL", "may be", "a surname and a forename"),
    ("A Corvolby & J Heskerby", "may be", "two people's names"),
    ("Zibi Patel", "may be", "a surname that names people more than firms"),
    ("HESKERBY MARK J", "may be", "a surname, a forename and initials"),
    ("HESKERBY G & J", "may be", "a surname and the initials of two people"),
    ("JT Smith", "may be", "initials written together and a surname"),
    ("CP & CJ Brown", "may be", "initials written together and a surname"),
    (
        "Zibi Heskerby T/A Corvolby Stars",
        "may be",
        "two or three words, trading under another name",
    ),
    ("Jane Smith & Co Ltd", "no", "a legal form"),
    ("J Heskerby & Son", "no", "a business of more than one"),
    ("Jane Smith Associates", "no", "an organisation's word"),
    ("Corvolby Mission", "no", "false friend: no Miss"),
    ("Corvolby MS Society", "no", "false friend: an illness"),
    ("Heskerby & Co", "no", "one name and “& Co”"),
    ("St Andrews", "unclear", "false friend: no initials"),
    ("Goldsmith Heskerby", "unclear", "two surnames, as firms of solicitors have"),
]
