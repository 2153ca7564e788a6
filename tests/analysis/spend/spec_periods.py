"""How a period may be written.

How a period may be written, and the days it means.

Each case is the text, the first day, the last day and the words of the report.
"""

HEADINGS: tuple[str, ...] = ("Written", "First day", "Last day", "In the report")

CASES: list[tuple[str, str, str, str]] = [
    ("2016-17", "2016-04-01", "2017-03-31", "April 2016 to March 2017"),
    ("2016/17", "2016-04-01", "2017-03-31", "April 2016 to March 2017"),
    ("2016-2017", "2016-04-01", "2017-03-31", "April 2016 to March 2017"),
    ("1999-00", "1999-04-01", "2000-03-31", "April 1999 to March 2000"),
    ("2016", "2016-01-01", "2016-12-31", "January 2016 to December 2016"),
    ("2016-Q2", "2016-04-01", "2016-06-30", "April 2016 to June 2016"),
    ("2016 q4", "2016-10-01", "2016-12-31", "October 2016 to December 2016"),
    ("2016-17 Q1", "2016-04-01", "2016-06-30", "April 2016 to June 2016"),
    ("2016-17-Q4", "2017-01-01", "2017-03-31", "January 2017 to March 2017"),
    ("June 2015", "2015-06-01", "2015-06-30", "June 2015"),
    ("feb 2016", "2016-02-01", "2016-02-29", "February 2016"),
    ("2015-06", "2015-06-01", "2015-06-30", "June 2015"),
    ("2015/06", "2015-06-01", "2015-06-30", "June 2015"),
    ("2011-12", "2011-04-01", "2012-03-31", "April 2011 to March 2012"),
    ("2016-04-01..2017-03-31", "2016-04-01", "2017-03-31", "April 2016 to March 2017"),
    ("2016-02-01..2016-02-29", "2016-02-01", "2016-02-29", "February 2016"),
    ("2016-04-05..2016-04-09", "2016-04-05", "2016-04-09", "5 April 2016 to 9 April 2016"),
]

WRONG: list[tuple[str, str]] = [
    ("2016-18", "follow each other"),
    ("2016-02-30..2016-03-01", "no such day"),
    ("2017-01-01..2016-01-01", "ends before it begins"),
    ("last year", "is not a period"),
    ("2016-Q5", "is not a period"),
    ("Ju 2015", "is not a period"),
    ("2015-13", "follow each other"),
    ("0000", "no such year"),
    ("", "is not a period"),
]
