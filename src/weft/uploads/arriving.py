"""A file while it arrives: streamed to the disk, counted, hashed, and gone again unless it is kept."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from weft.uploads.rules import LOOKED_AT

ARRIVING = ".arriving"
AROUND = 1_000_000
"""What a form may weigh beside its files."""
View = TypeVar("View", bound=Callable[..., Any])


def takes_files(view: View) -> View:
    """Let a page take files, from people who are signed in. No other page takes any."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


class Arrived(UploadedFile[bytes]):
    """A file that has arrived. It is gone when the request is over, unless it is kept."""

    def __init__(self, name: str, said: str | None) -> None:
        """Begin with an empty file that only the site's user can read."""
        folder = Path(settings.UPLOAD_FOLDER) / ARRIVING
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.bytes = tempfile.NamedTemporaryFile(dir=folder)  # noqa: SIM115
        super().__init__(self.bytes, name, said, 0)
        self.seen = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return self.seen.hexdigest()

    def add(self, chunk: bytes) -> None:
        """Write on."""
        self.bytes.write(chunk)
        self.seen.update(chunk)
        self.size = int(self.size or 0) + len(chunk)

    def ends(self) -> tuple[bytes, bytes]:
        """Its first and its last bytes."""
        self.bytes.seek(0)
        first = self.bytes.read(LOOKED_AT)
        self.bytes.seek(max(int(self.size or 0) - LOOKED_AT, 0))
        return first, self.bytes.read(LOOKED_AT)

    def keep_at(self, path: Path) -> None:
        """See it onto the disk under another name, where it stays."""
        self.bytes.flush()
        os.fsync(self.bytes.fileno())
        os.link(self.bytes.name, path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class ToDisk(FileUploadHandler):
    """Takes the files of one request, so many bytes of them in all."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        """Nothing has come yet."""
        super().__init__(request)
        self.room, self.taken = 0, 0
        self.arriving: Arrived | None = None
        self.fault: OSError | None = None
        """Why nothing more can be written. The rest is read all the same, so that the sender hears why."""

    def handle_raw_input(
        self,
        input_data: Any,
        meta: Any,
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Refuse at once what says itself that it is far too much."""
        self.room = _room_for(self.request)
        if content_length > self.room + settings.READ_ON + AROUND:
            raise RequestDataTooBig

    def new_file(self, *about: Any, **more: Any) -> None:
        """A file begins."""
        super().new_file(*about, **more)
        self.arriving = None
        if self.taken < self.room and self.fault is None:
            with self._noting_fault():
                self.arriving = Arrived(self.file_name or "", self.content_type)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write it down, as long as there is room."""
        self.taken += len(raw_data)
        if self.taken > self.room:
            self._forget()
        if self.taken > self.room + settings.READ_ON:
            raise RequestDataTooBig
        if self.arriving is not None:
            with self._noting_fault():
                self.arriving.add(raw_data)

    def file_complete(self, file_size: int) -> Arrived | None:
        """The file is here wholly."""
        if self.arriving is not None:
            with self._noting_fault():
                self.arriving.bytes.seek(0)
        return self.arriving

    def upload_interrupted(self) -> None:
        """The sender went away in the middle of a file: none of the request is kept."""
        self._forget()
        raise BadRequest("The upload broke off.")

    def upload_complete(self) -> None:
        """Say so, where it was too much."""
        if self.taken > self.room:
            raise RequestDataTooBig
        if self.fault is not None:
            raise self.fault

    @contextmanager
    def _noting_fault(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            self.fault = fault
            self._forget()

    def _forget(self) -> None:
        if self.arriving is not None:
            with suppress(OSError):  # closing writes what had no room, once more
                self.arriving.close()
            self.arriving = None


def _room_for(request: HttpRequest | None) -> int:
    """How many bytes of files a request may bring."""
    match = request.resolver_match if request else None
    if match is None or not getattr(match.func, "takes_files", False):
        return 0
    viewer = getattr(request, "viewer", None)
    known = settings.DEMO or (viewer is not None and viewer.person is not None)
    limit: int = settings.UPLOAD_LIMIT
    return limit if known else 0
