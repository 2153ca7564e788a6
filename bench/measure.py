"""Run a command as a process of its own, and take its time and its greatest memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

BETWEEN_LOOKS_S = 0.02


def remember_byte_code(folder: Path) -> None:
    """Let the commands keep Python's byte code in a folder, as an installed program does beside itself.

    Some machines forbid it by PYTHONDONTWRITEBYTECODE; then every start compiles every module anew, which
    takes seconds and says nothing about the program.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


class CommandFailed(RuntimeError):
    """A measured command ended with an error, so its time means nothing."""


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock from start to end, and the greatest memory in bytes."""

    seconds: float
    memory: int


class Look:
    """Looks at a process and its children again and again, and keeps the greatest memory seen."""

    def __init__(self, pid: int) -> None:
        self.process = psutil.Process(pid)
        self.greatest = 0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        while not self.done.wait(BETWEEN_LOOKS_S):
            self.greatest = max(self.greatest, self._now())

    def _now(self) -> int:
        total = 0
        try:
            for process in (self.process, *self.process.children(recursive=True)):
                total += process.memory_info().rss
        except psutil.Error:
            return total
        return total

    def end(self) -> int:
        """Stop looking; the greatest memory seen."""
        self.done.set()
        self.thread.join()
        return self.greatest


def run(commands: Sequence[Sequence[str]]) -> Run:
    """Run the commands one after another: their seconds together, the greatest memory of any."""
    seconds, memory = 0.0, 0
    for command in commands:
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
            look = Look(child.pid)
            _, errors = child.communicate()
        seconds += time.perf_counter() - start
        memory = max(memory, look.end())
        if child.returncode:
            said = errors.decode("utf-8", "replace").strip()
            raise CommandFailed(f"{' '.join(command)}\nended with {child.returncode}:\n{said}")
    return Run(seconds, memory)


def middle(runs: Sequence[Run]) -> Run:
    """The median seconds, and the greatest memory of all runs."""
    return Run(median(one.seconds for one in runs), max(one.memory for one in runs))
