"""An edition as SKOS in JSON-LD: a concept scheme that other programs read.

Every node is a skos:Concept with its notation, label, note and broader concept. What SKOS has no words
for (levels, rules of counting, principles) stands beside it as JSON literals of our own terms, so that
reading a file of ours gives the same edition again. A scheme of others is read, too: its concepts become
a tree whose levels are numbered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.document import FORMAT, as_document, read_document
from weft.analysis.frameworks.edition import Edition
from weft.analysis.frameworks.faults import NoDocument, loaded, refused
from weft.analysis.frameworks.sssom import BASE

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as Term

TERMS = f"{BASE}terms:"
CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "weft": TERMS,
}
MOST_BYTES = 64 << 20


class CannotReadScheme(WeftError):
    """A file is no concept scheme that Weft can read: what is wrong with it."""


def as_skos(edition: Edition, *, base: str = BASE) -> str:
    """The edition as JSON-LD; `base` begins the addresses of its nodes."""
    document = json.loads(as_document(edition))
    nodes = document.pop("nodes", [])
    here = f"{base}{edition.ref}"
    scheme = {
        "@id": here,
        "@type": "skos:ConceptScheme",
        "dct:title": _text(f"{edition.framework.name}, {edition.name}"),
        "dct:creator": edition.framework.owner,
        "dct:description": _text(edition.definition),
        "skos:hasTopConcept": [
            {"@id": f"{here}:{node.code}"} for node in edition.under.get("", ())
        ],
        "weft:edition": {"@type": "@json", "@value": document},
    }
    told = zip(edition.nodes, nodes, strict=True)
    concepts = [_concept(here, at, node.code, said) for at, (node, said) in enumerate(told)]
    graph = {"@context": CONTEXT, "@graph": [scheme, *concepts]}
    return json.dumps(graph, ensure_ascii=False, indent=2) + "\n"


def _concept(here: str, order: int, code: str, said: dict[str, Any]) -> dict[str, Any]:
    above = said.get("parent")
    concept: dict[str, Any] = {
        "@id": f"{here}:{code}",
        "@type": "skos:Concept",
        "skos:notation": code,
        "skos:prefLabel": _text(said["wording"]),
        "skos:inScheme": {"@id": here},
        "weft:order": order,
        "weft:node": {"@type": "@json", "@value": said},
    }
    if note := said.get("note"):
        concept["skos:scopeNote"] = _text(note)
    if above:
        concept["skos:broader"] = {"@id": f"{here}:{above}"}
    else:
        concept["skos:topConceptOf"] = {"@id": here}
    return concept


def _text(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "en"}


def read_skos(text: str | bytes, *, name: str) -> Edition:
    """The edition of a concept scheme in JSON-LD; `name` is how errors call it.

    A context that lies elsewhere is refused: nothing is ever fetched. Raises CannotReadScheme, and
    CannotReadFramework for what it says that cannot be.
    """
    graph = _graph(text, name)
    from rdflib.namespace import RDF, SKOS

    schemes = sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str)
    if len(schemes) != 1:
        raise CannotReadScheme(f"{name} holds {len(schemes)} concept schemes; one is wanted.")
    (scheme,) = schemes
    ours = _ours(graph, scheme)
    document = ours if ours is not None else _of_others(graph, scheme, name)
    return read_document(json.dumps(document), name=name)


def _graph(text: str | bytes, name: str) -> Graph:
    from rdflib import Graph

    if len(text) > MOST_BYTES:
        raise CannotReadScheme(f"{name} is larger than {MOST_BYTES >> 20} MB.")
    try:
        said = loaded(text)
    except NoDocument as why:
        raise CannotReadScheme(refused(name, why)) from None
    if far := next(_elsewhere(said), None):
        raise CannotReadScheme(
            f"{name} takes its context from {far}, and Weft fetches nothing. Put the context into the file."
        )
    try:
        return Graph().parse(data=json.dumps(said), format="json-ld")
    except Exception:  # the library raises whatever its parts raise
        raise CannotReadScheme(
            f"{name} is JSON, and no JSON-LD that can be read. Save it again from the program that made it."
        ) from None


def _elsewhere(said: Any) -> Iterator[str]:
    """Addresses from which a document would have its context fetched."""
    waiting = [said]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            for key, value in here.items():
                if key in {"@import", "@context"}:
                    yield from (one for one in _each(value) if isinstance(one, str))
                waiting.append(value)


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _ours(graph: Graph, scheme: Term) -> dict[str, Any] | None:
    """The document that a file of ours holds; None where it is somebody else's."""
    from rdflib import URIRef

    def said(subject: Term, term: str) -> Any:
        value = graph.value(subject, URIRef(f"{TERMS}{term}"))
        return json.loads(str(value)) if value is not None else None

    document = said(scheme, "edition")
    if not isinstance(document, dict):
        return None
    nodes = [
        (int(str(order)), said(subject, "node"))
        for subject, order in graph.subject_objects(URIRef(f"{TERMS}order"))
    ]
    return document | {"nodes": [node for _, node in sorted(nodes, key=lambda one: one[0])]}


def _of_others(graph: Graph, scheme: Term, name: str) -> dict[str, Any]:
    from rdflib.namespace import DCTERMS, RDFS, SKOS

    title = _label(graph, scheme, (DCTERMS.title, SKOS.prefLabel, RDFS.label)) or name
    key = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:50].strip("-") or "scheme"
    nodes = [*_concepts(graph, name)]
    depth = max((node["level"] for node in nodes), default=0)
    return {
        "format": FORMAT,
        "framework": {
            "key": key,
            "name": title,
            "owner": _label(graph, scheme, (DCTERMS.creator, DCTERMS.publisher)) or "not said",
            "scope": "",
            "licence": {
                "name": _label(graph, scheme, (DCTERMS.license, DCTERMS.rights)) or "not said"
            },
        },
        "name": "1",
        "definition": _label(graph, scheme, (DCTERMS.description, SKOS.definition)),
        "levels": [
            {"key": f"level-{at}", "one": f"level {at}", "many": f"level {at}"}
            for at in range(1, depth + 1)
        ],
        "nodes": [{**node, "level": f"level-{node['level']}"} for node in nodes],
    }


def _concepts(graph: Graph, name: str) -> Iterator[dict[str, Any]]:
    """The concepts of a scheme, each after the one above it."""
    from rdflib.namespace import RDF, SKOS

    every = set(graph.subjects(RDF.type, SKOS.Concept))
    codes = {one: _code(graph, one) for one in every}
    under: dict[Term | None, list[Term]] = {}
    for one in sorted(every, key=lambda one: codes[one]):
        under.setdefault(_above(graph, one, every), []).append(one)
    waiting = [(one, "", 1) for one in reversed(under.get(None, []))]
    met = 0
    while waiting:
        one, parent, level = waiting.pop()
        met += 1
        yield {
            "code": codes[one],
            "level": level,
            "wording": _label(graph, one, (SKOS.prefLabel,)),
            "parent": parent,
            "note": _label(graph, one, (SKOS.scopeNote, SKOS.definition, SKOS.note)),
        }
        waiting += [(below, codes[one], level + 1) for below in reversed(under.get(one, []))]
    if met < len(every):
        raise CannotReadScheme(
            f"{name}: {len(every) - met} concepts are by a way around broader than themselves."
        )


def _above(graph: Graph, concept: Term, every: set[Term]) -> Term | None:
    from rdflib.namespace import SKOS

    found = {*graph.objects(concept, SKOS.broader), *graph.subjects(SKOS.narrower, concept)}
    return next(iter(sorted(found & every, key=str)), None)


def _code(graph: Graph, concept: Term) -> str:
    from rdflib.namespace import SKOS

    said = (
        _label(graph, concept, (SKOS.notation,))
        or re.split(r"[/#:]", str(concept).rstrip("/#:"))[-1]
    )
    return re.sub(r"[^A-Za-z0-9._-]+", "-", said).strip("._-")[:40] or "c"


def _label(graph: Graph, subject: Term, terms: tuple[Any, ...]) -> str:
    """The first of these that is said of a subject, in English where there is a choice."""
    for term in terms:
        said = sorted(graph.objects(subject, term), key=lambda one: (_not_english(one), str(one)))
        if said:
            return str(said[0])
    return ""


def _not_english(one: Any) -> bool:
    return not str(getattr(one, "language", None) or "en").startswith("en")
