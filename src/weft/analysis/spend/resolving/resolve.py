"""`weft spend resolve`: from a file of names to a file of suppliers, all of it written or nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.engine import uncollected
from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.reporting.words import harmless
from weft.analysis.spend.resolving.entities import Entities, entities_of
from weft.analysis.spend.resolving.known import FORWARDING, Known, beside, read_known
from weft.analysis.spend.resolving.mentions import FACTS, Names, read_names
from weft.analysis.spend.resolving.questions import MOST, Question, questions
from weft.analysis.spend.resolving.review import answered_in, check_kept, review_csv, review_xlsx
from weft.analysis.spend.resolving.rulings import Ruling, read_rulings

ADDED = ("entity_id", "canonical_name", "confidence", "reason")
"""The columns that resolving adds to those of the file."""
LISTS = ("review.csv", "review.xlsx")


class CannotWrite(WeftError):
    """The result cannot be written where it was asked for."""

    exit_code = ExitCode.CANNOT_WRITE


@dataclass(frozen=True)
class Resolution:
    """What was resolved, what is asked, and the files written."""

    names: Names
    entities: Entities
    asked: tuple[Question, ...]
    rulings: tuple[Ruling, ...]
    known: Known | None
    written: tuple[Path, ...]


@uncollected()
def resolve(
    file: Path,
    out: Path,
    *,
    rulings: Sequence[Path] = (),
    known: Path | None = None,
    most: int = MOST,
) -> Resolution:
    """Resolve the names of a file and write the suppliers to `out`, CSV or Parquet by its ending.

    One row for each row of the file, in its order, with its columns as they were and those of
    `ADDED`. Beside it the review list of at most `most` questions, and with `known` the forwardings.
    The same input on the same versions gives the same bytes. Raises a `WeftError` that says what
    to do where a file cannot be used, rulings contradict each other, or nothing can be written.
    """
    _check_out(file, out)
    lists = [beside(out, name) for name in LISTS]
    for place in lists:
        check_kept(place, rulings)
    said = read_rulings(rulings)
    earlier = read_known(known) if known else None
    names = read_names(file)
    entities = entities_of(names.mentions, rulings=said, known=earlier)
    asked = questions(entities, most)
    answered = answered_in(said, [*lists])
    parts: dict[Path, bytes | pa.Table | None] = {
        lists[0]: review_csv(answered, asked),
        lists[1]: review_xlsx(answered, asked),
        beside(out, "forwarding.csv"): forwarding_table(entities),
        beside(out, "earlier.csv"): earlier_names(entities),
        out: result(names, entities),
    }
    written = write_all(parts, out)
    return Resolution(names, entities, asked, said, earlier, written)


def result(names: Names, entities: Entities) -> pa.Table:
    """The rows of the file with the supplier of each.

    `name` is the file's own text, byte for byte, so that the result can be joined to the file.
    """
    table = names.table.drop_columns([n for n in ADDED if n in names.table.column_names])
    if "name" not in table.column_names:
        table = table.add_column(0, "name", table[names.found["name"]])
    mentions, of_row = entities.mentions, pa.array(names.of_row)
    for column in ADDED:
        table = table.append_column(column, mentions[column].combine_chunks().take(of_row))
    return table


def _check_out(file: Path, out: Path) -> None:
    if out.suffix.lower() not in (".csv", ".parquet"):
        raise WeftError(f"{out}: the result is CSV or Parquet. End its name with .csv or .parquet.")
    if out.is_dir():
        raise CannotWrite(f"{out}: this is a folder, and a file is needed. Choose another --out.")
    if out.exists() and file.exists() and out.samefile(file):
        raise WeftError(f"{out}: the result would replace the names. Choose another --out.")


def forwarding_table(entities: Entities) -> pa.Table | None:
    """The forwardings, as they stand beside a result; None where there are none."""
    if not entities.forwardings:
        return None
    return pa.table(
        {name: [getattr(one, name) for one in entities.forwardings] for name in FORWARDING}
    )


def earlier_names(entities: Entities) -> pa.Table | None:
    """The names of earlier results that this one does not have, with their ids now."""
    rows = entities.mentions.slice(entities.here)
    rows = rows.filter(pc.is_valid(rows["group"]))
    return rows.select(["name", *FACTS, "amount_gbp", *ADDED]) if len(rows) else None


def write_all(parts: dict[Path, bytes | pa.Table | None], out: Path) -> tuple[Path, ...]:
    """Write all beside `out` first, then move them into place, the result last."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.stem}-", dir=out.parent) as working:
            fresh = {place: _put(Path(working) / place.name, it) for place, it in parts.items()}
            for place, made in fresh.items():
                if made is not None:
                    made.replace(place)
                else:
                    with suppress(FileNotFoundError):
                        place.unlink()
    except OSError as wrong:
        raise CannotWrite(
            f"{out}: the result cannot be written there ({wrong.strerror}). Choose another --out."
        ) from wrong
    return tuple(place for place, made in fresh.items() if made is not None)


def _put(place: Path, it: bytes | pa.Table | None) -> Path | None:
    if it is None:
        return None
    if isinstance(it, bytes):
        place.write_bytes(it)
    elif place.suffix.lower() == ".parquet":
        pq.write_table(it, place, compression="zstd", compression_level=1)
    else:
        _put_csv(place, it)
    return place


def _put_csv(place: Path, table: pa.Table) -> None:
    """As CSV. What Weft adds is made harmless for spreadsheets; the file's own cells stay its own."""
    from pyarrow import csv

    for column in ("canonical_name", "reason", "why"):
        if column in table.column_names:
            at = table.schema.get_field_index(column)
            table = table.set_column(at, column, _harmless(table[column].combine_chunks()))
    csv.write_csv(table, place, csv.WriteOptions(quoting_style="needed", batch_size=1 << 16))


def _harmless(texts: pa.Array) -> pa.Array:
    risky = pc.match_substring_regex(texts, r"^[\t\r\n]|^\s*[=+\-@＝＋－＠]")
    if not pc.any(risky).as_py():
        return texts
    cells = texts.to_pylist()
    flags = risky.to_pylist()
    return pa.array(
        [harmless(cell) if flag else cell for cell, flag in zip(cells, flags, strict=True)],
        pa.string(),
    )
