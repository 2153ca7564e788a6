"""Score the resolving of names against labelled names, and fit the trees by which names are judged.

    python scripts/score_resolving.py FOLDER              the score of the method as it stands
    python scripts/score_resolving.py FOLDER --folds 5    fitted without the clusters that it is scored on
                                      [--times 3]         with the clusters dealt out anew each time
    python scripts/score_resolving.py FOLDER --councils   fitted without what one council alone has
    python scripts/score_resolving.py FOLDER --fit        write the trees anew from all labels

FOLDER holds dev.csv, names_all.csv.gz and score.py (the labelled names of nine bodies). Fitting needs
scikit-learn.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import os
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from weft.analysis.spend.resolving import judged
from weft.analysis.spend.resolving.candidates import candidates, nodes_of
from weft.analysis.spend.resolving.clustered import clustered
from weft.analysis.spend.resolving.compared import compared, families_of
from weft.analysis.spend.resolving.links import (
    GIVEN_FROM,
    LINK,
    SAME_WORDS_ARE,
    in_order,
    links_of,
    somebody,
)  # fmt: skip
from weft.analysis.spend.resolving.parsed import parsed

os.environ.setdefault("OMP_NUM_THREADS", "1")  # fitting on so few pairs only waits for more threads

Array = np.ndarray[Any, Any]
Row = dict[str, str]
CHUNK = 100_000
NOTE = "Fitted by scripts/score_resolving.py --fit; docs/method/suppliers.md says on what."
TREES = {"max_iter": 80, "learning_rate": 0.1, "max_leaf_nodes": 12, "min_samples_leaf": 15}


class Labelled:
    """The labelled names, the pairs among all names, and what can be said of each pair."""

    def __init__(self, folder: Path, *, pairs: bool) -> None:
        """Read the folder; with `pairs`, compare all pairs once."""
        self.gold = rows(folder / "dev.csv")
        related = rows(folder / "related.csv")
        self.related = {(r["a"], r["b"]) for r in related} | {(r["b"], r["a"]) for r in related}
        with gzip.open(folder / "names_all.csv.gz", "rt", encoding="utf-8", newline="") as lines:
            self.names = [row["name"] for row in csv.DictReader(lines)]
        self.mentions = pa.table({"mention": range(len(self.names)), "name": self.names})
        place = importlib.util.spec_from_file_location("score", folder / "score.py")
        assert place and place.loader
        self.judge = importlib.util.module_from_spec(place)
        place.loader.exec_module(self.judge)
        self.clusters = sorted({row["cluster_id"] for row in self.gold})
        if pairs:
            self._compare()

    def _compare(self) -> None:
        order = in_order(self.mentions)
        self.order = order[somebody(self.mentions["name"].take(pa.array(order)))]
        texts = self.mentions["name"].take(pa.array(self.order)).combine_chunks()
        names = parsed(texts)
        self.nodes = nodes_of(names)
        self.a, self.b = candidates(names, self.nodes)
        families = families_of(names, self.nodes, texts)
        parts = [
            compared(
                names, self.nodes, families, self.a[low : low + CHUNK], self.b[low : low + CHUNK]
            )
            for low in range(0, len(self.a), CHUNK)
        ]
        self.columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        self._label()

    def _label(self) -> None:
        """For each node its cluster (-1 none); for each pair whether it is labelled, and how."""
        place = {self.names[m]: i for i, m in enumerate(self.order.tolist())}
        number = {c: i for i, c in enumerate(self.clusters)}
        home = np.full(len(self.nodes.first), -1)
        unsure: dict[int, set[int]] = defaultdict(set)
        for row in self.gold:
            if row["name"] in place:
                node = int(self.nodes.node_of[place[row["name"]]])
                if row["label"] == "same":
                    home[node] = number[row["cluster_id"]]
                elif row["label"] == "unsure":
                    unsure[node].add(number[row["cluster_id"]])
        self.ha, self.hb = home[self.a], home[self.b]
        self.same = (self.ha >= 0) & (self.ha == self.hb)
        self.told = (self.ha >= 0) | (self.hb >= 0)
        for k in np.flatnonzero(self.told).tolist():
            x, y = int(self.a[k]), int(self.b[k])
            if home[y] in unsure.get(x, ()) or home[x] in unsure.get(y, ()):
                self.told[k] = False
            elif min(home[x], home[y]) >= 0:
                pair = self.clusters[home[x]], self.clusters[home[y]]
                self.told[k] &= pair not in self.related

    def fitted(self, without: Iterable[int] = ()) -> Any:
        """Trees fitted on the labelled pairs, without those that touch some clusters."""
        from sklearn.ensemble import HistGradientBoostingClassifier

        hidden = list(without)
        use = self.told & ~np.isin(self.ha, hidden) & ~np.isin(self.hb, hidden)
        cluster = np.maximum(self.ha, self.hb)[use]
        weight = 1 / np.sqrt(np.bincount(cluster)[cluster])
        table = np.stack([column[use] for column in self.columns.values()], 1)
        model = HistGradientBoostingClassifier(
            **TREES, l2_regularization=1.0, early_stopping=False, random_state=0
        )
        return model.fit(table, self.same[use], sample_weight=weight / weight.mean())

    def groups(self, model: Any) -> list[int]:
        """The group of each name, by trees that were fitted here."""
        return self.grouped(self.links(model))

    def links(self, model: Any) -> pa.Table:
        """The links by trees that were fitted here, without their reasons."""
        rows_of_trees = [
            dict(zip(HEADINGS, map(str, row), strict=True))
            for row in tree_rows(model, list(self.columns))
        ]
        trees = judged.read_trees(rows_of_trees)
        probability = judged.judged(self.columns, trees).astype(np.float64)
        kept = probability >= GIVEN_FROM
        first = self.nodes.first[self.nodes.node_of]
        inside = np.flatnonzero(first != np.arange(len(first)))
        a = self.order[np.r_[self.nodes.first[self.a[kept]], first[inside]]]
        b = self.order[np.r_[self.nodes.first[self.b[kept]], inside]]
        sure = np.r_[probability[kept], np.full(len(inside), SAME_WORDS_ARE)]
        return pa.table([a, b, sure, pa.repeat("", len(a))], schema=LINK)

    def grouped(self, links: pa.Table) -> list[int]:
        """The group of each name by these links."""
        groups: list[int] = clustered(self.mentions, links)["group"].to_pylist()
        return groups

    def resolved(self) -> list[int]:
        """The group of each name by the method as it stands."""
        return self.grouped(links_of(self.mentions))

    def score(self, groups: list[int], clusters: Iterable[str] | None = None) -> dict[str, Any]:
        """The score over some clusters."""
        wanted = set(self.clusters if clusters is None else clusters)
        gold = [row for row in self.gold if row["cluster_id"] in wanted]
        found = [{"name": n, "entity_id": str(g)} for n, g in zip(self.names, groups, strict=True)]
        scored: dict[str, Any] = self.judge.score(gold, found, self.related)
        return scored


HEADINGS = ("tree", "node", "feature", "bound", "left", "right", "value")


def tree_rows(model: Any, headings: list[str]) -> Iterable[tuple[object, ...]]:
    """The trees of a fitted model, a row for each node."""
    yield ("begin", 0, "", "", "", "", float(np.ravel(model._baseline_prediction)[0]))
    for tree, (grown,) in enumerate(model._predictors):
        for node, each in enumerate(grown.nodes):
            if each["is_leaf"]:
                yield (tree, node, "", "", "", "", f"{each['value']:.5f}")
            else:
                bound = f"{np.float32(each['num_threshold']):.7g}"
                feature = headings[each["feature_idx"]]
                yield (tree, node, feature, bound, each["left"], each["right"], "")


def rows(file: Path) -> list[Row]:
    """The rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def told(scores: list[dict[str, Any]]) -> str:
    """Scores of several parts as one line, each part by what it holds."""
    total = {k: sum(s[k] for s in scores) for k in ("tp", "fn", "fp", "fp_unlabelled", "strings")}
    tp = total["tp"]
    right, found = tp / (tp + total["fp"]), tp / (tp + total["fn"])
    closed = tp / (tp + total["fp"] + total["fp_unlabelled"])
    cubed = [
        sum(s[k] * s["strings"] for s in scores) / total["strings"] for k in ("B3P_closed", "B3R")
    ]
    return (
        f"pairwise P {right:.3f} R {found:.3f} F1 {2 * right * found / (right + found):.3f}, closed P {closed:.4f}; "
        f"B-cubed closed P {cubed[0]:.3f} R {cubed[1]:.3f} F1 {2 * cubed[0] * cubed[1] / sum(cubed):.4f}"
    )


def by_folds(labels: Labelled, folds: int, times: int) -> str:
    """Each cluster scored by trees that were fitted without it, `times` times over."""
    scores = []
    for seed in range(times):
        fold = np.random.default_rng(seed).permutation(len(labels.clusters)) % folds
        for each in range(folds):
            hidden = np.flatnonzero(fold == each)
            groups = labels.groups(labels.fitted(hidden.tolist()))
            scores.append(labels.score(groups, [labels.clusters[h] for h in hidden]))
            print(f"  deal {seed + 1}, fold {each + 1}: {told(scores[-1:])}", flush=True)
    return told(scores)


def by_councils(labels: Labelled) -> None:
    """For each council: the clusters that it has names in, scored by trees fitted without those clusters."""
    of: dict[str, set[str]] = defaultdict(set)
    for row in labels.gold:
        if row["label"] == "same":
            for council in row["council"].split(";"):
                of["ukgov" if council.startswith("ukgov") else council].add(row["cluster_id"])
    scores = []
    for council, clusters in sorted(of.items()):
        hidden = [labels.clusters.index(c) for c in clusters]
        groups = labels.groups(labels.fitted(hidden))
        scores.append(labels.score(groups, clusters))
        print(f"  without {council} ({len(clusters)} clusters): {told(scores[-1:])}", flush=True)
    print(f"leaving out one council: {told(scores)}")


def main() -> None:
    """Do what the arguments ask."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("folder", type=Path)
    asked.add_argument("--folds", type=int)
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--councils", action="store_true")
    asked.add_argument("--fit", action="store_true")
    given = asked.parse_args()
    labels = Labelled(given.folder, pairs=bool(given.folds or given.councils or given.fit))
    if given.folds:
        told_ = by_folds(labels, given.folds, given.times)
        print(f"{given.folds} folds over clusters, {given.times} times: {told_}")
    if given.councils:
        by_councils(labels)
    if given.fit:
        with judged.TREES.open("w", encoding="utf-8", newline="") as file:
            file.write(f"# {NOTE}\n")
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADINGS)
            writer.writerows(tree_rows(labels.fitted(), list(labels.columns)))
        judged.trees.cache_clear()
    groups = labels.resolved()
    print(f"all labels, as it stands: {told([labels.score(groups)])}")


if __name__ == "__main__":
    sys.exit(main())
