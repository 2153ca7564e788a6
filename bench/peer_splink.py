"""Resolve the same names with Splink alone, as its users would with nothing but a name.

    python bench/peer_splink.py NAMES.csv OUT.csv

Names in small letters without punctuation and legal form, taken apart into the first word and the rest;
Jaro-Winkler with term frequencies on both; weights learned by expectation maximisation. OUT.csv has
`name` and, for two thresholds of probability, the entity: `entity_50` and `entity_99`.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = {50: 0.5, 99: 0.99}
PREPARED = r"""
    create table names as
    select row_number() over () as unique_id, name, clean,
        regexp_extract(clean, '^\S+') as first,
        nullif(trim(regexp_replace(clean, '^\S+', '')), '') as rest
    from (
        select name, trim(regexp_replace(regexp_replace(
            regexp_replace(lower(name), '[^a-z0-9]+', ' ', 'g'),
            '\b(ltd|limited|plc|llp|cic)\b', ' ', 'g'), '^the | +', ' ', 'g')) as clean
        from read_csv(?, header = true, all_varchar = true)
    )
"""


def settings() -> SettingsCreator:
    """What is compared, and which names are compared at all."""
    compared = [
        cl.JaroWinklerAtThresholds(column, [0.95, 0.88]).configure(term_frequency_adjustments=True)
        for column in ("first", "rest")
    ]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=compared,
        blocking_rules_to_generate_predictions=[
            block_on("substr(clean, 1, 6)"),
            block_on("rest", "substr(first, 1, 2)"),
        ],
        additional_columns_to_retain=["name"],
        retain_intermediate_calculation_columns=False,
    )


def trained(linker: Linker) -> Linker:
    """The linker with its weights learned from the names themselves."""
    same = block_on("clean")
    linker.training.estimate_probability_two_random_records_match([same], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for column in ("first", "rest"):
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(column), max_pairs=1e6, record_sample_proportion=1.0
        )
    return linker


def main() -> None:
    """Resolve and write."""
    names, out = sys.argv[1:3]
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection: Any = duckdb.connect()
    connection.execute(PREPARED, [names])
    db = DuckDBAPI(connection)
    linker = trained(Linker(db.register("names"), settings()))
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS.values()))
    parts = []
    for percent, threshold in THRESHOLDS.items():
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        parts.append(
            f"(select unique_id, cluster_id as entity_{percent} from {found.physical_name})"
        )
    connection.execute(
        f"copy (select name, entity_50, entity_99 from names join {parts[0]} using (unique_id) "
        f"join {parts[1]} using (unique_id)) to '{out}' (header)"
    )


if __name__ == "__main__":
    main()
