"""Score other ways to resolve names, on the same labels as scripts/score_resolving.py, for docs/method.

    python scripts/score_peers.py FOLDER ngrams      TF-IDF of character trigrams over whole names
    python scripts/score_peers.py FOLDER columns     Splink and Weft, given postcodes and VAT numbers too

FOLDER holds `gold`, and for `columns` also `labels/ukgov_supplier_postcode.csv.gz` and
`er/derived/trafford_supplier_id_vat_names.csv`: what real files say beside some of these names.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from score_resolving import Labelled, told

from weft.analysis.postcodes.read import postcode
from weft.analysis.spend.resolving.clustered import clustered
from weft.analysis.spend.resolving.links import links_of
from weft.analysis.spend.resolving.words import MARKS, Array, plain_texts

LEAST = 0.5
ROWS = 1000


def by_ngrams(labels: Labelled) -> Iterator[tuple[str, list[int]]]:
    """Names whose trigrams are alike from several bounds on, joined wherever that connects them."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    marks = str.maketrans(dict.fromkeys(MARKS, " "))
    texts = [text.translate(marks) for text in plain_texts(pa.array(labels.names)).to_pylist()]
    vectors = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 3), sublinear_tf=True, dtype=np.float32
    ).fit_transform(texts)
    a, b, alike = _alike(vectors)
    for bound in (0.6, 0.7, 0.8, 0.9):
        near = alike >= bound
        graph = coo_matrix((alike[near], (a[near], b[near])), (len(texts), len(texts)))
        yield (
            f"trigrams alike from {bound}",
            connected_components(graph, directed=False)[1].tolist(),
        )


def _alike(vectors: Any) -> tuple[Array, Array, Array]:
    """Every two rows that are alike by `LEAST` or more, and how much."""
    turned = vectors.T.tocsr()
    parts = []
    for low in range(0, vectors.shape[0], ROWS):
        found = (vectors[low : low + ROWS] @ turned).tocoo()
        kept = (found.data >= LEAST) & (found.row + low < found.col)
        parts.append((found.row[kept] + low, found.col[kept], found.data[kept]))
    a, b, alike = (np.concatenate(part) for part in zip(*parts, strict=True))
    return a, b, alike


def with_columns(labels: Labelled, folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Splink by name alone and by all columns, and Weft by both, each with the same facts."""
    facts = _facts(labels, folder)
    said = {name: sum(cell is not None for cell in cells) for name, cells in facts.items()}
    print(f"of {len(labels.names):,} names, those with {said}")
    for columns in ((), ("postcode", "vat_number")):
        some = {name: pa.array(facts[name], pa.string()) for name in columns}
        mentions = labels.mentions
        for name, cells in some.items():
            mentions = mentions.append_column(name, cells)
        yield (
            f"Weft, name {columns}",
            clustered(mentions, links_of(mentions))["group"].to_pylist(),
        )
        yield from _by_splink(labels.names, some)


def _facts(labels: Labelled, folder: Path) -> dict[str, list[str | None]]:
    """For each name the first postcode and VAT number that a file gives it."""
    postcodes: dict[str, str | None] = {}
    with gzip.open(
        folder / "labels/ukgov_supplier_postcode.csv.gz", "rt", encoding="utf-8"
    ) as lines:
        for row in csv.DictReader(lines):
            if found := postcode(row["postcode_raw"]):
                postcodes.setdefault(row["supplier_name"], found)
    with (folder / "er/derived/trafford_supplier_id_vat_names.csv").open(encoding="utf-8") as lines:
        vats = {r["BeneficiaryName"]: r["VATRegistrationNumber"] for r in csv.DictReader(lines)}
    return {
        "postcode": [postcodes.get(name) for name in labels.names],
        "vat_number": [vats.get(name) or None for name in labels.names],
    }


def _by_splink(names: list[str], facts: dict[str, pa.Array]) -> Iterator[tuple[str, list[int]]]:
    import duckdb
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
    from peer_splink import PREPARED, THRESHOLDS, settings

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection: Any = duckdb.connect()
    connection.register("given", pa.table({"name": names, **facts}))
    prepared = PREPARED.replace("read_csv(?, header = true, all_varchar = true)", "given")
    connection.execute(prepared.replace("create table names", "create table split"))
    columns = "".join(f", given.{name}" for name in facts)
    connection.execute(
        f"create table names as select split.*{columns} from split join given using (name)"
    )
    plan = settings().create_settings_dict("duckdb")
    plan["comparisons"] += [cl.ExactMatch(name).create_comparison_dict("duckdb") for name in facts]
    plan["blocking_rules_to_generate_predictions"] += [
        block_on(name).create_blocking_rule_dict("duckdb") for name in facts
    ]
    linker = Linker(DuckDBAPI(connection).register("names"), SettingsCreator(**plan))
    same = [block_on("clean")]
    linker.training.estimate_probability_two_random_records_match(same, recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for column in ("first", "rest"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    place = {name: at for at, name in enumerate(names)}
    for threshold in THRESHOLDS.values():
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        groups = [0] * len(names)
        table = connection.execute(
            f"select name, dense_rank() over (order by cluster_id) from {found.physical_name}"
        ).fetchall()
        for name, group in table:
            groups[place[name]] = group
        yield f"Splink, name {tuple(facts)}, p ≥ {threshold}", groups


def main() -> None:
    """Print the score of each way."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("folder", type=Path)
    asked.add_argument("way", choices=("ngrams", "columns"))
    given = asked.parse_args()
    labels = Labelled(given.folder / "gold", pairs=False)
    ways = by_ngrams(labels) if given.way == "ngrams" else with_columns(labels, given.folder)
    for who, groups in ways:
        print(f"{who}: {told([labels.score(groups)])}", flush=True)


if __name__ == "__main__":
    main()
