"""The `weft` command, also as `python -m weft`: Ctrl-C ends it with one message from its first moment."""

from __future__ import annotations

import os
import signal

STOPPED = 130


def main() -> None:
    """Run the command; while it is only starting, nothing is written and Ctrl-C ends it at once."""
    signal.signal(signal.SIGINT, _stop_at_once)
    from weft.cli.main import run

    run()


def _stop_at_once(_signal: int, _frame: object) -> None:
    os.write(2, b"weft: Stopped.\n")
    os._exit(STOPPED)


if __name__ == "__main__":
    main()
