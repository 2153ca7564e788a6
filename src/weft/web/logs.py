"""Logs as one JSON object a line, without personal data.

A request is told by the name of its address, never by the address itself, which may hold references, words
that someone searched for, or an invitation's secret.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("weft.request")
TOLD = ("method", "page", "status", "milliseconds")


class OneLine(logging.Formatter):
    """One JSON object a line: when, how grave, who says it, what; where it failed, the place in the code."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage(),
        }
        said |= {name: getattr(record, name) for name in TOLD if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            said["fault"] = record.exc_info[0].__name__
            said["where"] = self._places(record)
        return json.dumps(said, ensure_ascii=False, default=str)

    def _places(self, record: logging.LogRecord) -> list[str]:
        """The lines of code that were under way; not the message, which may quote what people typed."""
        trace = record.exc_info[2] if record.exc_info else None
        places = []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return places[-12:]


class NoAddresses(logging.Filter):
    """Django's own words about requests name their addresses: the page's name is put in their place."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record pass, without the address."""
        request = getattr(record, "request", None)
        if request is not None and record.name.startswith("django."):
            record.msg, record.args = "%s: %s", (_kind(record), page_of(request))
        return True


class SayWhatWasAnswered:
    """One line for each request: method, page, status, how long it took."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say so."""
        began = time.monotonic()
        response = self.answer(request)
        told = {
            "method": request.method,
            "page": page_of(request),
            "status": response.status_code,
            "milliseconds": round((time.monotonic() - began) * 1000),
        }
        log.info("answered", extra=told)
        return response


def page_of(request: HttpRequest) -> str:
    """The name of the page that a request asked for."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name or "unnamed") if match else "none"


def _kind(record: logging.LogRecord) -> str:
    status = getattr(record, "status_code", None)
    return f"answered {status}" if status else "failed"
