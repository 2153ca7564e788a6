"""What people say in words beside what was done: days, amounts, that it was told before, that it is another one, that it is a share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from weft.analysis.commitments.figures import in_figures

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if month != "may" else "may" for month in _MONTHS).replace("sep(?:", "sept?(?:")  # fmt: skip
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WRITTEN_OUT = rf"\b(?P<day>{_DAY})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>{_MONTH})\b\.?(?:,?[ -](?:19|20)?\d\d(?!\d))?"
_MONTH_FIRST = rf"\b(?P<month2>{_MONTH})\.? (?P<day2>{_DAY})(?:st|nd|rd|th)?\b(?!\d|[.,]\d)(?:,? (?:19|20)\d\d)?"
_IN_FIGURES = rf"(?<![\d/.-])(?P<day3>{_DAY})(?P<dot>[/.-])(?P<month3>0?[1-9]|1[0-2])(?P=dot)(?:20)?\d\d(?![\d/-])"
_YEAR_FIRST = rf"(?<![\d/.-])20\d\d-(?P<month4>0[1-9]|1[0-2])-(?P<day4>{_DAY})(?!\d)"
ANY_DATE = re.compile("|".join((_YEAR_FIRST, _IN_FIGURES, _WRITTEN_OUT, _MONTH_FIRST)), re.IGNORECASE)  # fmt: skip
"""A day, however it is written."""
_MAY_NAME_A_DAY = re.compile(
    r"\d[/.-]\d|\d(?:st|nd|rd|th)?(?: of)?[ -](?:[JFMASOND]|[jfmasond])|(?:[A-Z][a-z]{2,8}|[a-z]{3,9})\.? \d"
)
"""A quick look, as few texts name a day."""
Named = tuple[int, int]
"""A month and a day."""


def days_in(text: str) -> frozenset[Named]:
    """The days that a text names, without their years."""
    text = in_figures(text)
    return frozenset(_named(each) for each in ANY_DATE.finditer(text)) if _MAY_NAME_A_DAY.search(text) else frozenset()  # fmt: skip


def without_days(text: str) -> str:
    """A text without the days that it names."""
    return ANY_DATE.sub(" ", text) if _MAY_NAME_A_DAY.search(text) else text


def _named(found: re.Match[str]) -> Named:
    said = found.groupdict()
    month = next(said[key] for key in ("month", "month2", "month3", "month4") if said[key])
    day = next(said[key] for key in ("day", "day2", "day3", "day4") if said[key])
    at = int(month) if month.isdigit() else next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))  # fmt: skip
    return at, int(day)


def lies_in(named: Named, begins: date, ends: date) -> bool:
    """Whether a day without its year lies in some days."""
    first, last = (begins.month, begins.day), (ends.month, ends.day)
    if (ends - begins).days >= 365:
        return True
    return first <= named <= last if first <= last else named >= first or named <= last


_once = lru_cache(maxsize=300_000)
"""The same is said in many records, which are held against many."""
_TOLD_BEFORE = re.compile(
    r"\b(?:also|already|previously|before|earlier)[, ]+(?:been )?(?:reported|submitted|recorded|claimed|counted|returned|entered|sent|told|included|shown)\b"
    r"|\b(?:reported|submitted|recorded|claimed|counted|entered|sent|told) (?:also|too|twice|again|before|previously|already)\b"
    r"|\b(?:re-?submi\w+|re-?ent\w+|re-?issued?|re-?sent|duplicat\w*|amended|correct(?:ed|ion)\w*|replac(?:es|ing|ement for)|supersed\w+|restated)\b"
    r"|\bsame (?:\w+ ){0,2}as (?:reported|recorded|the one|in our|in the|that|entry|above)|\bas (?:reported|recorded|returned|claimed|entered|shown|counted) (?:in|by|under|on|to|before)\b"
    r"|\b(?:revised|doubled? entry|entered twice|in error|by mistake|typo|typing error|updated (?:figures?|entry|record|amount)|earlier entry|in place of (?:our|the) (?:\w+ )?(?:entry|record|figure|report)|see (?:also )?(?:our |the )?(?:earlier|previous|first) (?:entry|report|record|return))\b"
    r"|\bas in (?:our|the|its|their) (?:\w+ )?(?:return|report|record|entry)\b|\bin our (?:\w+ )?return of\b|\b(?:postponed|rearranged|rescheduled|put off|put back|moved|brought forward|originally)\b|\balready (?:been )?(?:paid|given|handed|donated|transferred|made|delivered)\b|\bas we put (?:it )?in\b|\bwas (?:entered|put in|shown|typed|recorded) as\b|\bshould (?:read|be|have been|say)\b|\binstead of £?\d|\bin place of (?:the )?(?:model\w*|estimate\w*|£?\d)|\breplaces (?:the )?(?:model\w*|estimate\w*|\d)",
    re.IGNORECASE,
)  # fmt: skip
_ANOTHER = re.compile(
    r"\b(?:the|an|our) (?:earlier|other|first|previous|last) (?:one|gift|visit|session|day|entry|delivery|donation)s? (?:is|was|has been|are|were) (?:told|reported|recorded|entered|counted|on record)\b|\b(?:in addition|additional(?:ly)?|a second|a third|(?<!the )second one|besides|further|on top\b|prepar\w+|set-?up|rehears\w+|follow-?up|the same again|different (?:group|team|people|staff|day|class|site)|separate(?:ly)?(?: from)?|extra|exclud\w+|not includ\w+|not (?:the same|the one|counted|part of)|different (?:\w+ )?(?:from|to)"
    r"|next (?:group|cohort|batch|lot|phase|stage|load|intake|round|class)|still to (?:come|be paid|follow)|excl\b|not incl\b|all other\b|on its own line|second run|repeated for|again for|no overlap|nothing to do with|unrelated|distinct from|not to be confused|each (?:firm|company|of us|gave|side)|alongside (?:the|our|what)|as well as (?:what|our|a)"
    r"|another (?:placement|term|school|person|apprentice|student|learner|batch|lot|set|round|grant|shift|room|floor|site|ward|event|cohort|course|order|van|trip|year|month|week)"
    r"|another (?:one|visit|group|day|time|session|class|team|delivery|gift|load|occasion|of)|(?:a|on a|different|separate|later|new|second|third) occasion|in its own right|(?:is|was|this is) (?:a )?(?:new|fresh|different|separate|its own) (?:one|entry|record|gift|visit|session|delivery|donation|activity)|unlike (?:the|our) (?:last|earlier|previous|first|other)|more hours|again(?:,)? (?:but|with) (?:a |an)?other|not (?:in|part of|among|included in) (?:the|our|that) (?:last|earlier|previous|first|other|figure|total)|one more|once more|repeat (?:visit|session|order)|again the next|came (?:back|again)|second (?:activity|event|session|day|team|class|helping|time|half|go|round|batch|load|lot)|over and above|as well as the|apart from the|other than the)\b",
    re.IGNORECASE,
)  # fmt: skip
_TOTAL = re.compile(
    r"\b(?:to date|cumulative\w*|year[- ]to[- ]date|ytd|running total|so far|in total|in all\b,|overall|altogether|made up of|of which|grand total|since (?:the start|the beginning|april|january)|whole (?:year|programme|period|contract)|year(?:'s)? total|total (?:for )?the year|annual (?:return|total|figure)|for the (?:whole |full )?year|all told|made up of|total (?:for|of)|(?<!not )incl(?:\.|uding|udes)? (?:the )?£?\d[\d,]*|includ(?:es|ing) (?:the |what |last )?(?:previous|first|earlier|we|quarter|other))\b",
    re.IGNORECASE,
)  # fmt: skip
_PROMISED = re.compile(
    r"\b(?:pledg\w*|agreed to|commit(?:ted)?|will (?:give|donate|be|pay|provide|deliver|visit|hold)|order(?:ed| placed)|placed an order|plan(?:ned)? (?:for|to)|to be (?:held|given|paid|delivered)|booked|intend\w*|promise[ds]?|upcoming|forecast)\b",
    re.IGNORECASE,
)  # fmt: skip
_KEPT = re.compile(
    r"\b(?:as (?:\w+ )?(?:promised|pledged|agreed|planned|booked|ordered|committed)(?: in [a-z ]{0,20})?|(?:promised|pledged|committed|planned) in (?:our|the) \w+|(?:part of|under|from|kept|keeping|in line with|as part of|towards?|for) (?:our|the|a|this|its|their) (?:[a-z-]+ ){0,3}?(?:pledges?|promises?|plans?|commitments?|programme|scheme|strategy|offer|tender|bid|campaign|initiative|policy|contract|agreement|targets?|method statement|week|partnership|project))\b",
    re.IGNORECASE,
)  # fmt: skip
"""What says that something was done which had been promised."""
_PLANNED = re.compile(
    r"\b(?:planned|booked|we will|will be|forecast|expected|anticipated|provisional|figures? to follow|to be confirmed|tbc|scheduled|proposed|intended|to take place|upcoming|due to|pencilled in|estimate for)\b", re.IGNORECASE,
)  # fmt: skip
_ESTIMATED = re.compile(r"\best\b|\bestimat\w+|\bapprox\w*|\bmodel(?:led|ling)?\b|\bprovisional\w*|\bguess\w*|\breckoned\b|\bforecast\b|\bto be (?:confirmed|weighed|counted)\b|\bprojected\b", re.IGNORECASE)  # fmt: skip
_MEASURED = re.compile(r"\bweigh(?:ed|bridge)\b|\bas (?:weighed|measured|counted|metered|delivered)\b|\bmeter(?:ed| read\w+)\b|\bactuals?\b|\bper (?:the )?(?:ticket|note|meter|invoice|bill|register)\b|\bfinal figures?\b|\bmeasured\b|\bcounted\b", re.IGNORECASE)  # fmt: skip
_LEFT_OUT = re.compile(r"\b(?:excl(?:\.|uding|udes|usive of)?|not incl(?:\.|uding|uded|uding)?|apart from|except(?:ing)?(?: for)?|other than|leaves out|leaving out|but not|not counting|without)(?![a-z])([^.;]*)", re.IGNORECASE)  # fmt: skip
_GOES_ON = re.compile(r"\b(?:year (?:2|3|two|three)|(?:2nd|3rd|second|third|final|next) year|still (?:here|in post|with us|employed|in work|on site|on programme)|(?:confirmed|settled|remains?|now) in (?:post|role)|passed (?:his |her |their )?probation|probation (?:passed|completed?)|after (?:13|26|52|\w+) weeks|continu(?:es|ing)|retained|kept on)\b", re.IGNORECASE)  # fmt: skip
_MADE_LONGER = re.compile(r"\b(?:extend(?:ed|s)?|extension|prolonged|lengthened|made longer|stayed (?:on|longer)|kept on|carried on|(?:more|further|additional) weeks)\b", re.IGNORECASE)  # fmt: skip
_GIVEN_ON = re.compile(
    r"\b(?:(?:pass|hand|given|gave|donat|distribut|sen|forward)\w* (?:it |them |these |all )?(?:on|onward|onwards|out) to|passed on|handed on|onward (?:gift|donation)|redistribut\w+|regranted|re-?gifted|(?:first|originally) (?:given|donated) (?:by|to)|we had (?:it|them|these) from|from the (?:gift|donation) of)\b",
    re.IGNORECASE,
)  # fmt: skip
_DONE = re.compile(
    r"\b(?:as (?:pledged|agreed|ordered|planned|promised|booked)|paid|payment|transferred|handed over|received|delivered|completed?|took place|held|our (?:pledge|promise) kept|had (?:pledged|promised)|invoice)\b", re.IGNORECASE,
)  # fmt: skip
_OVER = re.compile(
    r"\b(?:complet\w+|achiev\w+|qualif\w+|sustain\w+|still (?:in|with|here|on|employed)|kept|retained|retention|passed|graduat\w+|finished|(?:26|13|52) (?:weeks?|wk)|half a year|twelve months|one year)\b", re.IGNORECASE,
)  # fmt: skip
_AGAIN = re.compile(
    r"\b(?:standing order|regular\w*|monthly|quarterly|weekly|fortnightly|annual(?:ly)?|yearly|every (?:day|week|month|quarter|year|term)|each (?:week|month|quarter|year|term)|renew\w*|direct debit|subscription|as (?:usual|always|every)|instal?ments?|throughout)\b",
    re.IGNORECASE,
)  # fmt: skip
_CAME_OVER = re.compile(
    r"\b(?:transferr?ed|taken over|took over|taken on|came over|come over|carried over|passed (?:over )?to us|handed over to us|inherited|moved (?:over |across )?(?:to|from|with)|tupe\w*|novat\w+|switched (?:to|from)|changed (?:employers?|firms?|hands)|new employer|joined us from|stayed on with|continu\w+ (?:with|at|under) (?:us|the new)|now (?:with|employed by|works? for|working for) (?:us|our)|until now with|previously (?:with|employed|at)|formerly (?:with|employed|at)"
    r"|(?:from|with|at|of) (?:the |our |its |their |a )?(?:former|previous|outgoing|incumbent|old|last|sister|other) (?:contractor|employer|firm|company|provider|supplier|subsidiary|business|arm))\b", re.IGNORECASE,
)  # fmt: skip
_GROUP = re.compile(r"\b(?:group|head office|parent company|sister company|on behalf of|formerly|merger|now part of)\b", re.IGNORECASE)  # fmt: skip
_SHARE = re.compile(
    r"\bdays? (?:a|per) week (?:on|for|with)\b|\bjoint(?:ly)?\b|\bis ours\b|\bbetween (?:us|the two|two)\b|\d ?(?:%|per ?cent) of|\d ?(?:%|per ?cent)\W*$|\b(?:our|this|their|its) (?:share|part|half|portion|proportion|contribution)\b|\bhalf of (?:the|it|this)\b|\b(?:one|two|three) (?:thirds?|quarters?|half|fifths?)\b"
    r"|\bapportion\w*|\bpro[- ]rata\b|\bsplit\b|\bshared? (?:between|with|across|of|equally)\b|\bother half\b|\bremain(?:der|ing)\b|\bthe rest\b|\b(?:the )?(?:part|portion|share|element) (?:for|of|under|that)\b|\b\d\d/\d\d\b(?!/)",
    re.IGNORECASE,
)  # fmt: skip


_BESIDE_THAT = re.compile(
    r"\b(?:on top of|in addition to|besides|over and above|apart from|other than|as well as|additional to|further to|beyond|not (?:the same as|the one|to be confused with|part of|in)|separate from|different (?:from|to)|distinct from|unlike|more than)\b[^.;]*|\b(?:the|an|our|its) (?:earlier|other|first|previous|last) (?:one|gift|visit|session|day|entry|delivery|donation)s? (?:is|was|has been|are|were)\b[^.;]*", re.IGNORECASE,
)  # fmt: skip
"""What was told before, and is not this: “on top of the 12 hours already reported”."""


@_once
def says_told_before(text: str) -> bool:
    """Whether it says that it was told before, or is put right."""
    return _TOLD_BEFORE.search(text) is not None and _TOLD_BEFORE.search(_BESIDE_THAT.sub(" ", text)) is not None  # fmt: skip


@_once
def says_another(text: str) -> bool:
    """Whether it says that it is another one than one that was told."""
    return _ANOTHER.search(text) is not None


@_once
def says_a_total(text: str) -> bool:
    """Whether it says that it is all so far, or in total."""
    return _TOTAL.search(text) is not None


@_once
def says_promised(text: str) -> bool:
    """Whether it says that it was promised, planned or ordered."""
    return _PROMISED.search(_KEPT.sub(" ", text)) is not None


@_once
def says_planned(text: str) -> bool:
    """Whether it says that it is yet to be."""
    return _PLANNED.search(_KEPT.sub(" ", text)) is not None


@_once
def says_estimated(text: str) -> bool:
    """Whether it says that its amount was estimated, reckoned or modelled."""
    return _ESTIMATED.search(text) is not None


@_once
def says_measured(text: str) -> bool:
    """Whether it says that its amount was weighed, read from a meter or counted."""
    return _MEASURED.search(text) is not None


@_once
def what_is_left_out(text: str) -> str:
    """What a text says that it leaves out: “Alder Club 12 May”; empty where it leaves out nothing."""
    found = _LEFT_OUT.search(text)
    return found[1].strip() if found else ""


@_once
def says_goes_on(text: str) -> bool:
    """Whether it says that somebody who had begun is there still: in the second year, in post."""
    return _GOES_ON.search(text) is not None


@_once
def says_made_longer(text: str) -> bool:
    """Whether it says that what had begun was made longer."""
    return _MADE_LONGER.search(text) is not None


@_once
def says_given_on(text: str) -> bool:
    """Whether it says that what was given was given on."""
    return _GIVEN_ON.search(text) is not None


@_once
def says_done(text: str) -> bool:
    """Whether it says that what was promised was done, paid or received."""
    return _DONE.search(text) is not None


@_once
def says_over(text: str) -> bool:
    """Whether it says that something that takes its time was completed, or lasted."""
    return _OVER.search(text) is not None


@_once
def says_comes_again(text: str) -> bool:
    """Whether it says that it comes again and again."""
    return _AGAIN.search(text) is not None


@_once
def says_came_over(text: str) -> bool:
    """Whether it says that somebody came over from another employer, with what had begun there."""
    return _CAME_OVER.search(text) is not None


@_once
def speaks_for_group(text: str) -> bool:
    """Whether it speaks of a group of firms, or of who a firm was before."""
    return _GROUP.search(text) is not None


@_once
def says_a_share(text: str) -> bool:
    """Whether it says that it is a share of something."""
    return _SHARE.search(_KEPT.sub(" ", text)) is not None


_A_DIGIT = re.compile(r"\d")
_TIMES = re.compile(r"\b(\d{1,3})(?: \w+| of \w+)?,? ?(?:x|×|@|at|for|each|a)? ?(\d{1,2}(?:\.5)?) ?(?:h|hrs?|hours?)\b", re.IGNORECASE)  # fmt: skip
_HOURS_AND_MINUTES = re.compile(r"\b(?:(\d{1,3}) ?(?:h|hrs?|hours?),?(?: and)? ?(\d{1,2}) ?(?:m|mins?|minutes?)|(\d{1,3})(?:h|:(?=\d\d ?h))([0-5]\d))\b", re.IGNORECASE)  # fmt: skip
_WHOLE_HOURS = re.compile(r"\b([1-9]\d?) ?(?:h|hrs?|hours?)\b(?! ?\d)", re.IGNORECASE)
_AN_AMOUNT = re.compile(r"(?<![\w.])£?(\d[\d,]*(?:\.\d+)?)(?: ?(k|m|thousand|million)\b)?", re.IGNORECASE)  # fmt: skip
_TIMES_SO = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6}


def amounts_in(text: str) -> frozenset[str]:
    """The numbers that a text says, but for small ones, which say little; people times hours as hours, too."""
    text = in_figures(text)
    if not _A_DIGIT.search(text):
        return frozenset()
    found = {_plain(each[1], each[2]) for each in _AN_AMOUNT.finditer(without_days(text))}
    found |= {f"{float(people) * float(hours):g}" for people, hours in _TIMES.findall(text)}
    found |= {
        str(60 * int(a or c) + int(b or d)) for a, b, c, d in _HOURS_AND_MINUTES.findall(text)
    }
    found |= {str(60 * int(hours)) for hours in _WHOLE_HOURS.findall(text)}
    return frozenset(each for each in found if len(each) >= 2)


def _plain(figures: str, more: str | None) -> str:
    number = figures.replace(",", "").strip(".")
    if more and more.lower() in _TIMES_SO:
        return f"{float(number) * _TIMES_SO[more.lower()]:.10g}"
    return f"{float(number):.10g}" if "." in number else number


_SO_MANY = re.compile(r"\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.IGNORECASE)  # fmt: skip
_FIGURE = {word: str(at) for at, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2)}  # fmt: skip


_UP_TO = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
_SO_MANY_AS = {word: at for at, word in enumerate(_UP_TO, 1)} | {"dozen": 12, "both": 2}
_PART = {"half": (1, 2), "third": (1, 3), "quarter": (1, 4), "fifth": (1, 5), "two thirds": (2, 3), "three quarters": (3, 4)}  # fmt: skip
_MANY = rf"(?:\d[\d,]*|{'|'.join(_SO_MANY_AS)})"
_OF_SO_MANY = re.compile(
    rf"(?<![\d.£])\b({_MANY})(?: [a-z]+){{0,3}}?,? (?:out of|of|from|among|in)(?: a)?(?: total of)? (?:the |all |those |our |these |that )*({_MANY})\b(?![.,:]\d|[/-]\d)", re.IGNORECASE,
)  # fmt: skip
_PER_CENT = re.compile(r"\b(\d{1,2}) ?(?:%|per ?cent) of\b", re.IGNORECASE)
_A_PART_OF = re.compile(rf"\b(?:an? |one |the (?:first|second|other) )?({'|'.join(sorted(_PART, key=len, reverse=True))})s? of (?:the|it|this|that|these|those|all)\b", re.IGNORECASE)  # fmt: skip


_DAYS_OF_WORK = re.compile(
    rf"(?<![\d.,/-])\b({_MANY})[ -](?:(?:staff|volunteer(?:ing|s)?|working|work|person|people|man|woman|team|full|paid|employee|half)[ -])?(day|shift|session|visit|workshop|lesson|evening)s?\b", re.IGNORECASE,
)  # fmt: skip


@_once
def times_in(text: str) -> frozenset[tuple[str, int]]:
    """How many days of work, shifts or sessions a text says, from two on: 12 days of “twelve staff days”."""
    return frozenset(
        (noun.lower(), _many(many)) for many, noun in _DAYS_OF_WORK.findall(text) if _many(many) > 1
    )


_A_LIST = re.compile(r"\b(?:totals? (?:of|for)|made up of|comprising|comprises|namely|consisting of|covers|sum of)\b[^.:;]{0,40}:? ", re.IGNORECASE)  # fmt: skip


@_once
def says_of_whom(text: str) -> bool:
    """Whether it says of which several its total is."""
    found = _A_LIST.search(text)
    return found is not None and len(re.findall(r"[;,] | and ", text[found.end() :])) >= 1


@_once
def parts_in(text: str) -> frozenset[tuple[int, int]]:
    """How many of how many a text says that something is: 5 of 12 of “our five of the twelve”, 60 of 100 of “60% of it”."""
    if " of " not in text and " among " not in text and " from " not in text:
        return frozenset()
    found = {
        (_many(one), _many(all_))
        for one, all_ in _OF_SO_MANY.findall(without_days(in_figures(text)))
    }
    found |= {(int(each), 100) for each in _PER_CENT.findall(text)}
    found |= {_PART[each.lower()] for each in _A_PART_OF.findall(text)}
    return frozenset((one, all_) for one, all_ in found if 0 < one < all_)


def _many(said: str) -> int:
    return _SO_MANY_AS.get(said.lower()) or int(said.replace(",", ""))


def says_more(text: str) -> bool:
    """Whether it says anything of what was told, promised or done besides."""
    return any(says(text) for says in (says_told_before, says_promised, says_planned, says_given_on, says_done, speaks_for_group, says_a_total, says_estimated))  # fmt: skip


def counts_in(text: str) -> frozenset[str]:
    """The small numbers that a text says, from two on, in figures or words."""
    found = (each.lower() for each in _SO_MANY.findall(without_days(text)))
    return frozenset(_FIGURE.get(each, each.lstrip("0")) for each in found)


def as_said(quantity: int) -> Iterator[str]:
    """In how many ways an amount of smallest parts may be said: as it is, in hours, pounds, tenths, thousands."""
    for parts in (1, 60, 100, 10, 1000):
        said = f"{quantity / parts:.10g}"
        if len(said) >= 2 and len(said.partition(".")[2]) <= 2:
            yield said
