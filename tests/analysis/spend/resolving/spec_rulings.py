"""Which rulings can stand together.

People's rulings about names are kept in a CSV, with the columns `ruling`, `name`, `other`, `body`,
`other_body`, `by`, `date`, `reason` and `withdrawn`. They always win over the matcher. Rulings that
cannot all be true are refused, with their names and rows, before anything is resolved.

Each case is some rulings (parted by `;`, each written as ruling, name, other, body, other body,
withdrawn, parted by `|`), whether they can stand together, and why.
"""

HEADINGS: tuple[str, ...] = ("Rulings", "Can stand together", "Why")

CASES: list[tuple[str, bool, str]] = [
    ("same|Ash|Birch; same|Birch|Cedar", True, "three names of one organisation"),
    ("same|Ash|Birch; same|Birch|Cedar; different|Ash|Cedar", False, "the same by way of Birch"),
    ("same|Ash|Birch; different|ASH|birch", False, "capitals do not make another name"),
    ("same|Ash|Birch; different|Birch|Ash", False, "whichever is named first"),
    ("same|Ash|Birch; different|Ash|Birch|||2025-01-31", True, "one of them is withdrawn"),
    ("same|Ash|Birch; different|Ash|Birch|||no", False, "“no” under withdrawn withdraws nothing"),
    ("different|Ash|Ash", False, "a name is never different from itself"),
    ("different|Ash|Ash|Leeds|Salford", True, "one name is of two organisations in two bodies"),
    ("same|Ash|Birch|Leeds|Leeds; different|Ash|Birch|Salford|Salford", True, "each body its own"),
    ("same|Ash|Birch; different|Ash|Birch|Leeds|Leeds", False, "everywhere is in Leeds too"),
    ("company|Ash|01234567; company|Ash|01234567", True, "said twice"),
    ("company|Ash|01234567; company|Ash|1234567", True, "the same number without its nought"),
    ("company|Ash|01234567; company|Ash|07654321", False, "one name with two company numbers"),
    ("company|Ash|01234567|Leeds; company|Ash|07654321|Salford", True, "a namesake elsewhere"),
    ("company|Ash|01234567; company|Birch|07654321; same|Ash|Birch", False, "two numbers joined"),
    ("company|Ash|01234567; company|Birch|01234567", True, "two names of one company"),
    ("company|Ash|01234567; company|Birch|01234567; different|Ash|Birch", False, "one number is one company"),
    ("company|Ash|01234567; charity|Ash|1012345", True, "a charity that is a company"),
    ("charity|Ash|1012345; charity|Ash|SC012345", True, "a charity registered in two countries"),
    ("person|Ash; company|Ash|01234567", False, "a person is no company"),
    ("person|Ash; organisation|Ash", False, "one or the other"),
    ("person|Ash; same|Ash|Birch; organisation|Birch", False, "one or the other, by way of a name"),
    ("person|Ash; same|Ash|Birch", True, "a person under two names"),
    ("nobody|Ash; same|Ash|Birch", False, "nobody is the same as nobody"),
    ("nobody|Ash; different|Ash|Birch", True, "nobody is different from anyone"),
]  # fmt: skip
