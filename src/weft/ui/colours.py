"""The few colours by which a place or a council makes the pages its own, refused where they read badly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields

from weft.ui.marks import to_translate

WHITE, BLACK, SURFACE = "ffffff", "0b0c0c", "f4f8fb"
LEAST = 4.5
"""The contrast of text with what is behind it, by WCAG 2.2, 1.4.3."""
_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)


class BadColour(ValueError):
    """A colour that cannot be used; the message says why and what would do.

    It may be raised before Django has started, so it keeps its words apart from what they are about.
    """

    def __init__(self, words: str, **about: object) -> None:
        super().__init__(words % about)
        self.words, self.about = words, about

    def told(self, translated: Callable[[str], str]) -> str:
        """The message in the reader's language, by gettext."""
        return translated(self.words) % self.about


@dataclass(frozen=True)
class Colours:
    """Six hexadecimal digits each. `header` is behind the place's name, `accent` marks where one is,
    `button` is behind the words of buttons."""

    header: str = "1d3a4a"
    accent: str = "1d5c7a"
    button: str = "0f7a52"

    @property
    def header_text(self) -> str:
        """White or black, whichever reads better on the header."""
        return max(WHITE, BLACK, key=lambda text: contrast(text, self.header))

    @property
    def code(self) -> str:
        """What names these colours in the address of their style sheet."""
        return "-".join(astuple(self))

    @property
    def css(self) -> str:
        """The style sheet that puts these colours on a page."""
        return (
            ":root{"
            f"--weft-header-colour:#{self.header};"
            f"--weft-header-text-colour:#{self.header_text};"
            f"--govuk-brand-colour:#{self.accent};"
            f"--weft-button-colour:#{self.button};"
            f"--weft-button-hover-colour:#{darker(self.button, 0.82)};"
            f"--weft-button-shadow-colour:#{darker(self.button, 0.5)}"
            "}\n"
        )


PLAIN = Colours()


def colour(text: str) -> str:
    """Six hexadecimal digits, from #1d3a4a, 1D3A4A or #abc; raises `BadColour`."""
    found = _COLOUR.fullmatch(text.strip())
    if found is None:
        raise BadColour(
            to_translate(
                "“%(text)s” is not a colour. Enter six hexadecimal digits, for example #1d3a4a"
            ),
            text=text,
        )
    digits = found[1].lower()
    return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)


def chosen(*, header: str = "", accent: str = "", button: str = "") -> Colours:
    """Colours as people name them, ours where they name none; raises `BadColour`, with the reason."""
    given = {"header": header, "accent": accent, "button": button}
    made = Colours(**{name: colour(text) for name, text in given.items() if text.strip()})
    check(made)
    return made


def colours_in(text: str) -> Colours:
    """The colours of a setting: `header=#1d3a4a, accent=#1d5c7a, button=#0f7a52`, each optional."""
    known = {field.name for field in fields(Colours)}
    given: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, equals, value = part.partition("=")
        if not equals or name.strip() not in known:
            raise BadColour(
                to_translate(
                    "“%(part)s” is not understood. Colours are named so: "
                    "header=#1d3a4a, accent=#1d5c7a, button=#0f7a52"
                ),
                part=part,
            )
        given[name.strip()] = value
    return chosen(**given)


def check(colours: Colours) -> None:
    """Raise `BadColour` where a colour has too little contrast to be read."""
    _readable(colours.header, colours.header_text, _HEADER)
    _readable(colours.accent, WHITE, _ACCENT)
    _readable(colours.accent, SURFACE, _ACCENT)
    _readable(colours.button, WHITE, _BUTTON)


_HEADER = to_translate(
    "The header cannot be #%(tint)s: its contrast with #%(other)s is %(found)s to 1, and at least "
    "%(least)s to 1 is needed to read it. Choose a darker or a lighter colour"
)
_ACCENT = to_translate(
    "The accent cannot be #%(tint)s: its contrast with #%(other)s is %(found)s to 1, and at least "
    "%(least)s to 1 is needed to read it. Choose a darker colour"
)
_BUTTON = to_translate(
    "Buttons cannot be #%(tint)s: its contrast with #%(other)s is %(found)s to 1, and at least "
    "%(least)s to 1 is needed to read them. Choose a darker colour"
)


def _readable(tint: str, other: str, words: str) -> None:
    found = contrast(tint, other)
    if found < LEAST:
        # rounded down, so that what is refused is never said to be enough
        said = f"{int(found * 100) / 100:.2f}"
        raise BadColour(words, tint=tint, other=other, found=said, least=LEAST)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), by the formula of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(tint: str) -> float:
    """Relative luminance of a colour, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(tint[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def darker(tint: str, share: float) -> str:
    """The colour with this share of its light."""
    return "".join(f"{int(int(tint[at : at + 2], 16) * share):02x}" for at in (0, 2, 4))
