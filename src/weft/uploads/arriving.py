"""A file while it arrives: streamed to the disk, counted, hashed, and gone again unless it is kept.

It comes in one request, or in parts; either way it is an `Arrived` in the end.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any, TypeVar

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from weft.organisations.access import Viewer
from weft.uploads import queries, rules
from weft.uploads.models import Arrival
from weft.uploads.rules import LOOKED_AT

ARRIVING = ".arriving"
A_CHUNK = 1 << 18
AROUND = 1_000_000
"""What a form may weigh beside its files."""
View = TypeVar("View", bound=Callable[..., Any])


def takes_files(view: View) -> View:
    """Let a page take files, from people who are signed in. No other page takes any."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


class Arrived(UploadedFile[bytes]):
    """A file that has arrived. It is gone when the request is over, unless it is kept."""

    arrival: Arrival | None = None
    """Where it came in parts."""

    def __init__(self, name: str, said: str | None) -> None:
        """Begin with an empty file that only the site's user can read."""
        folder = Path(settings.UPLOAD_FOLDER) / ARRIVING
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.bytes: Any = tempfile.NamedTemporaryFile(dir=folder)  # noqa: SIM115
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


class ArrivedInParts(Arrived):
    """A file that has come in parts and is whole. Unless it is kept, it stays on its way."""

    def __init__(self, arrival: Arrival) -> None:
        """Raises FileNotFoundError where it has been thrown away."""
        self.bytes = queries.part_at(arrival.stored_as).open("rb")
        UploadedFile.__init__(self, self.bytes, arrival.name, None, arrival.size)
        self.arrival = arrival

    @cached_property
    def sha256(self) -> str:
        """The hash of its bytes, read once more from its beginning."""
        self.bytes.seek(0)
        return hashlib.file_digest(self.bytes, "sha256").hexdigest()


class IsBusy(Exception):
    """Another part of the same file is being written."""


class NotThere(Exception):
    """A part does not begin where the file ends; `here` is where that is."""

    def __init__(self, here: int) -> None:
        super().__init__(here)
        self.here = here


def written_anew(file: Arrived, content: bytes) -> Arrived:
    """A file that arrived, with other bytes: what stays on its way is taken by the same action."""
    anew = Arrived(file.name or "", file.content_type)
    anew.add(content)
    anew.arrival = file.arrival
    return anew


def add_part(arrival: Arrival, body: IO[bytes], *, begins: int) -> int:
    """Write a part at the end of a file on its way, as far as it comes; gives how much is here then.

    One part at a time, whichever process writes it; when that dies, what it has written stays, and counts.
    Raises IsBusy, NotThere, FileNotFoundError where the file was thrown away, and OSError.
    """
    place = os.open(queries.part_at(arrival.stored_as), os.O_WRONLY | os.O_APPEND)
    with os.fdopen(place, "ab", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IsBusy from None
        here = os.fstat(place).st_size
        if begins != here:
            raise NotThere(here)
        while here < arrival.size and (chunk := body.read(min(A_CHUNK, arrival.size - here))):
            left = memoryview(chunk)
            while left:  # a disk that is nearly full takes less than it is given
                left = left[file.write(left) :]
            here += len(chunk)
        return here


@dataclass(frozen=True)
class Begun:
    """A file on its way, and how much of it is here."""

    arrival: Arrival
    here: int

    @property
    def here_in_words(self) -> str:
        """How much is here, as people say it."""
        return rules.in_words(self.here)


@dataclass(frozen=True)
class Sending:
    """What a page on which files are sent is told: how much is taken, and what the viewer has on its way."""

    begun: Sequence[Begun]
    """Those that are not whole yet."""
    come: Sequence[Begun]
    """Those that are."""
    known: str
    """All of them for the script, which knows a file again that is chosen once more."""
    most: int

    @property
    def whole(self) -> Mapping[str, str]:
        """The reference and the name of each that is whole."""
        return {one.arrival.ref: f"{one.arrival.name}, {one.here_in_words}" for one in self.come}

    @property
    def too_much(self) -> str:
        """What is said of files that are too large together."""
        words = _("These files are too large together. At most %(limit)s are taken at a time.")
        return words % {"limit": self.limit}

    @property
    def limit(self) -> str:
        """How much is taken at a time, as people say it."""
        return rules.in_words(self.most)


def sending(viewer: Viewer) -> Sending:
    """What the viewer is told where they send files."""
    found = [Begun(one, queries.here(one)) for one in queries.arrivals_of(viewer)]
    whole = [one for one in found if one.here == one.arrival.size]
    known = [
        {
            "url": reverse("uploads:arrival", args=[one.arrival.ref]), "name": one.arrival.name,
            "size": one.arrival.size, "changed": one.arrival.changed,
        }
        for one in found
    ]  # fmt: skip
    return Sending(
        begun=[one for one in found if one not in whole],
        come=whole,
        known=json.dumps(known, ensure_ascii=False),
        most=settings.UPLOAD_LIMIT,
    )


@contextmanager
def arrived(
    viewer: Viewer, chosen: Sequence[Arrived], before: Sequence[str]
) -> Iterator[list[Arrived]]:
    """The files that came with a form, and those of the viewer that had come in parts, by their references."""
    found = {one.ref: one for one in queries.arrivals_of(viewer).filter(ref__in=before)}
    with ExitStack() as opened:
        taken = (found[ref] for ref in dict.fromkeys(before) if ref in found)
        yield [*chosen, *(opened.enter_context(closing(ArrivedInParts(one))) for one in taken)]


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
