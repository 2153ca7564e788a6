"""The questions of a run, with what the registers in use tell of the names in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weft.analysis.editions import Editions

TOLD = ("org_id", "registered_name", "register", "reason", "candidates")


def look_up_names(asked: Path, editions: Editions) -> None:
    """Add to each name of the questions in a file what the registers in use know of it, once for all of them."""
    from weft.analysis.registers.matched import matched
    from weft.analysis.spend.described import registers_in_use

    registers = registers_in_use(editions.listed())
    questions: list[dict[str, Any]] = json.loads(asked.read_bytes())
    if not registers or not questions:
        return
    names = [name for one in questions for name in one["names"]]
    found = matched(_mentions(names), registers).to_pylist()
    for name, told in zip(names, found, strict=True):
        name["registered"] = {each: told[each] for each in TOLD}
    asked.write_text(json.dumps(questions, ensure_ascii=False, indent=1), encoding="utf-8")


def _mentions(names: Sequence[dict[str, Any]]) -> Any:
    """The names as registers are asked for them; a number counts where it is the only one."""
    import pyarrow as pa

    def only(fact: str) -> list[str | None]:
        return [one[fact][0] if len(one[fact]) == 1 else None for one in names]

    return pa.table(
        {
            "mention": pa.array(range(len(names)), pa.int64()),
            "name": pa.array([one["name"] for one in names], pa.string()),
            **{
                fact: pa.array(only(fact), pa.string())
                for fact in ("company_number", "charity_number", "postcode")
            },
        }
    )
