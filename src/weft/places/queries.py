"""What can be asked about areas. Areas are public: everyone may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from weft.places.models import Area

Choice = tuple[str, str | list[tuple[str, str]]]
"""The code of an area and what it is called; or what several narrower ones are called together, and they."""


def _latest() -> QuerySet[Area]:
    """The areas of the edition that was taken last."""
    last = Area.objects.order_by("-pk").values("edition")[:1]
    return Area.objects.filter(edition=last)


def districts() -> QuerySet[Area]:
    """The districts of the place, by name, as the latest edition of boundaries has them."""
    return _latest().filter(level="district")


def districts_beside(held: Iterable[int]) -> list[tuple[int, str]]:
    """The districts to choose from, by their numbers and names: those that are held, of whatever edition, and the latest of the others."""
    own = Area.objects.filter(pk__in=held)
    others = districts().exclude(code__in=own.values("code"))
    told = {*own.values_list("name", "pk"), *others.values_list("name", "pk")}
    return [(number, name) for name, number in sorted(told)]


def choices() -> list[Choice]:
    """The districts by name, each followed by the wards in it, as a form offers them."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for code, name, around in (
        _latest().filter(level="ward").values_list("code", "name", "within__code")
    ):
        parts.setdefault(around, []).append((code, name))
    found: list[Choice] = []
    for code, name in districts().values_list("code", "name"):
        found.append((code, name))
        if wards := parts.get(code):
            found.append((name, wards))
    return found


def spoken() -> dict[str, str]:
    """The codes of areas by everything that people call them, in small letters: their code, the name of a district or of a ward
    that no other area has, and that of any ward with its district: “moss side (manchester)”."""
    areas = list(_latest().select_related("within"))
    named: dict[str, list[Area]] = {}
    for one in areas:
        named.setdefault(one.name.casefold(), []).append(one)
    found = {one.code.casefold(): one.code for one in areas}
    found |= {called(one).casefold(): one.code for one in areas}
    found |= {name: meant.code for name, same in named.items() if (meant := _meant(same))}
    return found


def _meant(same: Sequence[Area]) -> Area | None:
    """Which of the areas of one name is meant: the district, where it is one of them; none, where several wards have it."""
    wide = [one for one in same if one.level == "district"]
    return wide[0] if wide else same[0] if len(same) == 1 else None


def called(area: Area) -> str:
    """What an area is called where it stands alone: a ward with its district."""
    return f"{area.name} ({area.within.name})" if area.within else area.name


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """What areas are called by their codes, in the latest edition that has each."""
    wanted = set(codes)
    if not wanted:
        return {}
    found = Area.objects.filter(code__in=wanted).select_related("within").order_by("pk")
    return {one.code: called(one) for one in found}


def lies_within() -> dict[str, str]:
    """From the code of each area to the code of the area around it."""
    around = Area.objects.filter(within__isnull=False).order_by()
    return dict(around.values_list("code", "within__code"))


def narrowest(codes: Iterable[str], around: Mapping[str, str]) -> list[str]:
    """Codes of areas without those that are said more narrowly: a district goes, where a ward of it is among them."""
    said = list(dict.fromkeys(codes))
    wider = {around[one] for one in said if one in around}
    return [one for one in said if one not in wider]
