"""What kind of organisation a payee is.

One of: company, sole trader or person, public body, NHS, school, university, charity, CIC, co-operative,
housing association, redacted; else *unknown*. A school is a school or a college of further education. A
co-operative is a co-operative, a community benefit society or another registered society. A charity that is a
company is a charity; an academy trust, though a company, is a school.

## How it is told

By identifier first, then by name:

1. The file withholds the name: redacted.
2. The kind in the register that the payee is matched to ([registers](registers.md)); a charity's number, or a
   register that says that it is a charity or CIC; else the letters before a company number (IP is a registered
   society, CE a charitable incorporated organisation, no letters a company).
3. Where that says company, society or charity and the name says school, university, NHS, public body, housing
   association or CIC, the name counts.
4. A name that is a person's ([individuals](individuals.md), [people](people.md)).
5. The rules of [kinds.csv](../../src/weft/analysis/spend/rules/kinds.csv) about names; the first that fits. A
   rule has a pattern, what must *not* be in the name, and the reason that is given.
6. Else unknown.

## What the rules about names are worth

Measured with `python scripts/score_kinds.py FOLDER` without any identifier. Each set was halved by a hash of
the name; the rules were made looking at one half, these figures are of the other.

- *Lists*: 225,364 names from published lists by legal type (charities, companies, councils, schools…).
- *Councils*: 612 spellings in council ledgers, of suppliers whose kind somebody read.
- *Departments*: 623 suppliers that departments call voluntary sector or public sector.

| kind | lists: said, precision, recall | councils: said, precision, recall | departments: said, precision |
|---|---|---|---|
| charity | 50,828 · 0.999 · 0.452 | 14 · 0.929 · 0.197 | 35 · 0.914 |
| CIC | 7,391 · 0.998 · 0.999 | | 5 · 1.000 |
| co-operative | 2,319 · 0.926 · 0.340 | | |
| company | 61,234 · 0.947 · 0.741 | 196 · 0.918 · 0.523 | cannot be judged there |
| housing association | 791 · 1.000 · not known | | 1 · 1.000 |
| NHS | 21 · 1.000 · not known | 33 · 1.000 · 0.917 | 231 · 0.996 |
| person | none in the lists | 3 · 1.000 · 0.143 | |
| public body | 5,827 · 0.968 · 0.924 | 88 · 0.989 · 0.690 | 101 · 1.000 |
| school | 17,204 · 1.000 · 0.903 | 5 · 1.000 · 0.444 | 2 · 1.000 |
| university | 156 · 0.994 · 0.718 | 9 · 1.000 · 0.900 | 36 · 1.000 |

What to think of it:
- A list says one thing of a name that is several. A charity list's school, university, housing association or
  NHS trust counts as right; so does the charity or school in the list of companies limited by guarantee.
- Company was 0.888 in the councils' set until the rule gave way to *unknown* where a name with "Ltd" also has a word
  such as centre, homes, partnership or network. These are words whose names are companies alone in fewer than
  nine of ten cases in the looked-at half of the lists. What is still wrong there is a company in law that the reader called
  something else: housing associations, charities and sole traders with "Ltd" in their names. A register tells the rest.
- Bodies that the state owns (Network Rail, Ordnance Survey and others that the Office for National Statistics counts to the public
  sector) are public bodies though they write "Ltd".
- Charity was 0.892 in the departments' set until names that end in trust, fund or foundation were left unknown where they
  begin as funds of the state do (national, lottery, collection). Of 22 in the other half all are right.
- The lists are two thirds charities, so a ledger's charities are told with less precision than the lists say: the
  other two sets show by how much. Both are small.
- Recall by name is low for charities (many names say nothing) and is meant to be: those stay unknown. Registers
  raise it.
- Persons: the lists hold none. Of their names of organisations 384 (0.17%) are said to be a person and 1,235
  (0.55%) hidden as may be one; most are charities named after someone.
- Of 21 spellings that the reader called sole traders, 12 are hidden (5 until [more is known of payees'
  names](people.md)). Seven of the other nine have “Ltd” or “Limited”: companies in law, whatever the reader called
  them. Two are a forename and a trade (“Joe's Minibuses”): they are shown.

### Persons in ledgers

As 21 are few, names were read: drawn by chance from the held-back half of 94,519 names in nine bodies' ledgers (42,513,
capitals aside), after the rules were made looking at the other half. Whoever wrote the rules read them, so
another reader may differ. Between the second reading and the third the rules about professions and couples were
added, and words taken off the lists of forenames and surnames.

| | names | read | of these persons |
|---|---|---|---|
| said to be a *person* by forename and surname, or initials and a well-known surname | 1,330 | 299 | 292 (precision 0.977) |
| hidden | 2,290 | 200 | 178 (precision 0.89) |
| not hidden, and nothing speaks for an organisation | 5,271 | 800 | 31 (4%) |
| not hidden, and a word speaks for an organisation | 34,952 | 850 | 12 (1.4%) |

- From that, of some 2,700 names of persons and sole traders three in four are hidden, and one in two is said to be a
  *person*. Before, 2,010 names were hidden, and none but those with a title were said to be one.
- What is not hidden of them is mostly a sole trader with a trade's word in the name (“Guy Heskerby Landscapes”: 500
  or so, of which twelve were seen, so that the true number may be half or twice that), and forenames and surnames that no list
  has. The firms that are hidden are mostly of two surnames, one of which is a forename too.

## Persons

`person` is true for whoever is or may be a person, unless a number or a register says otherwise. Nothing
that is published names them. Their kind is *person* only where the name is nearly always one: a title, a forename that
is nothing else and a surname, initials and a well-known surname; else unknown.

## VCSE and SME

- **VCSE**: voluntary, community or social enterprise. Here: charities, community interest companies,
  co-operatives and community benefit societies; and who is said to be one by the body's own list or a contract
  notice. Government's definition (Cabinet Office guidance on procurement) is a non-governmental organisation that is
  value-driven and principally reinvests its surpluses: the kinds stand in for that. For housing associations, companies and
  the unknown nothing is said.
- **SME**: fewer than 250 employees and turnover of at most £44 million or a balance sheet of at most £38 million
  (Procurement Act 2023, s.123). Payments tell neither. Here: the number of employees where the
  body's list has it; else a size stated in a contract notice; else, as a *proxy*, accounts that only a small or
  medium-sized company may file (Companies Act 2006 s.382 and s.465). A subsidiary of a large group may file small
  accounts. Public bodies, NHS, schools and universities are not enterprises. `sme_because` says which it was.
- Where nothing tells, both are null: unknown, and never counted as a no.
"""

HEADINGS: tuple[str, ...] = ("Name in the file", "Kind", "Why")

CASES: list[tuple[str, str, str]] = [
    ("Quillmouth Roofs Ltd", "company", "a legal form"),
    ("Quillmouth Roofs LLP", "company", "a legal form"),
    ("Quillmouth Roofs", "unknown", "nothing tells"),
    ("Heskerby Makers CIC", "CIC", "a community interest company"),
    ("Heskerby Makers C.I.C.", "CIC", "with full stops"),
    ("Quillmouth City Council", "public body", "a council"),
    ("London Borough of Corvolby", "public body", "a borough"),
    ("Corvolby Parish Council", "public body", "a parish council"),
    ("HMRC", "public body", "a department"),
    ("Corvolby Refugee Council", "unknown", "false friend: a council of volunteers"),
    ("Nuts Marketing Council Ltd", "unknown", "false friend: a council that is a firm"),
    ("Quillmouth Hospitals NHS Foundation Trust", "NHS", "an NHS trust"),
    ("NHS Quillmouth CCG", "NHS", "a commissioning group"),
    ("NHS Retirement Fellowship", "charity", "false friend: a fellowship of those retired"),
    ("St Anne's C of E Primary School", "school", "a primary school"),
    ("Corvolby High School", "school", "a high school"),
    ("Corvolby Academies Trust", "school", "an academy trust"),
    ("Corvolby Sixth Form College", "school", "a college"),
    ("Ace Driving School", "unknown", "false friend: a driving school"),
    ("Friends of Corvolby School", "charity", "false friend: those who help a school"),
    ("University of Quillmouth", "university", "a university"),
    ("Quillmouth University Press Ltd", "company", "false friend: a publisher"),
    ("Corvolby Hospice", "charity", "a hospice"),
    ("1st Corvolby Scouts", "charity", "scouts"),
    ("Corvolby Heritage Trust", "charity", "a trust"),
    ("Global Pension Trust", "unknown", "false friend: a pension trust"),
    ("Corvolby Credit Union", "co-operative", "a credit union"),
    ("Corvolby Housing Association Ltd", "housing association", "it says so"),
    ("Network Rail Infrastructure Ltd", "public body", "a company that the state owns"),
    ("Corvolby Centre for Makers Ltd", "unknown", "a company in law, and as likely a charity"),
    ("National Corvolby Fund", "unknown", "a charity's or the state's"),
    ("Mr J Smith", "person", "a title"),
    ("Jane Smith", "unknown", "may be a person: hidden, but not said to be one"),
    ("Rachel Smith", "person", "a forename that is nothing else, and a surname"),
    ("J Smith", "person", "initials and a well-known surname"),
    ("Jane Smith t/a Corvolby Foundation", "unknown", "may be a person, whatever she trades as"),
    ("Jane Smith Ltd", "company", "a company named after a person"),
]
