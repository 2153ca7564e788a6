"""What a sample confirms.

Some measures say that a sample of those who took part confirms them. Somebody who did not deliver it asks at least five of them, or all where fewer took
part, and says of how many it is so. Nobody is named. That share is confirmed of what was reported, never rounded up, in the smallest part of the
measure (people, tenths of a week). Of people, no more is confirmed than stand on the list that whoever delivered it keeps: a short list of those of
whom it is so proves nothing of the others. How many were asked, and of how many, stands beside what is confirmed.

Where it is so of all of them, and all are on the list, the benefit is *confirmed*; where of a part, *partly confirmed*; where nothing is left of it,
*disputed*, and it is said what was found.
"""

HEADINGS: tuple[str, ...] = (
    "Counted in", "Reported", "Asked", "Of", "Of how many it is so", "Confirmed", "The benefit is"
)  # fmt: skip

CASES: list[tuple[str, str, int, int, int, str, str]] = [
    ("people", "40", 6, 40, 5, "33", "partly confirmed"),
    ("people", "40", 40, 40, 40, "40", "confirmed"),
    ("people", "40", 6, 40, 6, "40", "confirmed"),
    ("people", "40", 5, 5, 5, "5", "partly confirmed"),
    ("people", "3", 3, 3, 2, "2", "partly confirmed"),
    ("people", "40", 6, 40, 0, "0", "disputed"),
    ("people", "1", 5, 12, 4, "0", "disputed"),
    ("weeks", "100", 8, 12, 7, "87.5", "partly confirmed"),
    ("weeks", "100.1", 5, 5, 4, "80", "partly confirmed"),
]
