"""Opens pages in a browser without a server: what a page asks for is answered from the project."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.test import Client

from tests.ui.everywhere import ORIGIN, Seen, static_file

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

NARROW, WIDE = 320, 1280
PATIENCE = 60_000
"""Milliseconds that a busy machine may take."""
SCRIPT = re.compile(r"<script[^>]*>.*?</script>", re.DOTALL)
NOSCRIPT = re.compile(r"</?noscript>")
COMES_ANEW = re.compile(r'<meta http-equiv="refresh"[^>]*>')
"""Of this axe cannot see that a link stops it, and under it the page would go away."""
mimetypes.add_type("text/javascript", ".js")


@contextmanager
def opened(
    browser: Browser, page: Seen, *, width: int = WIDE, scripts: bool = True
) -> Iterator[Page]:
    """The page in a window of this width; without scripts, as a browser without them takes it."""
    html = page.html if scripts else _without_scripts(page.html)
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        context.set_default_timeout(PATIENCE)
        context.route("**/*", lambda route: _answer(route, page.address, html))
        shown = context.new_page()
        shown.goto(ORIGIN + page.address)
        yield shown


def _without_scripts(html: str) -> str:
    """axe is a script itself, so the page's own are taken out, and what stands in for them put in."""
    return NOSCRIPT.sub("", SCRIPT.sub("", COMES_ANEW.sub("", html)))


def _answer(route: Route, address: str, html: str) -> None:
    there = urlsplit(route.request.url).path
    if there.startswith("/static/"):
        body = static_file(there)
        kind = mimetypes.guess_type(there)[0] or "application/octet-stream"
        route.fulfill(status=200 if body else 404, body=body or b"", content_type=kind)
    elif there == urlsplit(address).path:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    else:
        answer = Client().get(there)
        route.fulfill(status=answer.status_code, body=answer.content)


LOOKS = (0, 250, 1000)
"""Milliseconds that are waited before each look, of which the next is taken where something is found."""
WENT_AWAY = re.compile(r"context was destroyed|axe is not defined|frame was detached|navigat")


def faults(page: Page) -> list[str]:
    """What axe-core finds, the rules of good practice included. A page may go on to another while it is looked at: what is found is looked for again."""
    found = ["not looked at"]
    for wait in LOOKS:
        page.wait_for_timeout(wait)
        page.wait_for_load_state()
        if not (found := _faults(page)):
            break
    return found


def _faults(page: Page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Error

    try:
        found = Axe().run(page).response["violations"]
    except Error as gone:
        if not WENT_AWAY.search(str(gone)):
            raise
        return [f"went away: {page.url}"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


def sideways(page: Page) -> int:
    """How many pixels the page as a whole can be pushed sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
