"""Copy what the pages are dressed in from node_modules to where the site serves it from.

The style sheet loses the crown and the typeface that only GOV.UK may use: a place is not GOV.UK.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOVUK = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
HTMX = ROOT / "node_modules" / "htmx.org" / "dist"
TUS = ROOT / "node_modules" / "tus-js-client" / "dist"
DRESS = ROOT / "src" / "weft" / "ui" / "static" / "dress"

TYPEFACE = re.compile(r"@font-face\{[^}]*GDS Transport[^}]*\}")
NAMED = re.compile(r"[\"']?GDS Transport[\"']?,")
CREST = re.compile(r"url\(/assets/images/govuk-crest\.svg\)")


def ours(css: str) -> str:
    """The style sheet without GOV.UK's typeface and crest; raises ValueError where either is left."""
    plain = CREST.sub("none", NAMED.sub("", TYPEFACE.sub("", css)))
    for left in ("GDS Transport", "/assets/"):
        if left in plain:
            raise ValueError(f"govuk-frontend's style sheet still holds “{left}”: see {__file__}.")
    return plain.replace("/*# sourceMappingURL=govuk-frontend.min.css.map */", "")


def main() -> None:
    """Write the dress anew."""
    shutil.rmtree(DRESS, ignore_errors=True)
    DRESS.mkdir(parents=True)
    css = (GOVUK / "govuk-frontend.min.css").read_text("utf-8")
    (DRESS / "govuk.css").write_text(ours(css), encoding="utf-8")
    for name, script in (("govuk", GOVUK / "govuk-frontend.min.js"), ("tus", TUS / "tus.min.js")):
        text = re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", script.read_text("utf-8"))
        (DRESS / f"{name}.js").write_text(text, encoding="utf-8")
    shutil.copy(HTMX / "htmx.min.js", DRESS / "htmx.js")


if __name__ == "__main__":
    main()
