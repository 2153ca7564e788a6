"""How a day is read.

Dates as people type them into a form. The day comes before the month, save where the year comes first.
"""

from __future__ import annotations

from datetime import date

HEADINGS: tuple[str, ...] = ("Typed", "Read as", "Why")

CASES: list[tuple[str, date | str, str]] = [
    ("27 3 2027", date(2027, 3, 27), "numbers with spaces"),
    ("27/3/2027", date(2027, 3, 27), "numbers with slashes"),
    ("27.03.2027", date(2027, 3, 27), "numbers with full stops"),
    ("27-3-27", date(2027, 3, 27), "a year of two digits is of this century up to 79"),
    ("1 1 85", date(1985, 1, 1), "and of the last from 80 on"),
    ("03/04/2027", date(2027, 4, 3), "the day comes first"),
    ("27032027", date(2027, 3, 27), "without anything between"),
    ("27 March 2027", date(2027, 3, 27), "the month by its name"),
    ("27 MAR 2027", date(2027, 3, 27), "the month by its first letters"),
    ("1 Sept 2027", date(2027, 9, 1), "which some write with four"),
    ("March 27, 2027", date(2027, 3, 27), "the name of the month first"),
    ("27th of March 2027", date(2027, 3, 27), "as it is spoken"),
    ("Saturday 27 March 2027", date(2027, 3, 27), "with the day of the week"),
    ("  27   3  2027 ", date(2027, 3, 27), "with spaces about it"),
    ("2027-03-27", date(2027, 3, 27), "the year first, as computers write it"),
    ("29 2 2028", date(2028, 2, 29), "a leap year"),
    ("29 2 2027", "February 2027 has only 28 days", "not a leap year"),
    ("31 4 2027", "April 2027 has only 30 days", "a short month"),
    ("32 3 2027", "The day must be a number from 1 to 31", "no month is so long"),
    (
        "3 27 2027",
        "The month must be a number from 1 to 12. The day comes before the month",
        "never turned round silently",
    ),
    (
        "27 Mart 2027",
        "The month must be a number from 1 to 12, or its name, for example March",
        "no month is called that",
    ),
    ("27 3 202", "The year must be four digits, for example 2027", "a digit is missing"),
    ("27 3 20270", "The year must be four digits, for example 2027", "one too many"),
    ("27 3", "The date must include a year, for example 27 3 2027", "which year is never guessed"),
    (
        "March 2027",
        "The date must have a day, a month and a year, for example 27 3 2027",
        "a month is not a day",
    ),
    (
        "soon",
        "The date must have a day, a month and a year, for example 27 3 2027",
        "words are no day",
    ),
    (
        "1 3 2027 to 4 3 2027",
        "Enter one date, with a day, a month and a year, for example 27 3 2027",
        "one box asks for one day",
    ),
]
