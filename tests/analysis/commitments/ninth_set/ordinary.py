"""Benefits that nobody confuses with another: the daily business of the place."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.analysis.commitments.ninth_set.scene import SPENDING, Contract, Scene
from weft.analysis.commitments.benefit import Recorded

_UNITS = {"volunteering": (60, 4, 120), "advice": (30, 2, 40), "careers": (1, 8, 180), "money": (2500, 2, 300), "things": (1, 2, 90),
          "group spend": (100, 80, 9000), "local spend": (100, 200, 90000), "small firms": (100, 200, 60000), "waste": (20_000, 20, 900), "trees": (1, 5, 400)}  # fmt: skip
_PREFIX = {"waste": "WTN", "things": "DN", "money": "R", "volunteering": "S"}


def ordinary(s: Scene, many: int) -> list[Recorded]:
    """So many, each of a day, amount and paper of its own."""
    makes = (_people, _carbon, _placement, *(_given for _ in range(7)))
    return [s.pick(*makes)(s, s.contract()) for _ in range(many)]


def _given(s: Scene, c: Contract) -> Recorded:
    kind = s.pick(*_UNITS)
    part, low, high = _UNITS[kind]
    way = "spend" if kind in SPENDING else kind
    who = (
        s.school()
        if kind in {"careers", "trees"}
        else s.supplier(kind)
        if kind in SPENDING
        else s.group()
    )
    what = s.thing("supply" if way == "spend" else kind) if kind != "trees" else ("",)
    papers = s.paper("statement", s.written(_PREFIX.get(kind, "INV"), s.number()))
    evidence = s.pick(
        (),
        papers,
        papers,
        s.picture(),
        s.file("sheet.pdf"),
        s.link(f"tavermouthpost.example/news/{s.number()}"),
        papers + s.picture(),
    )
    to = s.pick(s.to(who), s.to(who), s.to_name(who.name), s.to_name(""))
    said = s.told(way, what, who.name) + s.pick("", "", f", {c.site}", f" ({c.code})")
    return s.benefit(c, kind, part * s.many(low, high), s.day(), said, evidence=evidence, **_by(s, c), **to)  # fmt: skip


def _people(s: Scene, c: Contract) -> Recorded:
    kind, thing, paper, prefix = s.pick(
        ("apprentice", "trade", "training", "APP"),
        ("job", "role", "payroll", "P"),
        ("qualification", "course", "training", "CERT"),
    )
    (p,) = s.people(1)
    said = s.told(kind, s.thing(thing)) + s.pick("", f" ({p.initials})", f" - {p.first}", f", {c.site}")  # fmt: skip
    evidence = s.paper("payroll" if paper == "payroll" else "training", s.written(prefix, s.number()))  # fmt: skip
    return s.benefit(c, kind, 1, s.day(), said, evidence=evidence, **_by(s, c))


def _carbon(s: Scene, c: Contract) -> Recorded:
    first, last, name = s.quarter()
    said = f"{s.told('carbon', s.thing('carbon'))}, Block {s.many(2, 40)} {name}"
    return s.benefit(c, "carbon", s.many(300, 60000), first, said, ends=last, **_by(s, c))


def _placement(s: Scene, c: Contract) -> Recorded:
    weeks, first, (p,) = s.many(2, 10), s.day(), s.people(1)
    said = f"{s.told('placement', s.thing('trade'))}, student {p.initials}"
    return s.benefit(c, "placement", weeks * 10, first, said, ends=first + timedelta(days=7 * weeks - 3), **_by(s, c))  # fmt: skip


def _by(s: Scene, c: Contract) -> dict[str, Any]:
    """Who did it: mostly the contractor, at times with or through a subcontractor."""
    sub = s.pick(*c.subs).key
    return s.pick({}, {}, {}, {"delivered_by": (sub,)}, {"provider": sub}, {"provider": sub, "accountable": sub})  # fmt: skip
