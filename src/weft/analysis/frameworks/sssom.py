"""Crosswalks as SSSOM tables: the Simple Standard for Sharing Ontological Mappings 1.0, TSV with a YAML head.

| here | in SSSOM |
|---|---|
| exact, broader, narrower, related | skos:exactMatch, skos:broadMatch, skos:narrowMatch, skos:relatedMatch |
| none, with an object | skos:exactMatch with the predicate_modifier `Not` |
| none, nothing there | skos:exactMatch to `sssom:NoTermFound`, in the object_source |
| through other mappings | mapping_justification semapv:MappingChaining; else semapv:ManualMappingCuration |
| rationale, author, day | comment, author_label, mapping_date |
| quantity factor, status, nodes in between | the extension slots ext_factor, ext_status, ext_through |

A file of others is read, too: skos:closeMatch counts as related, owl:equivalentClass as exact; a mapping
without a status of ours is *proposed*.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from datetime import date
from fractions import Fraction
from typing import Any

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.crosswalks import Mapping, Relation, Status, factor_in
from weft.analysis.frameworks.edition import Edition

BASE = "urn:weft:frameworks:"
NOTHING = "sssom:NoTermFound"
COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "author_label", "subject_source", "object_source", "mapping_date", "comment",
    "ext_factor", "ext_status", "ext_through",
)  # fmt: skip
NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
PREDICATES = {
    Relation.EXACT: "skos:exactMatch",
    Relation.BROADER: "skos:broadMatch",
    Relation.NARROWER: "skos:narrowMatch",
    Relation.RELATED: "skos:relatedMatch",
    Relation.NONE: "skos:exactMatch",
}
READ_AS = {
    **{words: relation for relation, words in PREDICATES.items() if relation is not Relation.NONE},
    "skos:closeMatch": Relation.RELATED,
    "owl:equivalentClass": Relation.EXACT,
    "owl:sameAs": Relation.EXACT,
}
MOST_BYTES = 64 << 20


class CannotReadMappings(WeftError):
    """A file holds no mappings that Weft can read: which row, and why."""


def as_sssom(
    mappings: Sequence[Mapping], editions: Iterable[Edition], *, licence: str, base: str = BASE
) -> str:
    """The mappings as a table. `licence` is the address of the terms; `base` begins the nodes' addresses."""
    import yaml

    known = {edition.ref: edition for edition in editions}
    refs = sorted({ref for one in mappings for ref in (one.subject, one.object)})
    head = {
        "mapping_set_id": f"{base}mappings:{'+'.join(refs) or 'none'}",
        "license": licence,
        "curie_map": {prefix_of(ref): f"{base}{ref}:" for ref in refs} | {"weft": f"{base}terms:"},
        "extension_definitions": [
            {"slot_name": f"ext_{name}", "property": f"weft:{name}", "type_hint": "xsd:string"}
            for name in ("factor", "status", "through")
        ],
    }
    written = io.StringIO()
    for line in yaml.safe_dump(head, sort_keys=False, allow_unicode=True).splitlines():
        written.write(f"#{line}\n")
    table = csv.DictWriter(written, COLUMNS, delimiter="\t", lineterminator="\n")
    table.writeheader()
    table.writerows(_row(one, known) for one in mappings)
    return written.getvalue()


def prefix_of(ref: str) -> str:
    """The prefix of an edition's nodes: "greater-manchester.2014"."""
    return ref.replace(":", ".")


def _row(one: Mapping, known: MappingOf[str, Edition]) -> dict[str, str]:
    return {
        "subject_id": f"{prefix_of(one.subject)}:{one.subject_code}",
        "subject_label": _label(known, one.subject, one.subject_code),
        "predicate_id": PREDICATES[one.relation],
        "predicate_modifier": "Not" if one.relation is Relation.NONE and one.object_code else "",
        "object_id": NOTHING if one.for_nothing else f"{prefix_of(one.object)}:{one.object_code}",
        "object_label": _label(known, one.object, one.object_code),
        "mapping_justification": f"semapv:{'MappingChaining' if one.through else 'ManualMappingCuration'}",
        "author_label": one.author,
        "subject_source": f"{prefix_of(one.subject)}:edition",
        "object_source": f"{prefix_of(one.object)}:edition",
        "mapping_date": one.on.isoformat() if one.on else "",
        "comment": one.rationale,
        "ext_factor": str(one.factor) if one.factor is not None else "",
        "ext_status": one.status,
        "ext_through": "|".join(one.through),
    }


def _label(known: MappingOf[str, Edition], ref: str, code: str) -> str:
    node = known[ref].by_code.get(code) if ref in known else None
    return node.wording if node else ""


def read_sssom(text: str, *, name: str, editions: Iterable[Edition]) -> tuple[Mapping, ...]:
    """The mappings of a table; `name` is how errors call it. Its nodes are those of the editions.

    Raises CannotReadMappings, which names the row.
    """
    refs = [edition.ref for edition in editions]
    return tuple(one for _row, one in numbered(text, name=name, refs=refs))


def numbered(text: str, *, name: str, refs: Iterable[str]) -> tuple[tuple[int, Mapping], ...]:
    """The same, each with the number of its row in the file; `refs` name the editions."""
    if len(text) > MOST_BYTES:
        raise CannotReadMappings(f"{name} is larger than {MOST_BYTES >> 20} MB.")
    lines = text.splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    head = _head(name, lines[:first])
    known = {prefix_of(ref): ref for ref in refs}
    rows = csv.DictReader(io.StringIO("".join(lines[first:])), delimiter="\t")
    try:
        if missing := [column for column in NEEDED if column not in (rows.fieldnames or ())]:
            raise CannotReadMappings(
                f"{name} lacks the column {', '.join(missing)}: it is no SSSOM table."
            )
        return tuple(_mappings(name, rows, first, _prefixes(head, known)))
    except csv.Error as error:
        raise CannotReadMappings(f"{name}, row {first + rows.line_num + 1}: {error}.") from None


def _head(name: str, lines: Sequence[str]) -> dict[str, Any]:
    import yaml

    try:
        head = yaml.safe_load("".join(line[1:] for line in lines)) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise CannotReadMappings(
            f"{name}: the lines that begin with # are no YAML: {error}."
        ) from None
    if not isinstance(head, dict):
        raise CannotReadMappings(f"{name}: the lines that begin with # name nothing.")
    return head


def _prefixes(head: MappingOf[str, Any], refs: MappingOf[str, str]) -> dict[str, str]:
    """The edition of each prefix: by our own names, and by what the file says that its prefixes mean."""
    found = dict(refs)
    said = head.get("curie_map")
    for prefix, address in said.items() if isinstance(said, dict) else ():
        for ref in refs.values() if isinstance(address, str) else ():
            if _leads_to(address.rstrip("/:#"), ref):
                found[str(prefix)] = ref
    return found


def _leads_to(address: str, ref: str) -> bool:
    """Whether an address ends in an edition, whole: one of greater-quillmouth is none of quillmouth."""
    last = (ref, ref.replace(":", "/"))
    return address in last or address.endswith(tuple(f"{by}{one}" for one in last for by in "/:#"))


def _mappings(
    name: str,
    rows: csv.DictReader[str],
    first: int,
    prefixes: MappingOf[str, str],
) -> Iterator[tuple[int, Mapping]]:
    for row in rows:
        number = first + rows.line_num
        where = f"{name}, row {number}"
        subject, subject_code = _node(where, row["subject_id"], prefixes)
        if row["object_id"] == NOTHING:
            if not (source := row.get("object_source")):
                raise CannotReadMappings(
                    f"{where}: {NOTHING} needs an object_source: in which edition."
                )
            object_, object_code = _node(where, source, prefixes)[0], ""
        else:
            object_, object_code = _node(where, row["object_id"], prefixes)
        yield number, Mapping(
            subject, subject_code, _relation(where, row), object_, object_code,
            factor=_factor(where, row.get("ext_factor") or ""),
            rationale=row.get("comment") or "",
            author=row.get("author_label") or row.get("author_id") or "",
            on=_day(where, row.get("mapping_date") or ""),
            status=_status(where, row.get("ext_status") or ""),
            through=tuple(filter(None, (row.get("ext_through") or "").split("|"))),
        )  # fmt: skip


def _node(where: str, said: str | None, prefixes: MappingOf[str, str]) -> tuple[str, str]:
    prefix, _, code = (said or "").rpartition(":")
    if prefix not in prefixes:
        known = ", ".join(sorted(prefixes))
        raise CannotReadMappings(f"{where}: “{said}” is of none of these editions: {known}.")
    return prefixes[prefix], code


def _relation(where: str, row: MappingOf[str, str | None]) -> Relation:
    said, modifier = row["predicate_id"] or "", row.get("predicate_modifier") or ""
    if said not in READ_AS:
        raise CannotReadMappings(
            f"{where}: the predicate “{said}” is none of {', '.join(READ_AS)}."
        )
    if modifier not in ("", "Not"):
        raise CannotReadMappings(f"{where}: the predicate_modifier “{modifier}” is not “Not”.")
    if row["object_id"] == NOTHING:
        return Relation.NONE
    if not modifier:
        return READ_AS[said]
    if READ_AS[said] is Relation.EXACT:
        return Relation.NONE
    raise CannotReadMappings(f"{where}: “Not” stands only beside skos:exactMatch.")


def _factor(where: str, said: str) -> Fraction | None:
    if not said:
        return None
    if (factor := factor_in(said)) is None:
        raise CannotReadMappings(f"{where}: the factor “{said}” is no number such as 1/52 or 1000.")
    return factor


def _day(where: str, said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise CannotReadMappings(f"{where}: “{said}” is no day such as 2026-11-29.") from None


def _status(where: str, said: str) -> Status:
    if said and said not in set(Status):
        raise CannotReadMappings(f"{where}: the status “{said}” is none of {', '.join(Status)}.")
    return Status(said) if said else Status.PROPOSED
