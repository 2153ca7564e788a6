"""`weft serve` and `weft worker`: the site and its long work."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from weft.web.command_line import set_up
from weft.web.named import address_of_site

app = typer.Typer(rich_markup_mode=None)
worker_app = typer.Typer(rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def serve(
    address: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
    demo: Annotated[
        bool, typer.Option("--demo", help="The example place, on this machine only.")
    ] = False,
    without_spend: Annotated[
        bool, typer.Option("--without-spend", help="The example place without payments.")
    ] = False,
    web_only: Annotated[
        bool, typer.Option("--web-only", help="Without the worker: run `weft worker` apart.")
    ] = False,
) -> None:
    """Serve the site, with the worker that does its long work."""
    if demo:  # links in letters lead to where this one listens
        os.environ.setdefault("WEFT_ADDRESS", address_of_site(address, port, demo=True))
    set_up(demo=demo, database="there" if demo else "begun")
    from weft.web.serving import serve_site

    serve_site(
        address, port, with_worker=not web_only, say=typer.echo, with_spend=not without_spend
    )


@worker_app.callback(invoke_without_command=True)
def worker() -> None:
    """Do the site's long work, until told to stop."""
    set_up()
    from weft.web.working import give_way, work

    give_way()
    work()
