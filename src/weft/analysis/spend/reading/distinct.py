"""Read each distinct text once: a million cells hold a few thousand different words.

A column *in words* is its distinct texts and, for each record, the place of its text among them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.schema import WORDS


def in_words(texts: pa.Array) -> pa.DictionaryArray:
    """A column of texts in words; one that is so already stays as it is."""
    return texts if pa.types.is_dictionary(texts.type) else pc.dictionary_encode(texts)


def told(answers: pa.Array, places: pa.Array) -> pa.DictionaryArray:
    """In words, what each record's place says: the place is one of the answers, which are texts."""
    encoded = pc.dictionary_encode(answers)
    if len(encoded.dictionary) == len(answers):
        return pa.DictionaryArray.from_arrays(places, answers)
    return pa.DictionaryArray.from_arrays(encoded.indices.take(places), encoded.dictionary)


def filled_up(words: pa.DictionaryArray, text: str | None) -> pa.DictionaryArray:
    """A column in words with a text in place of nothing."""
    if text is None or not words.null_count:
        return words
    known = pa.concat_arrays([words.dictionary, pa.array([text], pa.string())])
    return told(known, pc.fill_null(words.indices, pa.scalar(len(known) - 1, pa.int32())))


def all_the_same(text: str | None, count: int) -> pa.DictionaryArray:
    """The same text, or none, for every record; in words."""
    if text is None:
        return pa.nulls(count, WORDS)
    return pa.DictionaryArray.from_arrays(np.zeros(count, np.int32), pa.array([text]))


def by_words(texts: pa.Array, work: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Apply Arrow's `work` to each distinct text of a column in words, or to each text of another."""
    if not pa.types.is_dictionary(texts.type):
        return work(texts)
    return work(texts.dictionary).take(texts.indices)


def each_distinct(texts: pa.Array, read: Callable[[str], Any], kind: pa.DataType) -> pa.Array:
    """Apply `read` to each distinct text of a column; nulls stay null. The result has type `kind`.

    Texts come back in words where `kind` says so.
    """
    encoded = in_words(texts)
    values: Sequence[str] = encoded.dictionary.to_pylist()
    answers = [read(value) for value in values]
    if pa.types.is_dictionary(kind):
        return told(pa.array(answers, kind.value_type), encoded.indices)
    return pa.array(answers, type=kind).take(encoded.indices)


def each_distinct_pair(
    texts: pa.Array, read: Callable[[str], tuple[Any, ...]], kinds: Sequence[pa.DataType]
) -> tuple[pa.Array, ...]:
    """Like `each_distinct`, for a `read` that answers with several values: one column each."""
    encoded = in_words(texts)
    answers = [read(value) for value in encoded.dictionary.to_pylist()]
    columns = zip(*answers, strict=True) if answers else [()] * len(kinds)
    return tuple(
        pa.array(list(column), type=kind).take(encoded.indices)
        for column, kind in zip(columns, kinds, strict=True)
    )
