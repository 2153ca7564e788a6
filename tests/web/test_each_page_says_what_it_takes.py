"""A page takes what its view says, and whoever asks otherwise is told what that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.generic import TemplateView

from tests.cast import two_councils
from tests.web.served import HERE, serving
from weft.web.taking import said_by


def answered(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page")


@pytest.mark.parametrize(
    ("view", "taken"),
    [
        (answered, None),
        (require_safe(answered), ("GET", "HEAD")),
        (require_POST(answered), ("POST",)),
        (require_http_methods(["POST", "HEAD", "GET"])(answered), ("GET", "HEAD", "POST")),
        (TemplateView.as_view(), ("GET", "HEAD")),
    ],
)
def test_it_is_read_off_the_view(view: Any, taken: tuple[str, ...] | None) -> None:
    assert said_by(view) == taken


def patterns(of: Any) -> Iterator[URLPattern]:
    for pattern in of.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern)


def test_each_view_of_ours_says_it() -> None:
    ours = [one for one in patterns(get_resolver()) if one.callback.__module__.startswith("weft.")]
    assert len(ours) > 40
    assert [str(one.pattern) for one in ours if said_by(one.callback) is None] == []


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("/", "GET, HEAD, OPTIONS"),
        ("/health/", "GET, HEAD, OPTIONS"),
        ("/account/login/", "GET, HEAD, POST, OPTIONS"),
        ("/account/inactive/", "GET, HEAD, OPTIONS"),
        ("/jobs/whatever/cancel/", "POST, OPTIONS"),
    ],
)
@pytest.mark.django_db
def test_whoever_asks_otherwise_is_told(address: str, taken: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    for method in ("PUT", "PATCH", "DELETE", "TRACE"):
        answer = strict.generic(method, address)
        assert (answer.status_code, answer.headers["Allow"]) == (405, taken)
    answer = strict.generic("OPTIONS", address)
    assert (answer.status_code, answer.headers["Allow"], answer.content) == (204, taken, b"")


@pytest.mark.django_db
def test_an_address_that_there_is_not_is_not_found_however_it_is_asked(client: Client) -> None:
    client.force_login(two_councils().person("Ada"))
    for method in ("GET", "PUT", "OPTIONS"):
        assert client.generic(method, "/nowhere/").status_code == 404


@pytest.mark.long
@pytest.mark.allow_hosts([HERE])
def test_head_is_answered_like_get_without_the_page(tmp_path: Path) -> None:
    (tmp_path / "weft").mkdir()
    with serving(tmp_path / "weft") as visitor:
        visitor.sign_in()
        for address in ("/", "/jobs/", "/health/", "/privacy/", "/nowhere/", "/files/send/"):
            got, head = visitor.ask("GET", address), visitor.ask("HEAD", address)
            assert (head.status, visitor.text) == (got.status, "")
            for name in ("Content-Type", "Content-Security-Policy", "Cache-Control"):
                assert head.headers[name] == got.headers[name], (address, name)
            assert head.headers["Content-Length"] in {got.headers["Content-Length"], None}
