"""A file given to a person: to keep, never to show. Nothing in it runs."""

from __future__ import annotations

from pathlib import Path

from django.http import FileResponse


def attached(path: Path, *, name: str) -> FileResponse:
    """The answer with a file from the disk. Raises FileNotFoundError where it is not there."""
    answer = FileResponse(
        path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
