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
4. A name that is a person's ([individuals](individuals.md)).
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
| charity | 51,171 · 0.999 · 0.455 | 14 · 0.929 · 0.197 | 37 · 0.892 |
| CIC | 7,391 · 0.998 · 0.999 | | 5 · 1.000 |
| co-operative | 2,320 · 0.926 · 0.340 | | |
| company | 64,994 · 0.935 · 0.777 | 206 · 0.888 · 0.532 | cannot be judged there |
| housing association | 791 · 1.000 · not known | | 1 · 1.000 |
| NHS | 21 · 1.000 · not known | 33 · 1.000 · 0.917 | 231 · 0.996 |
| person | none in the lists | 2 · 1.000 · 0.095 | |
| public body | 5,818 · 0.969 · 0.923 | 83 · 0.988 · 0.651 | 100 · 1.000 |
| school | 17,206 · 1.000 · 0.903 | 5 · 1.000 · 0.444 | 2 · 1.000 |
| university | 156 · 0.994 · 0.718 | 9 · 1.000 · 0.900 | 36 · 1.000 |

What to think of it:
- A list says one thing of a name that is several. A charity list's school, university, housing association or
  NHS trust counts as right; so does the charity or school in the list of companies limited by guarantee.
- Company in the councils' set is below 0.9 (0.912 with the other half of that set). What is wrong there is a
  company in law that the reader called something else: housing associations, charities and sole traders with
  "Ltd" in their names. The rule stays, and says that the name has a company's legal form. A register tells the rest.
- The lists are two thirds charities, so a ledger's charities are told with less precision than the lists say: the
  other two sets show by how much. Both are small.
- Recall by name is low for charities (many names say nothing) and is meant to be: those stay unknown. Registers
  raise it.
- Persons: the lists hold none. Of their names of organisations 152 (0.07%) are said to be a person and 1,037
  (0.46%) hidden as may be one; most are charities named after someone. Of 21 spellings called sole traders,
  5 are hidden; the others are trading names or are written like a firm's.

## Persons

`person` is true for whoever is or may be a person, unless a number or a register says otherwise. Nothing
that is published names them. Their kind is *person* only where the name is surely one; else unknown.

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
    ("Mr J Smith", "person", "a title"),
    ("Jane Smith", "unknown", "may be a person: hidden, but not said to be one"),
    ("Jane Smith t/a Corvolby Foundation", "unknown", "may be a person, whatever she trades as"),
    ("Jane Smith Ltd", "company", "a company named after a person"),
]
