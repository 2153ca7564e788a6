"""The example place has a combined authority's framework in three editions, three councils that adapt it differently, and crosswalks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from weft.analysis.frameworks.example import councils, editions, mappings
from weft.frameworks import queries
from weft.frameworks.models import Comment, Consultation, Edition, Mapping
from weft.frameworks.rules import Stage
from weft.organisations.access import NOBODY
from weft.web.demo import fill_example_place
from weft.web.demo_frameworks import fill_example_frameworks

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled() -> None:
    fill_example_place()
    fill_example_frameworks()


def at(key: str, name: str) -> Edition:
    found = queries.edition_at(NOBODY, key, name)
    assert found is not None, f"everybody reads {key}:{name}"
    return found


def test_what_everybody_reads_is_what_the_engine_has(filled: None) -> None:
    for value in editions().values():
        assert queries.whole(at(value.framework.key, value.name)).value == value
    for council in councils():
        for there in filter(None, (council.edition, council.next_edition)):
            kept = queries.whole(at(there.framework.key, there.name)).value
            assert kept.nodes == there.nodes, there.ref
            assert replace(kept, nodes=(), sources=()) == replace(there, nodes=(), sources=())


def test_each_council_makes_something_else_of_it(filled: None) -> None:
    made = {
        council.council: frozenset(node.code for node in queries.whole(at(council.framework.key, council.name)).value.nodes)
        for council in councils()
    }  # fmt: skip
    assert len(set(made.values())) == len(made) == 3


def test_its_crosswalks_have_come_as_far_as_the_engine_says(filled: None) -> None:
    far = [one.status for one in mappings()]
    for status in set(far):
        assert Mapping.objects.filter(status=status).count() == far.count(status)


def test_the_councils_were_asked_and_are_asked_about_the_next_edition(filled: None) -> None:
    assert Consultation.objects.filter(closed_at__isnull=True).count() == 1
    out = Edition.objects.filter(stage__in=[Stage.ADOPTED, Stage.SUPERSEDED])
    assert not Comment.objects.filter(edition__in=out, became="").exists()
    assert Comment.objects.filter(edition__in=out).count() == 6


def test_it_is_made_once(filled: None) -> None:
    before = Edition.objects.count()
    fill_example_frameworks()
    assert Edition.objects.count() == before
