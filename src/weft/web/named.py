"""The address of a site on this machine."""

from __future__ import annotations

BY_NAME = frozenset({"127.0.0.1", "::1", "localhost"})
"""Where a browser that is sent to `localhost` comes to."""


def address_of_site(address: str, port: int, *, demo: bool) -> str:
    """The address to open in a browser, for a site that listens here.

    The example place is called `localhost`: a passkey belongs to a name, never to a number. The site
    answers at the number, too.
    """
    if demo and address in BY_NAME:
        return f"http://localhost:{port}"
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"
