"""The nginx that is shipped lets one visitor ask for so many public pages, and no more; the rest of the site, and what
Weft believes of its proxy, is as ever."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.architecture.project import ROOT
from tests.web.served import HERE, Visitor, free_port, until

pytestmark = [pytest.mark.long, pytest.mark.allow_hosts([HERE])]
AT_ONCE = 40
"""How many a visitor may ask for beyond the rate, as the file says."""


class Weft(BaseHTTPRequestHandler):
    """What stands behind the proxy here: it says what it was told."""

    def do_GET(self) -> None:
        """Answer with what the proxy said of the visitor."""
        told = (self.headers["X-Forwarded-For"], self.headers["X-Forwarded-Proto"])
        said = " ".join(map(str, told)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def weft() -> Iterator[int]:
    server = ThreadingHTTPServer((HERE, 0), Weft)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def without_certificate(shipped: str, *, port: int, behind: int) -> str:
    """The site as it is shipped, at a port of this machine and before a Weft at another."""
    site = shipped[: shipped.index("server {")] + shipped[shipped.rindex("server {") :]
    site = re.sub(r"\n    (listen|ssl_)[^\n]*", "", site)
    site = site.replace("server_name", f"listen {HERE}:{port};\n    server_name")
    assert site.count("http://127.0.0.1:8000") == 2
    return site.replace("127.0.0.1:8000", f"{HERE}:{behind}")


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Someone before the proxy, who says that they come from elsewhere."""
    nginx = shutil.which("nginx", path=os.pathsep.join(["/usr/sbin", os.environ["PATH"]]))
    if nginx is None:
        pytest.skip("nginx is missing. To get it: sudo apt-get install nginx")
    with weft() as behind:
        port = free_port()
        shipped = (ROOT / "deploy" / "nginx.conf").read_text()
        aside = "".join(
            f"{kind}_temp_path {tmp_path}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (tmp_path / "nginx.conf").write_text(
            f"daemon off;\npid {tmp_path}/pid;\nerror_log {tmp_path}/log;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{aside}"
            f"{without_certificate(shipped, port=port, behind=behind)}}}\n"
        )
        process = subprocess.Popen(
            [nginx, "-p", str(tmp_path), "-e", f"{tmp_path}/log", "-c", f"{tmp_path}/nginx.conf"]
        )
        try:
            visitor = Visitor(port)
            until(lambda: visitor.says("/"), "nginx to answer")
            yield visitor
        finally:
            process.terminate()
            process.wait(20)


def test_one_visitor_is_told_to_wait_and_everything_else_goes_on(visitor: Visitor) -> None:
    def asks(path: str) -> int:
        return visitor.ask("GET", path, **{"X-Forwarded-For": "203.0.113.9"}).status

    answers = Counter(asks("/spend-published/") for _ in range(5 * AT_ONCE))
    assert answers[200] >= AT_ONCE
    assert answers[429] > AT_ONCE, answers
    assert Counter(asks("/account/login/") for _ in range(3 * AT_ONCE)) == {200: 3 * AT_ONCE}


@pytest.mark.parametrize("path", ["/", "/spend-published/"])
def test_what_a_visitor_says_of_themselves_is_not_passed_on(visitor: Visitor, path: str) -> None:
    said = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    connection = HTTPConnection(HERE, visitor.port, timeout=20)
    connection.request("GET", path, headers={"Host": "weft.example.org", **said})
    assert connection.getresponse().read().decode() == f"{HERE} http"
    connection.close()
