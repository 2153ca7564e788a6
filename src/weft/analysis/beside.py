"""Work that another process does meanwhile, on a copy of all that is known here, where there is a second processor.

The process is forked, so that nothing need be handed over but what it found, which must be small. A process with several threads is not
forked, as a copy of it would have but one of them and might wait for ever; there, and where no process can be had or one comes to an
end without an answer, the work is done here instead, when somebody asks for what it found.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import pairwise
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")
MOST = 4
"""So many processes at most work on one thing."""


def processors() -> int:
    """How many processes may work at once."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    free = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)  # fmt: skip
    return min(len(free), MOST)


class Meanwhile(Generic[T]):
    """Work, and the process that does it; none, where it is done when it is asked for."""

    def __init__(self, work: Callable[[], T], *, apart: bool) -> None:
        """Begin it, in a process apart if there may be one."""
        self.work, self.child, self.come_from = work, 0, 0
        if apart:
            self._begin()

    def _begin(self) -> None:
        come_from, go_to = os.pipe()
        try:
            child = os.fork()
        except OSError:
            os.close(come_from)
            os.close(go_to)
            return
        if not child:
            os.close(come_from)
            _send(self.work, go_to)
        os.close(go_to)
        self.child, self.come_from = child, come_from

    def done(self) -> T:
        """What it found, when it is there."""
        if not self.child:
            return self.work()
        with os.fdopen(self.come_from, "rb") as file:
            written = file.read()
        _, status = os.waitpid(self.child, 0)
        self.child = 0
        if status or not written:
            return self.work()
        found: T = pickle.loads(written)
        return found

    def leave(self) -> None:
        """End the process, where nobody asked for what it finds."""
        if self.child:
            os.close(self.come_from)
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            self.child = 0


def _send(work: Callable[[], object], go_to: int) -> None:
    """Do it, write down what was found, and end at once: what else this copy holds open is not its own to put away."""
    status = 1
    try:
        with os.fdopen(go_to, "wb") as file:
            pickle.dump(work(), file, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


@contextmanager
def meanwhile(work: Callable[[], T], *, apart: bool = True) -> Iterator[Meanwhile[T]]:
    """Work that is done beside what follows."""
    begun = Meanwhile(work, apart=apart and processors() > 1)
    try:
        yield begun
    finally:
        begun.leave()


def shared_out(
    work: Callable[[Sequence[S]], list[T]], every: Sequence[S], *, apart: bool
) -> list[T]:
    """What the work finds in all of it, each process in a part."""
    parts = _parts(every, processors() if apart else 1)
    with ExitStack() as begun:
        beside = [begun.enter_context(meanwhile(partial(work, part))) for part in parts[1:]]
        return [*work(parts[0]), *(each for one in beside for each in one.done())]


def _parts(every: Sequence[S], many: int) -> list[Sequence[S]]:
    ends = [len(every) * at // many for at in range(many + 1)]
    return [every[begins:end] for begins, end in pairwise(ends)]
