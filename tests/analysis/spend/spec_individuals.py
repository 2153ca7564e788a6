"""Who may be an individual.

Which payees are taken for individuals, and so are never named.

Each case is a published name, how far it looks like a person, and what it shows.
"""

HEADINGS: tuple[str, ...] = ("Name in the file", "A person", "Why")

CASES: list[tuple[str, str, str]] = [
    ("Mr J Smith", "yes", "a title"),
    ("MRS SMITH", "yes", "a title and a surname only"),
    ("Smith Jane Mrs", "yes", "a title behind"),
    ("Mr & Mrs Khan", "yes", "a couple"),
    ("Dr Jane Smith", "yes", "Dr with a given name"),
    ("Smith, J", "yes", "surname, comma, initial"),
    ("Okafor, Ngozi Ada", "yes", "surname, comma, given names"),
    ("Executors of Jane Smith", "yes", "an estate"),
    ("Cllr A Patel", "yes", "a councillor"),
    ("Dr Zhivago", "may be", "Dr with anything else"),
    ("Jane Smith", "may be", "given name and surname"),
    ("AGATA NOWAK", "may be", "a given name from elsewhere"),
    ("J A Smith", "may be", "initials and a surname"),
    ("J.Smith", "may be", "an initial and a surname"),
    ("Smith J A", "may be", "a surname and initials"),
    ("SMITH RACHEL", "may be", "surname and given name"),
    ("A E & Sheila Hall", "may be", "two people"),
    ("Peter Green", "may be", "a surname that is a word too"),
    ("Jane Smith 12345", "may be", "with a number behind"),
    ("Jane Smith#Counselling", "may be", "with a note behind"),
    ("Mr J Smith T/A Smith Taxis", "may be", "a sole trader"),
    ("Jane Smith t/a Bright Sparks", "may be", "a sole trader without a title"),
    ("G Heskerby Builders", "may be", "initials, a surname and a trade"),
    ("J A Heskerby Plumbing & Heating", "may be", "two trades"),
    ("G Heskerby Builders/Contractors", "may be", "two trades with a stroke"),
    ("Sheila Heskerby Taxis", "may be", "a given name, a surname and a trade"),
    ("G Heskerby Builders Ltd", "no", "a company named after a person"),
    ("A B Roofing", "no", "initials without a surname"),
    ("Wilson James", "no", "a security firm"),
    ("Marks & Spencer", "no", "a shop"),
    ("Grant Thornton", "no", "accountants"),
    ("Leonard Cheshire Disability", "no", "a charity named after a person"),
    ("Jane Smith Ltd", "no", "a company named after a person"),
    ("Jane Smith Associates", "no", "an organisation's word"),
    ("Dr Smith & Partners", "no", "a practice"),
    ("Mr Tyre Ltd", "no", "a firm that begins with a title"),
    ("St John Ambulance Service", "no", "a saint"),
    ("Bury M.B.C.", "no", "a council's initials"),
    ("Robert Owen Communities", "no", "an organisation's word at the end"),
    ("Capgemini", "unclear", "nothing speaks for either"),
    ("Maaikje Geschwindt", "unclear", "a name that no list knows"),
]
