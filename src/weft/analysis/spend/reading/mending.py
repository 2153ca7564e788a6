"""Text that was decoded with the wrong encoding, put right; entities and stray spaces too."""

from __future__ import annotations

import html
import re

_MARKS = re.compile(r"[ÂÃâï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Ã[\w¢£©®«»±]|â€|Ã¢")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|pound|#\d{1,5});", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffe\uffff]")
_CHARACTERS_TO_MEND = re.compile(r"[&ÂÃâï\x00-\x1f\x7f\u200b\ufeff\ufffe\uffff]|[^\S ]|  | $|^ ")


def mended(text: str) -> str:
    """Give the text with mojibake undone, entities resolved, control characters and doubled spaces out."""
    if not _CHARACTERS_TO_MEND.search(text):
        return text
    for _ in range(3):
        if not _MARKS.search(text):
            break
        once = _decoded_again(text)
        if once is None or once == text:
            break
        text = once
    for _ in range(2):
        if _ENTITY.search(text):
            text = html.unescape(text)
    return " ".join(_CONTROL.sub("", text).split())


def _decoded_again(text: str) -> str | None:
    """Undo one round of UTF-8 read as Windows-1252, or None when that is not what happened."""
    try:
        return b"".join(_byte(character) for character in text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _byte(character: str) -> bytes:
    """Windows-1252, where the five bytes it leaves undefined stand for themselves."""
    if ord(character) < 0x100 and character in "\x81\x8d\x8f\x90\x9d":
        return character.encode("latin-1")
    return character.encode("cp1252")
