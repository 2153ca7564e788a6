"""An edition that goes out in any form comes back the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.analysis.frameworks.invented import edition, editions, objective
from weft.analysis.frameworks.catalogue import shipped
from weft.analysis.frameworks.document import FORMAT, as_document, read_document
from weft.analysis.frameworks.edition import Edition, problems
from weft.analysis.frameworks.files import WRITERS, read_edition, write_edition
from weft.analysis.frameworks.skos import as_skos, read_skos
from weft.analysis.frameworks.tables import as_csvs, as_workbook, read_tables


@settings(max_examples=40, deadline=None)
@given(editions())
def test_as_a_document(any_edition: Edition) -> None:
    assert not problems(any_edition)
    text = as_document(any_edition)
    assert read_document(text, name="it") == any_edition
    assert as_document(read_document(text, name="it")) == text


@settings(max_examples=25, deadline=None)
@given(editions())
def test_as_tables(any_edition: Edition) -> None:
    assert read_tables(as_csvs(any_edition), name="it") == any_edition
    assert read_tables(as_workbook(any_edition), name="it") == any_edition


def test_a_blank_line_is_a_text_too() -> None:
    blank = edition(replace(objective("A"), note="\n"), definition="\n ")
    assert read_tables(as_csvs(blank), name="it") == blank
    assert read_tables(as_workbook(blank), name="it") == blank


@settings(max_examples=15, deadline=None)
@given(editions())
def test_as_linked_data(any_edition: Edition) -> None:
    assert read_skos(as_skos(any_edition), name="it") == any_edition


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.ref)
def test_what_is_shipped_goes_through_files(one: Edition, form: str, tmp_path: Path) -> None:
    write_edition(one, tmp_path / f"it{form}")
    again = read_edition(tmp_path / f"it{form}")
    assert again == one
    write_edition(again, tmp_path / f"again{form}")
    assert (tmp_path / f"it{form}").read_bytes() == (tmp_path / f"again{form}").read_bytes()


def test_linked_data_says_in_skos_what_skos_has_words_for() -> None:
    from rdflib import Graph, Literal
    from rdflib.namespace import RDF, SKOS

    model = next(one for one in shipped() if one.ref == "social-value-model:ppn-002")
    graph = Graph().parse(data=as_skos(model), format="json-ld")
    (growth,) = graph.subjects(SKOS.notation, Literal("M1"))
    (fair,) = graph.subjects(SKOS.notation, Literal("1"))
    assert (fair, SKOS.broader, growth) in graph
    assert (fair, SKOS.prefLabel, Literal("Fair work", lang="en")) in graph
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == len(model.nodes)


def test_a_scheme_of_others_becomes_a_tree() -> None:
    theirs = {
        "@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
        "@graph": [
            {"@id": "http://x.example/s", "@type": "skos:ConceptScheme", "skos:prefLabel": "Wellbeing goals"},
            {"@id": "http://x.example/s/a", "@type": "skos:Concept", "skos:prefLabel": {"@value": "A Wales", "@language": "en"}},
            {"@id": "http://x.example/s/b", "@type": "skos:Concept", "skos:prefLabel": "Less harm",
             "skos:broader": {"@id": "http://x.example/s/a"}, "skos:scopeNote": "by all"},
        ],
    }  # fmt: skip
    found = read_skos(json.dumps(theirs), name="it")
    assert found.framework.name == "Wellbeing goals"
    assert [(n.code, n.level, n.parent, n.wording, n.note) for n in found.nodes] == [
        ("a", "level-1", "", "A Wales", ""),
        ("b", "level-2", "a", "Less harm", "by all"),
    ]


def test_the_form_is_named_in_every_document() -> None:
    assert all(json.loads(as_document(one))["format"] == FORMAT for one in shipped())
