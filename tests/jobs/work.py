"""Kinds of work that the tests ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weft.jobs.kinds import KINDS, JobKind, Made, Run, Work
from weft.ui.marks import sentence


@contextmanager
def known(name: str, work: Work) -> Iterator[None]:
    """Let a kind of work be known for the length of a test."""
    KINDS[name] = JobKind(name, name.capitalize(), work)
    try:
        yield
    finally:
        del KINDS[name]


def count_sheep(run: Run, wishes: Mapping[str, Any]) -> Made:
    """Write a file of sheep."""
    run.say(sentence("Counting."))
    with (run.folder / "sheep.txt").open("w") as file:
        for number in range(int(wishes["sheep"])):
            run.progress(number, int(wishes["sheep"]))
            file.write(f"sheep {number}\n")
    return Made(sentence("Asleep."), ("sheep.txt",))
