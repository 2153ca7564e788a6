"""Read each distinct text once: a million cells hold a few thousand different words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def each_distinct(texts: pa.Array, read: Callable[[str], Any], kind: pa.DataType) -> pa.Array:
    """Apply `read` to each distinct text of a column; nulls stay null. The result has type `kind`."""
    encoded = pc.dictionary_encode(texts)
    values: Sequence[str] = encoded.dictionary.to_pylist()
    answers = pa.array([read(value) for value in values], type=kind)
    return answers.take(encoded.indices)


def each_distinct_pair(
    texts: pa.Array, read: Callable[[str], tuple[Any, ...]], kinds: Sequence[pa.DataType]
) -> tuple[pa.Array, ...]:
    """Like `each_distinct`, for a `read` that answers with several values: one column each."""
    encoded = pc.dictionary_encode(texts)
    answers = [read(value) for value in encoded.dictionary.to_pylist()]
    columns = zip(*answers, strict=True) if answers else [()] * len(kinds)
    return tuple(
        pa.array(list(column), type=kind).take(encoded.indices)
        for column, kind in zip(columns, kinds, strict=True)
    )
