"""Serve the site: processes that answer and, beside it, the worker, which is begun again if it dies."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.db import connections

from weft.analysis.errors import WeftError
from weft.audit.actions import have_a_key
from weft.ui import letters
from weft.web.beginning import (
    bring_database_up_to_date,
    first_file_kept,
    gather_static_files,
    holds_people,
    why_not_serve,
)
from weft.web.ending import SERVED_BY
from weft.web.named import address_of_site
from weft.web.warming import warm

PAUSE_SECONDS = 2.0
END_SECONDS = 20
"""How long a process may take to end: one that was only beginning has not heard that it should."""
THREADS = 4
"""How many visitors a process answers at a time."""


def serve_site(
    address: str,
    port: int,
    *,
    with_worker: bool,
    say: Callable[[str], None],
    with_spend: bool = False,
) -> None:
    """Serve until told to stop. Raises WeftError where the site cannot be served.

    `with_spend`: where it is the example place, its councils have sent their payment files.
    """
    from granian import Granian
    from granian.constants import Interfaces

    if reason := why_not_listen(address, demo=settings.DEMO) or why_taken(address, port):
        raise WeftError(reason)
    if settings.DEMO:
        if reason := why_not_demo():
            raise WeftError(reason)
        bring_database_up_to_date()
        _fill_example_place(with_spend=with_spend)
    if reason := why_not_serve() or why_not_live(demo=settings.DEMO):
        raise WeftError(reason)
    have_a_key(keys=settings.KEY_FOLDER)
    gather_static_files()
    warm()
    where = address_of_site(address, port, demo=settings.DEMO)
    os.environ[SERVED_BY] = str(os.getpid())
    os.environ["WEFT_SECRET_KEY"] = (
        settings.SECRET_KEY
    )  # in demo mode each process would make its own
    say(f"{settings.PLACE_NAME} is at {where}/. Stop it with Ctrl-C.")
    connections.close_all()  # the processes that answer are forked from this one
    _keep_what_is_read()
    server = Granian(
        "weft.web.wsgi:application", address=address, port=port, interface=Interfaces.WSGI,
        workers=settings.PROCESSES, blocking_threads=THREADS, log_enabled=False, websockets=False, respawn_failed_workers=True,
        workers_kill_timeout=END_SECONDS,
    )  # fmt: skip
    if not with_worker:
        server.serve()
        return
    with _Worker():
        server.serve()


BETWEEN_COLLECTIONS = 20_000
"""So many new things are made before Python looks for what is used no more; by itself it looks thirty times as often."""


def _keep_what_is_read() -> None:
    """Let Python look no more through what has been read to begin with: it stays. Every tenth page of thousands of promises waited a tenth of a
    second for that."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # or libraries say at the end that they were not tidied up
    gc.set_threshold(BETWEEN_COLLECTIONS)


def why_not_listen(address: str, *, demo: bool) -> str | None:
    """Say why the site cannot listen at an address: in demo mode it answers this machine only."""
    if not demo or address == "localhost":
        return None
    try:
        if ip_address(address).is_loopback:
            return None
    except ValueError:
        return f"{address} is not an address of this machine. Give one such as 127.0.0.1."
    return (
        f"In demo mode everyone's password is on the sign-in page, so the site does not listen at "
        f"{address}. Use 127.0.0.1, or run a real installation (docs/how-to/run-it.md)."
    )


def why_not_live(*, demo: bool) -> str | None:
    """Say why this database cannot be a real site's: everybody knows passwords of the example place."""
    from weft.web.demo import holds_example_place

    if demo or not holds_example_place():
        return None
    return (
        "This database was made in demo mode: everybody knows the passwords of the people in it. Begin the "
        "site in another: name a new folder with WEFT_DATA or a new database with WEFT_DATABASE, and run "
        "`weft site start`. To see the example place: `weft serve --demo`."
    )


def why_not_demo() -> str | None:
    """Say why the example place cannot be made here: a real site's people or files are here already.

    Asked before anything is written: a worker of the example place would sweep away files that its own
    database does not know.
    """
    from weft.web.demo import holds_example_place

    people, files = holds_people(), first_file_kept()
    if not (people or files) or (people and holds_example_place()):
        return None
    where = "The database holds a real site" if people else f"{files} is a real site’s"
    return (
        f"{where}, and the example place is not made beside it. Name a new folder with WEFT_DATA, and no "
        "WEFT_DATABASE: `WEFT_DATA=example-place/weft weft serve --demo`. To serve the real site: `weft serve`."
    )


def why_taken(address: str, port: int) -> str | None:
    """Say why the site cannot have a port: the server would share one that another site listens at."""
    try:
        kind, *_, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one just left is free
            tried.bind(where)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            return (
                f"Something listens at port {port} of {address} already, maybe another `weft serve`. Stop "
                f"it, or choose another port: `weft serve --port {port + 1}`."
            )
        return (
            f"The site cannot listen at port {port} of {address}: {fault.strerror}. Choose another."
        )
    return None


def _fill_example_place(*, with_spend: bool) -> None:
    from weft.web.demo import fill_example_place
    from weft.web.demo_commitments import fill_example_commitments
    from weft.web.demo_frameworks import fill_example_frameworks
    from weft.web.demo_happenings import fill_example_happenings
    from weft.web.demo_quarrels import fill_example_quarrels
    from weft.web.demo_spend import fill_example_spend

    with letters.held_back():
        fill_example_place()
        fill_example_frameworks()
        fill_example_commitments()
        fill_example_quarrels()
        fill_example_happenings()
    if with_spend:
        fill_example_spend()
        threading.Thread(target=_go_on_once_analysed, daemon=True).start()


def _go_on_once_analysed() -> None:
    """Link suppliers of the example place, and publish a year, when the worker is done with analyses of them."""
    from django.db import close_old_connections

    from weft.web.demo_spend import link_example_suppliers, publish_example_spend

    waiting = [link_example_suppliers, publish_example_spend]
    while waiting := [each for each in waiting if not each()]:
        close_old_connections()
        time.sleep(PAUSE_SECONDS)


class _Worker:
    """The worker beside the server; begun again when it dies, ended with it."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.thread = threading.Thread(target=self._keep_going, daemon=True)

    def __enter__(self) -> _Worker:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
        self.thread.join(timeout=30)

    def _keep_going(self) -> None:
        while not self.over.is_set():
            self.process = subprocess.Popen([sys.executable, "-m", "weft", "worker"])
            self.process.wait()
            self.over.wait(PAUSE_SECONDS)
