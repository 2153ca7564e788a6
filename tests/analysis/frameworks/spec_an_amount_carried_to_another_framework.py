"""An amount carried to another framework.

What one framework has counted is told in the words of another through the agreed mappings between their measures. Only
*exact* and *broader* carry amounts. What does not arrive is named with the reason; so is what would be counted twice.
What nobody has spoken of yet is unknown, and is told so: that the other framework asks for nothing like it is a thing
to agree on, and that it leaves it out is a decision of those whose framework it is.

An amount may carry a reference to the benefit that it tells. Two amounts with one reference are one benefit, told in two
measures, and count once. Amounts of two measures without references may be the same benefits: what arrives is then a
range, from the largest of them to their sum. Where the first framework itself says that one measure is part of another,
the part is counted within the whole.

No amount grows beyond its factor. What is below the smallest part of the other unit is left over and said.

The measures: A, B, C count people, B is part of A; H counts hours; S is a share. On the other side X, Y count
people, Y is part of X; W counts weeks (in tenths); T is a share that never adds up.
"""

HEADINGS: tuple[str, ...] = ("Told", "Agreed mappings", "Arrives", "Lost", "Counted twice")

CASES: list[tuple[str, str, str, str, str]] = [
    ("A 10", "A exact X", "X 10", "", ""),
    ("A 10, A 5", "A exact X", "X 15", "", ""),
    ("A 10", "A broader X", "X 10", "", ""),
    ("A 10", "A narrower X", "", "A: X counts only a part of it, and nobody knows how large a part.", ""),
    ("A 10", "A related X", "", "A: X is near to it, and counts something else.", ""),
    ("A 10", "A none -", "", "A: Nothing like it is asked for there; that is agreed.", ""),
    ("A 10", "A none X", "", "A: Nobody has said yet what it is there. X, which could be taken for it, is not the same.", ""),
    ("A 10", "", "", "A: Nobody has said yet what it is there.", ""),
    ("A 10", "A none - proposed", "", "A: That nothing like it is asked for there is not agreed yet.", ""),
    ("A 10", "A exact X proposed", "", "A: Its mapping to X is not agreed yet.", ""),
    ("H 37.5", "H exact W 1/225", "W 1", "", ""),
    ("H 40", "H exact W 1/225", "W 1 left over 2/3 of a tenth", "", ""),
    ("A 10, C 4", "A broader X, C broader X", "X 10 to 14", "", "A, C"),
    ("A 10, B 4", "A broader X, B broader X", "X 10", "", "A, B"),
    ("A 10 r1, C 4 r2", "A broader X, C broader X", "X 14", "", "A, C"),
    ("A 10 r1, C 4 r1", "A broader X, C broader X", "X 10", "", "A, C"),
    ("A 10 r1, C 4 r1, C 3 r2, A 1, C 2", "A broader X, C broader X", "X 15 to 16", "", "A, C"),
    ("A 10", "A exact X, A broader Y", "X 10, Y 10", "", "A"),
    ("S 80%", "S exact T", "T 80%", "", ""),
    ("S 80%, S 60%", "S exact T", "", "S: There are several amounts of it, and they never add up: carry each by itself.", ""),
]  # fmt: skip
