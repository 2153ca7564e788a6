"""What an earlier result knew: which id each name had, and which ids have given way to others.

Beside a result FILE stand, where there is something to say, FILE's stem with `.forwarding.csv` (ids
that were merged or split) and `.earlier.csv` (names of earlier results that this one does not have).
Together they are all that a later run needs: `--known FILE` reads the three.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.spend.resolving.mentions import FACTS, Names, read_names, read_text_table

FORWARDING = ("old_id", "new_id", "what", "names", "why")
MERGED, SPLIT_OFF = "merged", "split off"


class NotKnown(WeftError):
    """An earlier result that cannot be used."""

    exit_code = ExitCode.NOTHING_READ


@dataclass(frozen=True)
class Forwarding:
    """An id that gave way to another, or that came out of another."""

    old_id: str
    new_id: str
    what: str
    names: int
    why: str


@dataclass(frozen=True)
class Known:
    """Earlier mentions with their ids, and the forwardings so far."""

    mentions: pa.Table | None = None
    """The columns of `links.MENTION`."""
    ids: tuple[str, ...] = ()
    """The id of each of the mentions."""
    pence: tuple[int, ...] = ()
    """The money of each, as the earlier result has it; nought where it does not say."""
    forwardings: tuple[Forwarding, ...] = field(default_factory=tuple)

    def __bool__(self) -> bool:
        return bool(self.ids)


def beside(result: Path, what: str) -> Path:
    """The file of that kind beside a result: `suppliers.csv` → `suppliers.forwarding.csv`."""
    return result.with_name(f"{result.stem}.{what}")


def read_known(file: Path) -> Known:
    """The earlier result with what stands beside it. Raises `NotKnown` where it cannot be used."""
    tables = [_with_ids(file)]
    earlier = beside(file, "earlier.csv")
    if earlier.is_file():
        tables.append(_with_ids(earlier))
    mentions = pa.concat_tables([names for names, _, _ in tables])
    return Known(
        mentions,
        tuple(one for _, ids, _ in tables for one in ids),
        tuple(money for _, _, pence in tables for money in pence),
        read_forwardings(beside(file, "forwarding.csv")),
    )


def _with_ids(file: Path) -> tuple[pa.Table, list[str], list[int]]:
    names: Names = read_names(file)
    if "entity_id" not in names.table.column_names:
        raise NotKnown(
            f"{file}: an earlier result has a column entity_id, and this has "
            f"{', '.join(names.table.column_names)}. Give what `weft spend resolve` wrote."
        )
    first = names.first_rows()
    ids = names.table["entity_id"].cast(pa.string()).take(first).fill_null("")
    kept = pc.and_(pc.not_equal(ids, ""), pc.invert(pc.starts_with(ids, "nobody-")))
    mentions = names.mentions.filter(kept)
    pence = [abs(int((money or 0) * 100)) for money in mentions["amount_gbp"].to_pylist()]
    return mentions.select(["name", *FACTS]), ids.filter(kept).to_pylist(), pence


def read_forwardings(file: Path) -> tuple[Forwarding, ...]:
    """The forwardings of a file beside a result; none where there is no such file."""
    if not file.is_file():
        return ()
    table = read_text_table(file)
    if missing := [name for name in FORWARDING if name not in table.column_names]:
        raise NotKnown(
            f"{file}: there is no column {missing[0]}. It is written by Weft: restore it."
        )
    return tuple(
        Forwarding(row["old_id"], row["new_id"], row["what"], int(row["names"] or 0), row["why"])
        for row in table.select(list(FORWARDING)).to_pylist()
    )


class KnownIds:
    """Finds the earlier id of a mention: by all that is said of it, else by less, never by guess."""

    KEYS = (("name", *FACTS), ("name", "company_number"), ("name",))

    def __init__(self, known: Known) -> None:
        self.by: list[dict[tuple[object, ...], tuple[str | None, int]]] = [{} for _ in self.KEYS]
        self.numbers: defaultdict[str, set[str]] = defaultdict(set)
        rows = known.mentions.to_pylist() if known.mentions is not None else []
        for row, one, pence in zip(rows, known.ids, known.pence, strict=True):
            for table, columns in zip(self.by, self.KEYS, strict=True):
                key = tuple(row[column] for column in columns)
                first, before = table.get(key, (one, 0))
                table[key] = (one if first == one else None, before + pence)
            if row["company_number"]:
                self.numbers[one].add(row["company_number"])

    def of(self, row: dict[str, object]) -> tuple[str, int] | None:
        """The id and its money, or None where the mention is new or its name has had several ids."""
        for table, columns in zip(self.by, self.KEYS, strict=True):
            one, pence = table.get(tuple(row[column] for column in columns), (None, 0))
            if one is not None:
                return (one, pence) if self._may_be(one, row) else None
        return None

    def _may_be(self, one: str, row: dict[str, object]) -> bool:
        """A mention with a company number is not an id that has another number only."""
        number = row["company_number"]
        return number is None or not self.numbers[one] or number in self.numbers[one]
