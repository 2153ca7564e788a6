"""Lists that sort, filter and turn pages by the address alone: `?sort=-name&kind=council&page=2`.

Works without a script; htmx swaps the same markup where there is one (`ui/listing.html` draws it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

A_PAGE = 25


@dataclass(frozen=True)
class Heading:
    """A column: its words, and the field it is sorted by, where it can be."""

    id: str
    text: str
    by: str = ""
    number: bool = False


@dataclass(frozen=True)
class Filter:
    """A list to choose from above the table: the field it filters, and the choices there are."""

    id: str
    text: str
    by: str
    choices: Sequence[tuple[str, Any]]


@dataclass(frozen=True)
class Listing:
    """What of a list is shown, and the addresses of what else could be."""

    id: str
    headings: tuple[Heading, ...]
    filters: tuple[Filter, ...]
    searches: bool
    asked: QueryDict
    page: Page[Any]
    sort: str

    def __iter__(self) -> Iterator[Any]:
        return iter(self.page.object_list)

    @property
    def total(self) -> int:
        """How many fit, on all pages."""
        return self.page.paginator.count

    @property
    def words(self) -> str:
        """What a change of the list is announced with."""
        found = ngettext("%(n)s found", "%(n)s found", self.total) % {"n": self.total}
        if self.page.paginator.num_pages == 1:
            return found
        said = {"found": found, "n": self.page.number, "all": self.page.paginator.num_pages}
        return _("%(found)s, page %(n)s of %(all)s") % said

    def direction(self, heading: Heading) -> str | None:
        """How the table is sorted by this column, in the words of `aria-sort`; None where it cannot be."""
        if not heading.by:
            return None
        return {heading.id: "ascending", f"-{heading.id}": "descending"}.get(self.sort, "none")

    def sorting(self, heading: Heading) -> str:
        """The address that sorts by this column, the other way round where it does already."""
        return self._address(
            sort=f"-{heading.id}" if self.sort == heading.id else heading.id, page=None
        )

    def chosen(self, filter: Filter) -> str:
        """The choice of this filter that is in force; empty for none."""
        return known(self.asked.get(filter.id, ""), [value for value, _text in filter.choices])

    @property
    def plain(self) -> bool:
        """Whether nothing is searched or filtered."""
        return not self.asked.get("q") and not any(map(self.chosen, self.filters))

    @property
    def pages(self) -> dict[str, Any] | None:
        """The parameters of the pagination component; None where one page holds all."""
        if self.page.paginator.num_pages == 1:
            return None
        return numbered(self.page, lambda number: self._address(page=str(number)))

    def _address(self, **changed: str | None) -> str:
        asked = self.asked.copy()
        for name, value in changed.items():
            asked.pop(name, None)
            if value is not None:
                asked[name] = value
        return f"?{asked.urlencode()}"


class LookedUp(Protocol):
    """Rows that are kept elsewhere, and looked up as they are asked for."""

    def part(self, wanted: str, by: str, *, down: bool) -> Sequence[Any]:
        """Those that hold the words, in the order of a field."""


Rows = QuerySet[Any] | Sequence[Any]


def listed(
    rows: Rows | LookedUp,
    asked: QueryDict,
    *,
    id: str,
    headings: Sequence[Heading],
    filters: Sequence[Filter] = (),
    search: Sequence[str] = (),
    sort: str,
    size: int = A_PAGE,
) -> Listing:
    """The part of `rows` that the address asks for: rows of the database, a short list in memory, or
    what looks itself up.

    `search` names the fields that the box looks in. `sort` is the order where the address names none;
    what it names that there is not is passed over.
    """
    fields = {heading.id: heading.by for heading in headings if heading.by}
    order = known(asked.get("sort", ""), [*fields, *(f"-{id}" for id in fields)]) or sort
    # PostgreSQL refuses texts with a nought byte
    wanted = asked.get("q", "").replace("\0", "").strip()
    chosen = {
        filter.by: value
        for filter in filters
        if (value := known(asked.get(filter.id, ""), [value for value, _text in filter.choices]))
    }
    by, down = fields[order.removeprefix("-")], order.startswith("-")
    if isinstance(rows, QuerySet):
        ordered: Rows = _in_database(rows, chosen, wanted, search, by, down)
    elif isinstance(rows, Sequence):
        ordered = _in_memory(rows, chosen, wanted, search, by, down)
    else:
        ordered = rows.part(wanted, by, down=down)
    page = Paginator(ordered, size).get_page(asked.get("page"))
    return Listing(id, tuple(headings), tuple(filters), bool(search), asked, page, order)


def known(value: str, values: Sequence[str]) -> str:
    """The value where it is one of those there are, else nothing."""
    return value if value in values else ""


def _in_database(
    rows: Any, chosen: dict[str, str], wanted: str, search: Sequence[str], by: str, down: bool
) -> Rows:
    anywhere = Q()
    for field in search if wanted else ():
        anywhere |= Q(**{f"{field}__icontains": wanted})
    sign = "-" if down else ""
    if wanted and any("__" in field for field in search):
        # looked for apart: what has several names or numbers that fit is one row all the same
        fits = rows.model._base_manager.filter(anywhere).order_by().values("pk")
        anywhere = Q(pk__in=fits)
    found: QuerySet[Any] = rows.filter(anywhere, **chosen).order_by(f"{sign}{by}", f"{sign}pk")
    return found


def _in_memory(
    rows: Any, chosen: dict[str, str], wanted: str, search: Sequence[str], by: str, down: bool
) -> Rows:
    found = [
        row
        for row in rows
        if all(str(getattr(row, field)) == value for field, value in chosen.items())
        and (
            not wanted
            or any(wanted.casefold() in str(getattr(row, field)).casefold() for field in search)
        )
    ]
    return sorted(found, key=lambda row: getattr(row, by), reverse=down)


def numbered(page: Page[Any], address: Callable[[int], str]) -> dict[str, Any]:
    """The parameters of the pagination component for pages with numbers."""
    items: list[dict[str, Any]] = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if not isinstance(number, int):
            items.append({"ellipsis": True})
            continue
        items.append(
            {
                "number": number,
                "href": address(number),
                "current": number == page.number,
                "visuallyHiddenText": _("Page %(n)s") % {"n": number},
            }
        )
    before = address(page.number - 1) if page.has_previous() else ""
    after = address(page.number + 1) if page.has_next() else ""
    return {"items": items, **ways(before, after)}


def ways(before: str, after: str) -> dict[str, Any]:
    """The parameters of the pagination component for the pages before and after."""
    made: dict[str, Any] = {"landmarkLabel": _("Pages of the list")}
    if before:
        made["previous"] = {"href": before, "html": _("Previous")}
    if after:
        made["next"] = {"href": after, "html": _("Next")}
    return made
