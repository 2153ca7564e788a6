"""In which order a file writes its dates.

The day comes first. The month comes first only where the file proves it: some of its dates can be read
in no other way and none only with the day first, or it names its month and only month first puts its
dates there. The report then says so. Where single dates prove each order, the day comes first and a date
that this makes impossible is read the other way, by itself.
"""

from __future__ import annotations

HEADINGS: tuple[str, ...] = ("Dates in the file", "Month it names", "Order", "Mixed", "Why")

BRITISH, AMERICAN = "day first", "month first"

CASES: list[tuple[tuple[str, ...], str, str, bool, str]] = [
    (("04/05/2016", "05/06/2016"), "", BRITISH, False, "nothing says otherwise"),
    (("04/05/2016", "13/05/2016"), "", BRITISH, False, "there is no month 13"),
    (("04/05/2016", "05/13/2016"), "", AMERICAN, False, "there is no month 13"),
    (("04/05/16", "05/13/16"), "", AMERICAN, False, "years of two digits"),
    (("4/5/2016 12:00:00 AM", "5/13/2016 12:00:00 AM"), "", AMERICAN, False, "with times"),
    (("13/05/2016", "05/13/2016"), "", BRITISH, True, "each order is proved once"),
    (("2016-05-13", "2016-05-14"), "", BRITISH, False, "ISO proves nothing"),
    (("13 May 2016", "04/05/2016"), "", BRITISH, False, "a name proves nothing"),
    (("04/01/2016", "04/05/2016", "04/12/2016"), "payments April 2016.csv", AMERICAN, False,
     "all lie in the month that the file names only so"),
    (("01/04/2016", "05/04/2016", "12/04/2016"), "payments April 2016.csv", BRITISH, False,
     "all lie in the month that the file names"),
    (("04/01/2016", "05/04/2016"), "payments April 2016.csv", BRITISH, False,
     "only one lies in the month that the file names"),
    (("04/04/2016",), "payments April 2016.csv", BRITISH, False, "the same either way"),
    ((), "", BRITISH, False, "no dates"),
]  # fmt: skip
