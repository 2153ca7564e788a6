"""From postcodes as written to areas: what became of each, its areas, and why any is unknown.

A text that stands in the list as it is written is joined at once; the others are read one by one, each
different text once. The answer speaks of *spots*: what is known of one stands once, and each row points
to it, so that a million rows cost little more than the join.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.engine import engine
from weft.analysis.places.ground import NAMED, Ground, Joined, decile_column
from weft.analysis.places.levels import Level
from weft.analysis.postcodes.read import Became, Read, confirmed, read_postcode

AREAS = (Level.LSOA11, Level.LSOA21, Level.MSOA11, Level.MSOA21, Level.WARD, Level.DISTRICT,
         Level.COMBINED_AUTHORITY, Level.REGION, Level.COUNTRY)  # fmt: skip
WIDE = (Level.DISTRICT, Level.COMBINED_AUTHORITY, Level.REGION)
"""Levels that the first half of a postcode may tell."""
NO_ADDRESS = "no postcode is known"
Row = dict[str, Any]


def found_areas(
    texts: pa.Array | pa.ChunkedArray | Sequence[str | None], ground: Ground
) -> pa.Table:
    """A row for each text, in its order, with the areas of its postcode.

    Columns: `text`, `postcode`, `became` and `reason` (as in docs/method/postcodes.md), `ended` (the
    month in which the postcode went out of use), a code for each level, names of ward and wider, a
    decile for each index in use (imd2025_decile: 1 is the most deprived tenth of the country), and
    `area_reason`: why no district is known, or from what less than a whole postcode it is.

    Raises NoSuchEdition where no postcodes are in use.
    """
    import numpy as np

    joined = ground.joined()
    text = _as_text(texts)
    with engine() as connection:
        con = connection.con
        con.register("given", pa.table({"text": text, "turn": pa.array(np.arange(len(text)))}))
        con.execute(
            f"CREATE TEMP VIEW postcodes AS SELECT * FROM read_parquet('{joined.postcodes}')"
        )
        hits = con.sql("""SELECT turn, spot, ended FROM given JOIN postcodes
            ON given.text = postcodes.postcode""").to_arrow_table()
        spot = np.full(len(text), -1, dtype=np.int64)
        spot[hits["turn"].to_numpy()] = hits["spot"].to_numpy()
        known = _known(joined, ground)
        missed = text.filter(pa.array(spot < 0)).dictionary_encode().combine_chunks()
        others = _read_one_by_one(con, joined, ground, missed.dictionary.to_pylist(), known)
    listed = spot >= 0
    spot[~listed] = missed.indices.fill_null(len(missed.dictionary)).to_numpy() + len(known)
    both = pa.concat_tables([known, others.drop_columns("ended")])
    columns = _pointing(spot, both)
    whole = pc.if_else(
        pa.array(listed), text.combine_chunks(), columns["postcode"].cast(pa.string())
    )
    of_others = np.where(listed, -1, spot - len(known))
    return pa.table(
        {"text": text} | columns | {"postcode": whole, "ended": _ended(hits, others, of_others)}
    )


def settled(texts: Sequence[str], joined: Joined) -> list[Read]:
    """What each text says, repairs confirmed by the postcodes that there are."""
    with engine() as connection:
        con = connection.con
        con.execute(
            f"CREATE TEMP VIEW postcodes AS SELECT * FROM read_parquet('{joined.postcodes}')"
        )
        return _settled(con, list(texts))


def _as_text(texts: Any) -> pa.ChunkedArray:
    array = (
        texts
        if isinstance(texts, pa.Array | pa.ChunkedArray)
        else pa.array(list(texts), pa.string())
    )
    plain = array.cast(pa.string())
    return plain if isinstance(plain, pa.ChunkedArray) else pa.chunked_array([plain])


def _settled(con: Any, texts: list[str]) -> list[Read]:
    reads = [read_postcode(text) for text in texts]
    wanted = sorted({repair.postcode for read in reads for repair in read.repairs})
    con.register("wanted", pa.table({"postcode": pa.array(wanted, pa.string())}))
    rows = con.execute(
        "SELECT postcode FROM postcodes SEMI JOIN wanted USING (postcode)"
    ).fetchall()
    there = {row[0] for row in rows}
    return [confirmed(read, there.__contains__) for read in reads]


def _known(joined: Joined, ground: Ground) -> pa.Table:
    """What is known of each spot, in their order."""
    spots = pq.read_table(joined.spots)
    assert ground.postcodes
    edition = ground.postcodes.named()
    told = (spots[name].to_pylist() for name in ("district", "no_area", "placed"))
    reasons = [
        _why(district, no_area, placed, edition)
        for district, no_area, placed in zip(*told, strict=True)
    ]
    nothing = pa.nulls(len(spots), pa.string())
    columns = {name: spots[name] for name in _columns(ground)}
    return pa.table(
        {"postcode": nothing, "became": pa.array([str(Became.AS_WRITTEN)] * len(spots)),
         "reason": spots["no_area"].fill_null(""), **columns, "area_reason": pa.array(reasons)}
    ).cast(_schema(ground))  # fmt: skip


def _columns(ground: Ground) -> list[str]:
    deciles = [decile_column(index) for index in sorted(ground.deprivation)]
    return [*AREAS, *(f"{level}_name" for level in NAMED), *deciles]


def _schema(ground: Ground) -> pa.Schema:
    names = ["postcode", "became", "reason", *_columns(ground), "area_reason"]
    kinds = [pa.int32() if name.endswith("_decile") else pa.string() for name in names]
    return pa.schema(list(zip(names, kinds, strict=True)))


def _why(district: str | None, no_area: str | None, placed: bool, edition: str) -> str:
    """Why a postcode that is in the list has no district; empty where it has one."""
    if district:
        return ""
    if no_area:
        return no_area
    if not placed:
        return f"the postcode has no coordinates and no area in {edition}"
    return "the postcode lies in no area of the editions in use"


def _read_one_by_one(
    con: Any, joined: Joined, ground: Ground, texts: list[str], known: pa.Table
) -> pa.Table:
    """What is known of each text that is not in the list as written; the last row is of no text."""
    reads = _settled(con, texts)
    whole = _by_postcode(con, sorted({read.postcode for read in reads if read.postcode}))
    halves = {row["outward"]: row for row in pq.read_table(joined.outwards).to_pylist()}
    assert ground.postcodes
    edition = ground.postcodes.named()
    spots = [whole.get(read.postcode or "", (None, None)) for read in reads]
    rows = [
        _by_first_half(read, halves, edition)
        for read, (spot, _) in zip(reads, spots, strict=True)
        if spot is None
    ]
    rows.append({"area_reason": NO_ADDRESS})
    places = iter(range(len(known), len(known) + len(rows)))
    at = [next(places) if spot is None else spot for spot, _ in spots] + list(places)
    every = pa.concat_tables([known, pa.Table.from_pylist(rows, known.schema)]).take(pa.array(at))
    told: dict[str, list[str | None]] = {
        "postcode": [*(read.postcode for read in reads), None],
        "became": [*(str(read.became) for read in reads), str(Became.UNKNOWN)],
        "reason": [*(read.reason for read in reads), NO_ADDRESS],
    }
    for name, values in told.items():
        column = every.column_names.index(name)
        every = every.set_column(column, name, pa.array(values, pa.string()))
    ended = pa.array([*(month for _, month in spots), None], pa.string())
    return every.append_column("ended", ended)


def _by_postcode(con: Any, postcodes: list[str]) -> dict[str, tuple[int, str | None]]:
    con.register("read", pa.table({"postcode": pa.array(postcodes, pa.string())}))
    sql = "SELECT postcode, spot, ended FROM postcodes SEMI JOIN read USING (postcode)"
    return {postcode: (spot, ended) for postcode, spot, ended in con.execute(sql).fetchall()}


def _by_first_half(read: Read, halves: dict[str, Row], edition: str) -> Row:
    """The areas in which all postcodes with this first half lie, and the reason in words."""
    outward = read.postcode.split()[0] if read.postcode else read.outward
    half = halves.get(outward or "", {})
    found = {name: half.get(name) for level in WIDE for name in (str(level), f"{level}_name")}
    return found | {"area_reason": _why_half(read, outward, half, edition)}


def _why_half(read: Read, outward: str | None, half: Row, edition: str) -> str:
    if read.postcode and read.reason and not half:
        return read.reason
    told = [f"{read.postcode} is not in {edition}"] if read.postcode else []
    if not outward:
        return read.reason
    if half.get(Level.DISTRICT):
        return "; ".join([*told, f"every postcode that begins with {outward} is in one district"])
    if half:
        many = half["districts"]
        lie = f"lie in {many} districts" if many > 1 else "do not all lie in one district in use"
        return "; ".join([*told, f"the postcodes that begin with {outward} {lie}"])
    if told:
        return f"{told[0]}, and no postcode there begins with {outward}"
    return f"no postcode in {edition} begins with {outward}"


def _pointing(spot: Any, dictionary: pa.Table) -> dict[str, pa.Array]:
    """Columns whose every value is what is known of the row's spot; each different text stands once."""
    columns = {}
    for name in dictionary.column_names:
        values = dictionary[name].combine_chunks()
        if not pa.types.is_string(values.type):
            columns[name] = values.take(pa.array(spot))
            continue
        encoded = values.dictionary_encode()
        index = encoded.indices.fill_null(-1).to_numpy()[spot]
        at = pa.array(index, pa.int32(), mask=index < 0)
        columns[name] = pa.DictionaryArray.from_arrays(at, encoded.dictionary)
    return columns


def _ended(hits: pa.Table, others: pa.Table, of_others: Any) -> pa.Array:
    """The month in which each postcode went out of use; null while it is in use or unknown."""
    import numpy as np

    hit = np.full(len(of_others), -1, dtype=np.int64)
    hit[hits["turn"].to_numpy()] = np.arange(len(hits))
    ours = hits["ended"].combine_chunks().take(pa.array(hit, mask=hit < 0))
    theirs = others["ended"].combine_chunks().take(pa.array(of_others, mask=of_others < 0))
    return pc.coalesce(ours, theirs)
