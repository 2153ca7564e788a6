"""When something does not work, the page says what to do, and nothing that helps a stranger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from unittest.mock import patch

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, set_urlconf

from weft.organisations.access import NotAllowed
from weft.web import errors, urls

RAISED: dict[str, Callable[[], Exception]] = {
    "bad": lambda: BadRequest("a secret"),
    "denied": PermissionDenied,
    "reason": lambda: NotAllowed("Only a place steward merges records."),
    "large": lambda: RequestDataTooBig("a secret"),
    "broken": lambda: ZeroDivisionError("a secret"),
    "database": lambda: OperationalError("a secret"),
}


def raising(make: Callable[[], Exception]) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        raise make()

    return view


@pytest.fixture
def visitor(settings: object) -> Iterator[Client]:
    """Someone whose pages break in each way."""
    broken = [path(f"{name}/", raising(make)) for name, make in RAISED.items()]
    handlers = {name: getattr(urls, name) for name in vars(urls) if name.startswith("handler")}
    addresses = ModuleType("addresses")
    mine = [*broken, path("often/", errors.too_many), *urls.urlpatterns]
    vars(addresses).update(handlers, urlpatterns=mine)
    settings.ROOT_URLCONF = addresses  # type: ignore[attr-defined]
    yield Client(raise_request_exception=False)
    set_urlconf(None)


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/bad/", 400, "If you were filling in a form, go back"),
        ("/denied/", 403, "ask an administrator of your organisation"),
        ("/reason/", 403, "Only a place steward merges records."),
        ("/nowhere/", 404, "If you typed the address, check it."),
        ("/large/", 413, "Send fewer files at a time, or smaller ones."),
        ("/often/", 429, "Wait a few minutes, then try again."),
        ("/broken/", 500, "Try again in a few minutes."),
        ("/database/", 503, "What you had sent before is safe."),
    ],
)
def test_each_page_says_what_to_do(visitor: Client, address: str, status: int, says: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == status
    page = answer.content.decode()
    assert says in page
    assert "a secret" not in page
    assert page.count("<h1") == 1


def test_a_form_from_elsewhere_has_expired(visitor: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/account/login/", {"login": "ada@example.org"})
    assert answer.status_code == 403
    assert "The form has expired" in answer.content.decode()
    assert "CSRF" not in answer.content.decode()


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_way_of_asking_that_no_page_takes_is_refused_as_that(
    visitor: Client, method: str
) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, "/account/login/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")


def test_the_database_is_not_asked_when_it_is_broken(visitor: Client) -> None:
    """No `django_db` mark stands on these tests: any question to the database would fail them."""
    assert visitor.get("/broken/").status_code == 500
    assert visitor.get("/database/")["Retry-After"] == "60"


def test_people_get_an_answer_even_without_templates(visitor: Client) -> None:
    with patch.object(errors, "get_template", side_effect=OSError("no such folder")):
        answer = visitor.get("/broken/")
    assert answer.status_code == 500
    assert "Nothing was changed. Try again" in answer.content.decode()


def test_no_context_is_needed_for_the_last_pages(visitor: Client) -> None:
    with patch("weft.web.context.page", side_effect=RuntimeError("the context is broken")):
        assert "Sorry" in visitor.get("/broken/").content.decode()


def test_a_stranger_is_told_no_reason(visitor: Client) -> None:
    page = visitor.get("/nowhere/").content.decode()
    assert "nowhere" not in page
