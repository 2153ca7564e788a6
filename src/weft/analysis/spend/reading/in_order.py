"""A second thread that does work in the order it was handed over, not too far behind."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

_WAITING = 3


@contextmanager
def in_order() -> Iterator[Callable[[Callable[[], None]], None]]:
    """Give a function that takes work to be done later; all of it is done when the block ends.

    At most three pieces of work wait. What a piece of work raises is raised here.
    """
    waiting: deque[Future[None]] = deque()
    with ThreadPoolExecutor(max_workers=1) as worker:

        def later(work: Callable[[], None]) -> None:
            waiting.append(worker.submit(work))
            while len(waiting) > _WAITING:
                waiting.popleft().result()

        try:
            yield later
            while waiting:
                waiting.popleft().result()
        finally:
            worker.shutdown(cancel_futures=True)
