"""What a list promises, row by row: each is a promise of an agreement here, or what is wrong with it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from weft.analysis.commitments.columns import Row, Table, day_of
from weft.analysis.commitments.listed import (
    APART,
    amount_said,
    fits_unit,
    months_said,
    says_nothing_itself,
)
from weft.analysis.commitments.years import year_of
from weft.analysis.frameworks.units import UNITS, NotAQuantity, in_parts, in_words
from weft.commitments import days, queries, shares
from weft.commitments.actions import Promise, Wished
from weft.commitments.forms.columns import OfRows
from weft.commitments.forms.places import NO_PLACE
from weft.commitments.rules import AgreementState, Sort, why_not_promise_in
from weft.frameworks.queries import whole
from weft.places.queries import spoken
from weft.ui.reasons import said as reason_said

if TYPE_CHECKING:
    from weft.analysis.frameworks.edition import Node
    from weft.commitments.models import Agreement, Part, Party
    from weft.commitments.queries import Kept, Recorded
    from weft.frameworks.models import Edition

T = TypeVar("T")
LONGEST_WORD = 60
ALONE = {"yes_no": Sort.YES_NO, "story": Sort.STORY}
"""How measures are promised that can be promised in one way."""
SORTS = {
    **{one.value: one for one in Sort}, "by a day": Sort.FIXED, "each period": Sort.PER_PERIOD, "per £1 million": Sort.RATE, "per £m": Sort.RATE,
}  # fmt: skip
YES, NO = frozenset({"yes", "y", "true", "1", ""}), frozenset({"no", "n", "false", "0"})


class Wrong(Exception):
    """Something that a row says cannot be taken: what, and what to do."""


def agreement_called(kept: Kept, text: str) -> Agreement:
    """The agreement of this number, reference or title. Raises Wrong."""
    if not text:
        raise Wrong(_("It does not say of which agreement it is. Write its number."))
    found, told = kept.called(text), {"text": text[:LONGEST_WORD]}
    if not found:
        raise Wrong(_("You keep no agreement of the number or name “%(text)s”. Record it first, or correct the number.") % told)  # fmt: skip
    if len(found) > 1:
        raise Wrong(_("Several of your agreements are called “%(text)s”. Write the number of the one that you mean.") % told)  # fmt: skip
    return found[0]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row, or what it says."""

    sheet: str
    row: int
    why: str

    @property
    def id(self) -> str:
        """By what its row is told from the others."""
        return f"{self.sheet}!{self.row}"


@dataclass
class Read:
    """What comes of a list."""

    wished: list[Wished] = field(default_factory=list)
    """All that it promises."""
    new: list[Wished] = field(default_factory=list)
    """What of that is not recorded yet."""
    faults: list[Fault] = field(default_factory=list)
    left: list[Fault] = field(default_factory=list)
    """Rows that somebody has left out."""
    passed: list[Fault] = field(default_factory=list)
    """Rows that say nothing of their own: a total, a footer."""
    twins: list[Fault] = field(default_factory=list)
    """Rows that say the same as one before them."""
    seen: dict[tuple[Any, ...], Row] = field(default_factory=dict)
    """What is new, and the row that says it first."""

    @property
    def known(self) -> int:
        """How many of its promises are recorded already."""
        return len(self.wished) - len(self.new)


@dataclass(frozen=True)
class Speaks:
    """What a list may speak of, and what was said of it."""

    kept: Kept
    editions: Mapping[str, Edition]
    """In force, by their references, and those of what is recorded."""
    edition: Edition | None
    """Of rows that do not say one."""
    meant: Mapping[str, str]
    """The codes of measures that are meant by texts that are none."""
    until_end: bool = False
    by_year: bool = False
    """Whether each amount is for a year, whose heading stands where else a day does."""
    _named: dict[str, tuple[dict[str, Node], dict[str, Node]]] = field(default_factory=dict)

    def measures_of(self, edition: Edition) -> tuple[dict[str, Node], dict[str, Node]]:
        """The measures of an edition by their codes, and by their wordings."""
        if edition.ref not in self._named:
            nodes = [node for node in whole(edition).value.nodes if node.measure]
            codes = {_plain(one.code): one for one in nodes}
            self._named[edition.ref] = codes, {_plain(one.wording): one for one in nodes}
        return self._named[edition.ref]

    def named(self, edition: Edition, code: str, wording: str) -> Node | None:
        """The measure of a code, or else of a wording; whichever of them stands where, or both in one cell."""
        codes, wordings = self.measures_of(edition)
        for text in filter(None, (_plain(code), _plain(wording))):
            if found := codes.get(text) or wordings.get(text) or _coded(text, codes):
                return found
        return None

    def measure(self, edition: Edition, code: str, wording: str) -> Node | None:
        """The same; or else the one that is meant by the text."""
        meant = self.meant.get(_plain(wording) or _plain(code), "")
        return self.named(edition, code, wording) or self.measures_of(edition)[0].get(_plain(meant))

    def unknown(self, said: Mapping[tuple[str, str], int]) -> dict[str, int]:
        """The texts that are no measure of the edition by themselves, and in how many rows each stands."""
        found: dict[str, int] = {}
        if self.edition is None:
            return found
        for (code, wording), rows in said.items():
            text = _plain(wording) or _plain(code)
            if self.named(self.edition, code, wording) is None:
                found[text] = found.get(text, 0) + rows
        return found


_CODED = re.compile(r"(\S{1,40}?)[\s:.)\-–]+(\S.*)")


def _coded(text: str, codes: Mapping[str, Node]) -> Node | None:
    """The measure of the code with which a text begins: before its wording, or a code with a figure before any other words."""
    if not (said := _CODED.fullmatch(text)):
        return None
    node, code = codes.get(said[1]), said[1]
    if node is None or _plain(said[2]) == _plain(node.wording):
        return node
    return node if len(code) > MOST_OF_A_LETTER and any(map(str.isdigit, code)) else None


MOST_OF_A_LETTER = 2
"""A code no longer than that is a word of any list: “1. Jobs”."""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def read(
    table: Table, columns: Mapping[str, int], speaks: Speaks, recorded: Recorded, today: date, of_rows: OfRows
) -> Read:  # fmt: skip
    """What comes of the rows of a list, held against what is recorded already. `of_rows`: what somebody says of single rows."""
    places = {_plain(name): code for name, code in spoken().items()}
    found = Read()
    for row in table.rows:
        said = row.said(columns)
        if any(said.values()):
            _take(_Row(row, said, speaks, places), recorded, today, found, of_rows)
    return _once(found)


def _once(found: Read) -> Read:
    """The same, where a row with an amount for each year is read once for each: it says what is wrong with it once, and is left out once."""
    found.faults = list(dict.fromkeys(found.faults))
    found.left, found.passed = (
        list({one.id: one for one in reversed(rows)}.values())[::-1]
        for rows in (found.left, found.passed)
    )
    return found


def _take(row: _Row, recorded: Recorded, today: date, found: Read, of_rows: OfRows) -> None:
    """Add to what is found what comes of one more row."""
    if row.row.id in of_rows.leave:
        found.left.append(of_row(row.row))
        return
    wished = row.wished()
    if wished is not None:
        _held_against(row, wished, recorded, today, found, of_rows)
    sort_out(row.row, row.wrong, found, of_rows)


def sort_out(row: Row, wrong: Sequence[str], found: Any, of_rows: OfRows) -> None:
    """Say what is wrong with a row; or leave it out, where it says nothing of its own or somebody wants that."""
    if wrong and says_nothing_itself(row):
        found.passed.append(of_row(row))
    elif wrong and of_rows.leaves_wrong:
        found.left.append(of_row(row))
    else:
        found.faults += [Fault(row.sheet, row.number, why) for why in wrong]


def of_row(row: Row) -> Fault:
    """A row, by how it begins."""
    text = "; ".join(cell.strip() for cell in row.cells if cell.strip())
    return Fault(row.sheet, row.number, text[:LONGEST_WORD])


def _held_against(
    row: _Row, wished: Wished, recorded: Recorded, today: date, found: Read, of_rows: OfRows
) -> None:
    agreement, promise = wished.agreement, wished.promise
    ref = row.said.get("ref", "").casefold()
    if ref and ref not in recorded.by_ref:
        row.wrong.append(_("No promise here has the reference “%(ref)s”. Leave the cell empty for a new one.") % {"ref": ref[:LONGEST_WORD]})  # fmt: skip
    elif recorded.take(agreement.pk, promise) is not None:
        found.wished.append(wished)
    elif one := recorded.by_ref.get(ref) or recorded.otherwise(agreement.pk, promise):
        told = {"ref": one.ref, "amount": in_words(one.quantity, UNITS[one.unit])}
        row.wrong.append(_("It is recorded already as promise %(ref)s, otherwise: %(amount)s. Change it on its page, where you say why.") % told)  # fmt: skip
    elif all(one.organisation != promise.promised_by for one in queries.promising(agreement)):
        told = {"name": promise.promised_by.name, "agreement": agreement.title}
        row.wrong.append(_("%(name)s promises nothing more in “%(agreement)s”. Leave the row out, or write who promises it now.") % told)  # fmt: skip
    elif (reason := why_not_promise_in(AgreementState(agreement.state), ends=agreement.ends, today=today) or days.why_not_due(
        promise.due, begins=agreement.begins, ends=agreement.ends, may_extend_until=agreement.may_extend_until
    )) or (reason := shares.why_not_so_much(promise.quantity, share=row.is_share(promise))):  # fmt: skip
        row.wrong.append(reason_said(reason))
    elif _may_be_recorded(row.row, wished, found, of_rows):
        found.wished.append(wished)
        found.new.append(wished)


def _may_be_recorded(row: Row, wished: Wished, found: Read, of_rows: OfRows) -> bool:
    """Whether no row before this one says the same, or somebody says that it is another promise."""
    same = (*queries.same_as(wished.agreement.pk, wished.promise), wished.promise.quantity)
    first = found.seen.setdefault(same, row)
    if first is row:
        return True
    told = {"row": first.number, "text": of_row(row).why}
    found.twins.append(Fault(row.sheet, row.number, _("the same as row %(row)s: %(text)s") % told))
    return row.id in of_rows.again


class _Row:
    """A row while it is read: what it says, and what is wrong with it."""

    def __init__(
        self, row: Row, said: Mapping[str, str], speaks: Speaks, places: Mapping[str, str]
    ) -> None:
        self.row, self.said, self.speaks, self._places = row, said, speaks, places
        self.wrong: list[str] = []

    def wished(self) -> Wished | None:
        """What it promises; None where something is wrong with it."""
        agreement, edition = self._try(self.agreement), self._try(self.edition)
        node = self._try(lambda: self.measure(edition)) if edition else None
        promiser = self._try(lambda: self.promiser(agreement)) if agreement else None
        told = self._told(agreement, edition, node)
        if self.wrong or not (agreement and edition and node and promiser):
            return None
        assert promiser.organisation is not None
        promise = Promise(
            promised_by=promiser.organisation, edition=edition, code=node.code, **told
        )
        return Wished(agreement, promise)

    def _told(
        self, agreement: Agreement | None, edition: Edition | None, node: Node | None
    ) -> dict[str, Any]:
        """The rest of it, by the names of `Promise`; what cannot be read is said."""
        texts = {
            name: self.said.get(name, "") for name in ("words", "baseline", "evidence", "if_missed")
        }
        told: dict[str, Any] = {
            **texts, "weight": self._try(self.weight), "may_subcontract": self._try(self.may_subcontract), "places": self._try(self.places),
            "part": self._try(lambda: self.part(agreement)) if agreement else None,
        }  # fmt: skip
        if node is not None and node.measure is not None and edition is not None:
            unit = node.measure.unit
            sort = self._try(lambda: self.sort(unit))
            told |= {
                "sort": sort, "quantity": self._try(lambda: self.quantity(unit)), "months": self._try(lambda: self.months(sort)) or 0,
                "due": self._try(lambda: self.due(sort, agreement)), "cohorts": self._try(lambda: self.cohorts(edition, node)),
            }  # fmt: skip
        return told

    def _try(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except Wrong as why:
            self.wrong.append(str(why))
        except (ValueError, NotAQuantity) as why:  # of the engine, which says what is wrong
            self.wrong.append(str(why))
        return None

    def agreement(self) -> Agreement:
        """The agreement that it names."""
        return agreement_called(self.speaks.kept, self.said.get("agreement", ""))

    def is_share(self, promise: Promise) -> bool:
        """Whether per cent of its measure are a share of something."""
        node = self.speaks.measures_of(promise.edition)[0].get(_plain(promise.code))
        return node is not None and node.measure is not None and shares.is_share(node.measure, node.wording)  # fmt: skip

    def edition(self) -> Edition:
        """The edition that it names, or that was chosen."""
        text = self.said.get("framework", "")
        if not text:
            if self.speaks.edition is None:
                raise Wrong(_("No framework is in force. Adopt one first."))
            return self.speaks.edition
        there = self.speaks.editions.values()
        found = [
            one for one in there if _plain(text) in (_plain(queries.edition_called(one)), one.ref)
        ]
        if not found:
            raise Wrong(_("No framework in force is called “%(text)s”. Choose that its column stands nowhere, and choose one for all.") % {"text": text[:LONGEST_WORD]})  # fmt: skip
        return found[0]

    def measure(self, edition: Edition) -> Node:
        """The measure that it names."""
        code, wording = self.said.get("code", ""), self.said.get("measure", "")
        if not code and not wording:
            raise Wrong(_("It does not say of which measure it is. Write its code."))
        found = self.speaks.measure(edition, code, wording)
        if found is None:
            raise Wrong(_("“%(text)s” is no measure of %(edition)s. Say below which one is meant.") % {"text": (wording or code)[:LONGEST_WORD], "edition": queries.edition_called(edition)})  # fmt: skip
        other = self.speaks.named(edition, "", wording) if code and wording else None
        if other is not None and other.code != found.code:
            raise Wrong(_("Its code is of “%(one)s”, and its wording of “%(other)s”. Correct one of them.") % {"one": found.wording, "other": other.code})  # fmt: skip
        return found

    def promiser(self, agreement: Agreement) -> Party:
        """The party that promises it."""
        there, text = queries.promising(agreement), self.said.get("promised_by", "")
        found = queries.parties_called(there, text) if text else there
        if not found:  # what they promised, a list that was taken away has too
            found = queries.parties_called(queries.once_promising(agreement), text)
        told = {"name": text[:LONGEST_WORD], "agreement": agreement.title}
        if not there and not found:
            raise Wrong(_("Nobody in “%(agreement)s” promises anything. Add a party on its page.") % told)  # fmt: skip
        if not found:
            names = "; ".join(one.name for one in there)
            raise Wrong(_("“%(name)s” is none of those that promise something in “%(agreement)s” (%(names)s). Correct the name, or add a party on its page.") % (told | {"names": names}))  # fmt: skip
        linked = [one for one in found if one.organisation_id is not None]
        if len({one.organisation_id for one in linked}) > 1:
            raise Wrong(_("Several promise something in “%(agreement)s”. Write who promises this.") % told)  # fmt: skip
        if not linked:
            raise Wrong(_("“%(name)s” is known by its name alone. Say on the page of “%(agreement)s” which organisation it is.") % (told | {"name": found[0].name}))  # fmt: skip
        return linked[0]

    def sort(self, unit: str) -> Sort:
        """How it is promised; by a day, where nothing else is said."""
        text, period = _plain(self.said.get("sort", "")), self._period()
        if self.speaks.by_year:
            if period not in (0, 12) or SORTS.get(text) is Sort.RATE:
                raise Wrong(_("It has amounts for single years, and says that it is promised otherwise (“%(text)s”). Correct it, or untick that amounts stand under years.") % {"text": (text or self.said.get("unit", ""))[:LONGEST_WORD]})  # fmt: skip
            return ALONE.get(unit) or Sort.FIXED
        if alone := ALONE.get(unit):
            if period:
                raise Wrong(_("It says a period, and this measure is promised by a day. Write the day, and no period."))  # fmt: skip
            return alone
        if not text or months_said(text):
            return Sort.PER_PERIOD if self.said.get("months") or period else Sort.FIXED
        if period and SORTS.get(text) not in (None, Sort.PER_PERIOD):
            raise Wrong(_("It says a period, and that it is promised otherwise (“%(text)s”). Correct one of them.") % {"text": text[:LONGEST_WORD]})  # fmt: skip
        if text not in SORTS or SORTS[text] in ALONE.values():
            raise Wrong(_("“%(text)s” is no way to promise it. Write fixed, per period or rate.") % {"text": text[:LONGEST_WORD]})  # fmt: skip
        return SORTS[text]

    def quantity(self, key: str) -> int:
        """How much is promised, in the smallest part."""
        text, unit = self.said.get("quantity", ""), UNITS[key]
        said = self.said.get("unit", "")
        if said and not fits_unit(said, unit):
            raise Wrong(_("It is counted in %(unit)s, and the row says “%(said)s”. Correct it, or say that what it is counted in stands nowhere.") % {"unit": unit.many, "said": said[:LONGEST_WORD]})  # fmt: skip
        if not text:
            if key == "yes_no" or self.speaks.by_year:  # then its year is missing, too
                return 1
            raise Wrong(_("It does not say how much is promised."))
        parts = in_parts(amount_said(text, unit), unit)
        if parts < 1 and not self.said.get(
            "ref"
        ):  # of one that went over to another, nothing may be left
            raise Wrong(_("It promises nothing. Leave the row out."))
        return parts

    def due(self, sort: Sort | None, agreement: Agreement | None) -> date | None:
        """By which day."""
        if self.speaks.by_year:
            return self._by_end_of_year(agreement)
        day = day_of(self.said.get("due", ""))
        if day is not None or sort in (None, Sort.PER_PERIOD, Sort.RATE):
            return day
        if self.speaks.until_end and agreement is not None and agreement.ends:
            return agreement.ends
        raise Wrong(_("It does not say by which day. Write it, or tick below that it is the last day of the agreement.") if agreement is None or agreement.ends else _("It does not say by which day, and its agreement has no last day."))  # fmt: skip

    def _by_end_of_year(self, agreement: Agreement | None) -> date | None:
        """The last day of the year that its amount is for, or of the agreement, where that ends in it."""
        year = year_of(self.said.get("due", ""))
        if year is None:
            raise Wrong(_("Nothing stands under any of the years. Leave the row out, or write how much is promised."))  # fmt: skip
        if agreement is None:
            return None
        first, last = (day(agreement.begins) for day in (year.first_day, year.last_day))
        if first is None or last is None:
            raise Wrong(_("It has an amount for “%(year)s”, and it is not known when its agreement begins. Say that on the page of the agreement first.") % {"year": year.heading})  # fmt: skip
        ends = agreement.ends
        return ends if ends is not None and first <= ends < last else last

    def months(self, sort: Sort | None) -> int:
        """Of how many months each period is."""
        if sort is not Sort.PER_PERIOD:
            return 0
        text, period = self.said.get("months", ""), self._period()
        bare = text.casefold().removesuffix("months").strip()
        months = int(bare) if bare.isascii() and bare.isdigit() else months_said(text)
        if (text and not 1 <= months <= 120) or not (text or period):
            raise Wrong(_("Write how many months each period is: a number from 1 to 120."))
        if text and period and months != period:
            raise Wrong(_("It says two periods: of %(one)s months, and of %(other)s. Correct one of them.") % {"one": months, "other": period})  # fmt: skip
        return months or period

    def _period(self) -> int:
        """How many months the period is that it says beside its amount, in words; 0 where it says none."""
        said = [months for name in ("sort", "quantity", "unit") if (months := months_said(self.said.get(name, "")))]  # fmt: skip
        if len(set(said)) > 1:
            raise Wrong(_("It says two periods: of %(one)s months, and of %(other)s. Correct one of them.") % {"one": said[0], "other": said[1]})  # fmt: skip
        return said[0] if said else 0

    def part(self, agreement: Agreement) -> Part | None:
        """The lot or phase."""
        text = self.said.get("part", "")
        if not text:
            return None
        found = [one for one in agreement.parts.all() if _plain(one.name) == _plain(text)]
        if not found:
            raise Wrong(_("“%(agreement)s” has no lot or phase “%(text)s”. Add it on the page of the agreement.") % {"agreement": agreement.title, "text": text[:LONGEST_WORD]})  # fmt: skip
        return found[0]

    def cohorts(self, edition: Edition, node: Node) -> tuple[str, ...]:
        """For whom it is first."""
        split = node.measure.cohorts if node.measure else ()
        there = [one for one in whole(edition).value.cohorts if one.code in split]
        names = {_plain(text): one.code for one in there for text in (one.name, one.code)}
        return self._several("cohorts", names, _("“%(text)s” is no group by which this measure can be split."))  # fmt: skip

    def places(self) -> tuple[str, ...]:
        """Where."""
        return self._several("places", self._places, f"{NO_PLACE}.")

    def _several(self, name: str, known: Mapping[str, str], wrong: str) -> tuple[str, ...]:
        texts = [one for one in self.said.get(name, "").split(APART) if one.strip()]
        for text in texts:
            if _plain(text) not in known:
                raise Wrong(wrong % {"text": text.strip()[:LONGEST_WORD]})
        return tuple(known[_plain(text)] for text in texts)

    def weight(self) -> Decimal | None:
        """Its weight in the award."""
        text = self.said.get("weight", "").removesuffix("%").strip()
        try:
            number = round(Decimal(text), 3) if text else None
        except InvalidOperation:
            raise Wrong(_("“%(text)s” is no weight: write a number.") % {"text": text[:LONGEST_WORD]}) from None  # fmt: skip
        if number is not None and not (number.is_finite() and 0 <= number < 1_000_000):
            raise Wrong(_("“%(text)s” is no weight: write a number.") % {"text": text[:LONGEST_WORD]})  # fmt: skip
        return number

    def may_subcontract(self) -> bool:
        """Whether others may deliver it, too."""
        text = _plain(self.said.get("may_subcontract", ""))
        if text not in YES | NO:
            raise Wrong(_("Write yes or no for whether others may deliver it: “%(text)s” is neither.") % {"text": text[:LONGEST_WORD]})  # fmt: skip
        return text in YES
