"""What the frameworks call the same kind of benefit, edition by edition."""

from __future__ import annotations

GM2014, GM2020 = "greater-manchester:2014", "greater-manchester:2020"
PPN002, PPN0620 = "social-value-model:ppn-002", "social-value-model:ppn-06-20"
GQ2023, GQ2026 = "greater-quillmouth:2023", "greater-quillmouth:2026"
EDITIONS = (GM2014, GM2020, PPN002, PPN0620, GQ2023, GQ2026)

_CODES = {
    "job": ("O1-1", "P3-1", "1a-1", "PO2-1", "GQ02", "GQ02"),
    "apprentice": ("O1-2", "P3-4", "1a-2", "PO2-2", "GQ04", "GQ04"),
    "apprentice weeks": ("O1-3", "P3-5", "", "", "", "GQ30"),
    "placement": ("O5-3", "P3-6", "M4-2", "", "", "GQ09"),
    "careers": ("O1-5", "P3-7", "M4-3", "", "GQ07", "GQ07"),
    "volunteering": ("O4-3", "P4-1", "", "PO7-2", "GQ16", "GQ16"),
    "advice": ("O4-2", "P4-2", "", "", "", "GQ35"),
    "money": ("O4-4", "P4-3", "", "", "GQ17", "GQ17"),
    "things": ("O4-5", "P4-4", "", "", "GQ18", "GQ32"),
    "group spend": ("O4-1", "P6-2", "", "PO3-2", "GQ15", "GQ15"),
    "local spend": ("O1-4", "P6-1", "", "", "GQ11", "GQ11"),
    "small firms": ("", "P6-3", "M1-1", "PO3-1", "GQ12", "GQ12"),
    "carbon": ("O6-1", "P5-1", "M2-1", "PO4-1", "GQ21", "GQ33"),
    "waste": ("O6-2", "P5-2", "M2-2", "PO4-2", "GQ24", "GQ24"),
    "trees": ("O6-3", "P5-3", "", "", "", "GQ38"),
    "qualification": ("O2-3", "P1-4", "1d-1", "PO2-3", "GQ10", "GQ10"),
}
KINDS = tuple(_CODES)


def kind_of(measure: str) -> str:
    """The kind of benefit that stands there."""
    edition, code = measure.split("/")
    return next(kind for kind, codes in _CODES.items() if codes[EDITIONS.index(edition)] == code)


def editions_of(kind: str) -> tuple[str, ...]:
    """The editions that ask for it."""
    return tuple(each for each, code in zip(EDITIONS, _CODES[kind], strict=True) if code)


def measure_of(kind: str, edition: str) -> str:
    """Where it stands in that edition; in Greater Manchester's of 2020 where that edition does not ask for it."""
    code = _CODES[kind][EDITIONS.index(edition)]
    return f"{edition}/{code}" if code else f"{GM2020}/{_CODES[kind][1]}"
