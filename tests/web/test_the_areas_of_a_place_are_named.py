"""Whoever runs a site names its districts and wards from a lookup; it is on record, and the same again changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.places.invented import WARDS, in_use, lookup
from weft.analysis.editions import Editions
from weft.analysis.errors import WeftError
from weft.analysis.places.load import Kind
from weft.audit.models import Entry
from weft.places.queries import choices
from weft.web.beginning import name_areas


@pytest.mark.django_db
def test_a_site_takes_its_areas_from_the_lookup_in_use(tmp_path: Path) -> None:
    editions = Editions(tmp_path / "data")
    with pytest.raises(WeftError, match="weft places load lookup"):
        name_areas(editions=editions, districts=())
    in_use(editions, Kind.LOOKUP, lookup(tmp_path / "WD25_LAD25_CAUTH25.csv"), edition="2025")
    named, new = name_areas(editions=editions, districts=["Nearby"])
    assert new == len(named.districts) + len(named.wards) == 3
    (code, _name), (around, wards) = choices()
    assert (code, around) == (named.districts[0][0], "Nearby")
    assert wards == [(WARDS[0], "Ward 1"), (WARDS[1], "Ward 2")]
    assert name_areas(editions=editions, districts=["nearby"])[1] == 0
    assert [one.act for one in Entry.objects.all()] == ["name areas"] * 2
