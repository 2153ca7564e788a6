"""What `weft serve` has begun ends with it, even where it was killed and could tell nobody."""

from __future__ import annotations

import os
import signal
import threading
import time

SERVED_BY = "WEFT_SERVED_BY"
"""The number of the `weft serve` that this process belongs to; set by that alone."""
LOOK_SECONDS = 1.0


def end_with_server() -> None:
    """From now on, end as if told to stop once the `weft serve` that began this process is gone."""
    if parent := os.environ.get(SERVED_BY):
        threading.Thread(target=_watch, args=(int(parent),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
