"""The outline of a text is the text with every digit as 0: 1,234.50 and 9,876.10 are both 0,000.00.

A million amounts have a few dozen outlines, so what does not depend on the digits themselves is
decided once for each outline.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_ZERO, _TEN = ord("0"), 10


def outlines_of(texts: pa.Array) -> pa.DictionaryArray:
    """The outline of each text, in words; nulls as empty texts."""
    codes, offsets = _bytes_of(texts)
    outlined = np.where(_are_digits(codes), np.uint8(_ZERO), codes)
    return pc.dictionary_encode(_texts(outlined, offsets))


def digits_of(texts: pa.Array) -> pa.Array:
    """The digits of each text as one text, whatever stands between them; nulls as empty texts."""
    codes, offsets = _bytes_of(texts)
    kept = _are_digits(codes)
    before = np.zeros(len(codes) + 1, np.int32)
    np.cumsum(kept, out=before[1:])
    return _texts(codes[kept], before[offsets])


def _are_digits(codes: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    return (codes - np.uint8(_ZERO)) < _TEN


def _bytes_of(texts: pa.Array) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    """The bytes of all texts, and where each begins and the last ends among them."""
    texts = pc.fill_null(texts, "") if texts.null_count else texts
    _, ends, content = texts.buffers()
    if not len(texts) or content is None:
        return np.zeros(0, np.uint8), np.zeros(len(texts) + 1, np.int32)
    offsets = np.frombuffer(ends, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    return np.frombuffer(content, np.uint8)[offsets[0] : offsets[-1]], offsets - offsets[0]


def _texts(codes: npt.NDArray[np.uint8], offsets: npt.NDArray[np.int32]) -> pa.Array:
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(codes)]
    return pa.Array.from_buffers(pa.string(), len(offsets) - 1, buffers)
