"""Crosswalks as SSSOM tables: the Simple Standard for Sharing Ontological Mappings 1.0, TSV with a YAML head.

| here | in SSSOM |
|---|---|
| exact, broader, narrower, related | skos:exactMatch, skos:broadMatch, skos:narrowMatch, skos:relatedMatch |
| none, with an object | skos:exactMatch with the predicate_modifier `Not` |
| none, nothing there | skos:exactMatch to `sssom:NoTermFound`, in the object_source |
| through other mappings | mapping_justification semapv:MappingChaining; else semapv:ManualMappingCuration |
| rationale, author, day | comment, author_label, mapping_date |
| quantity factor, status, nodes in between | the extension slots ext_factor, ext_status, ext_through |

A cell that a spreadsheet would run as a formula has an apostrophe before it, as in the other tables; reading takes it away.
A file of others is read, too: skos:closeMatch counts as related, owl:equivalentClass as exact; a mapping
without a status of ours is *proposed*.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from datetime import date
from fractions import Fraction
from typing import Any

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.accepted import day_in, listed
from weft.analysis.frameworks.crosswalks import Mapping, Relation, Status, factor_in
from weft.analysis.frameworks.document import all_said
from weft.analysis.frameworks.edition import Edition
from weft.analysis.frameworks.faults import clipped
from weft.analysis.frameworks.opened import escaped, plain

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
    for one in mappings:
        table.writerow({column: escaped(value) for column, value in _row(one, known).items()})
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

    Raises CannotReadMappings, which names the rows.
    """
    known = {edition.ref: edition for edition in editions}
    rows = numbered(text, name=name, refs=known)
    _refuse(name, [f"row {row}: {words}" for row, one in rows for words in _not_there(one, known)])
    return tuple(one for _row, one in rows)


def _not_there(one: Mapping, known: MappingOf[str, Edition]) -> Iterator[str]:
    """The nodes of which a mapping speaks, and that their editions have not."""
    for ref, code in ((one.subject, one.subject_code), (one.object, one.object_code)):
        if code not in known[ref].by_code and not (one.for_nothing and ref == one.object):
            yield f"{ref} has nothing with the code “{clipped(code)}”."


def numbered(text: str, *, name: str, refs: Iterable[str]) -> tuple[tuple[int, Mapping], ...]:
    """The same, each with the number of its row in the file; `refs` name the editions."""
    if len(text) > MOST_BYTES:
        raise CannotReadMappings(f"{name} is larger than {MOST_BYTES >> 20} MB.")
    if not text.strip():
        raise CannotReadMappings(f"{name} is empty.")
    lines = text.splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    head = _head(name, lines[:first])
    known = {prefix_of(ref): ref for ref in refs}
    rows = csv.DictReader(io.StringIO("".join(lines[first:])), delimiter="\t")
    try:
        _check_columns(name, rows.fieldnames or (), first + 1)
        return tuple(_mappings(name, rows, first, _prefixes(head, known)))
    except csv.Error:
        raise CannotReadMappings(
            f"{name}, row {first + rows.line_num + 1}: it cannot be read. A quotation mark is missing there, or a cell "
            "is far too long."
        ) from None


def _check_columns(name: str, headings: Sequence[str], row: int) -> None:
    for heading, times in Counter(headings).items():
        if heading and times > 1:
            raise CannotReadMappings(
                f"{name}, row {row}: the heading {clipped(heading)} stands over {times} columns. A heading names one: "
                "rename or delete the others."
            )
    if missing := [column for column in NEEDED if column not in headings]:
        raise CannotReadMappings(
            f"{name} lacks the column {', '.join(missing)} in row {row}: it is no table of mappings (SSSOM), or its "
            "columns are not parted by tabs."
        )


def _refuse(name: str, wrong: Sequence[str]) -> None:
    """Raise CannotReadMappings where anything is wrong: in one line, or all of it in a list."""
    if len(wrong) == 1:
        raise CannotReadMappings(f"{name}, {wrong[0]}")
    if wrong:
        raise CannotReadMappings(all_said(name, [*wrong]))


def _head(name: str, lines: Sequence[str]) -> dict[str, Any]:
    import yaml

    try:
        head = yaml.safe_load("".join(line[1:] for line in lines)) or {}
    except yaml.MarkedYAMLError as error:
        line = min(error.problem_mark.line + 1, len(lines)) if error.problem_mark else 1
        said = clipped(lines[line - 1].strip()) if lines else ""
        raise CannotReadMappings(
            f"{name}, line {line}: “{said}” cannot be read. The lines that begin with # are YAML, one “name: value” each."
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise CannotReadMappings(
            f"{name}, lines 1 to {len(lines)}: the lines that begin with # cannot be read as YAML, one “name: value” each."
        ) from None
    if not isinstance(head, dict):
        raise CannotReadMappings(
            f"{name}, lines 1 to {len(lines)}: the lines that begin with # name nothing. Write “name: value” in each."
        )
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
) -> list[tuple[int, Mapping]]:
    found: list[tuple[int, Mapping]] = []
    wrong: list[str] = []
    for row in rows:
        number = first + rows.line_num
        said = {column: plain(value) for column, value in row.items() if isinstance(value, str)}
        try:
            found.append((number, _mapping(said, prefixes)))
        except CannotReadMappings as why:
            wrong.append(f"row {number}: {why.message}")
    _refuse(name, wrong)
    return found


def _mapping(row: MappingOf[str, str], prefixes: MappingOf[str, str]) -> Mapping:
    subject, subject_code = _node(row.get("subject_id", ""), prefixes)
    if row.get("object_id") == NOTHING:
        if not (source := row.get("object_source")):
            raise CannotReadMappings(f"{NOTHING} needs an object_source: in which edition.")
        object_, object_code = _node(source, prefixes)[0], ""
    else:
        object_, object_code = _node(row.get("object_id", ""), prefixes)
    return Mapping(
        subject, subject_code, _relation(row), object_, object_code,
        factor=_factor(row.get("ext_factor", "")),
        rationale=row.get("comment", ""),
        author=row.get("author_label") or row.get("author_id", ""),
        on=_day(row.get("mapping_date", "")),
        status=_status(row.get("ext_status", "")),
        through=tuple(filter(None, row.get("ext_through", "").split("|"))),
    )  # fmt: skip


def _node(said: str, prefixes: MappingOf[str, str]) -> tuple[str, str]:
    prefix, _, code = said.rpartition(":")
    if prefix not in prefixes:
        known = listed(sorted(prefixes), most=10)
        raise CannotReadMappings(
            f"“{clipped(said)}” is of none of these editions: {known}."
            if said
            else f"subject_id or object_id is empty. Enter a node of one of these editions: {known}."
        )
    return prefixes[prefix], code


def _relation(row: MappingOf[str, str]) -> Relation:
    said, modifier = row.get("predicate_id", ""), row.get("predicate_modifier", "")
    if said not in READ_AS:
        raise CannotReadMappings(
            f"the predicate “{clipped(said)}” is none of {', '.join(READ_AS)}."
        )
    if modifier not in ("", "Not"):
        raise CannotReadMappings(f"the predicate_modifier “{clipped(modifier)}” is not “Not”.")
    if row.get("object_id") == NOTHING:
        return Relation.NONE
    if not modifier:
        return READ_AS[said]
    if READ_AS[said] is Relation.EXACT:
        return Relation.NONE
    raise CannotReadMappings("“Not” stands only beside skos:exactMatch.")


def _factor(said: str) -> Fraction | None:
    if not said:
        return None
    if (factor := factor_in(said)) is None:
        raise CannotReadMappings(f"the factor “{clipped(said)}” is no number such as 1/52 or 1000.")
    return factor


def _day(said: str) -> date | None:
    if said and (day := day_in(said)) is None:
        raise CannotReadMappings(f"“{clipped(said)}” is no day such as 2026-11-29.")
    return day if said else None


def _status(said: str) -> Status:
    if said and said not in set(Status):
        raise CannotReadMappings(f"the status “{clipped(said)}” is none of {', '.join(Status)}.")
    return Status(said) if said else Status.PROPOSED
