"""Checkpoints are signed with the site's own key and appended to a file, each naming the one before."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.audit.acts import AT, an_act
from weft.audit import actions, keys, queries
from weft.audit.checkpoints import CannotKeep, Checkpoint, read
from weft.audit.keys import CannotSign
from weft.audit.models import Entry
from weft.audit.rules import GENESIS, sha256

pytestmark = pytest.mark.django_db


def make(folder: Path) -> Checkpoint:
    return actions.make_checkpoint(
        keys=folder / "keys", folder=folder / "kept", place="Quillmouth", at=AT
    )


def faults(folder: Path, *, whole: bool = True) -> list[str]:
    actions.seal_what_waits(at=AT)
    trusted = {keys.public_key(folder / "keys" / "audit.pub")}
    lines = read(folder / "kept" / "checkpoints.jsonl")
    return [fault.said for fault in queries.verified(lines, trusted=trusted, whole=whole).faults]


def test_a_checkpoint_says_how_far_the_chain_goes(tmp_path: Path) -> None:
    an_act()
    an_act()
    first = make(tmp_path)
    second = make(tmp_path)
    assert (first.number, first.count, first.previous) == (1, 2, GENESIS)
    assert (second.number, second.count, second.previous) == (2, 3, sha256(first.line))
    assert first.head == Entry.objects.get(position=2).chained
    assert faults(tmp_path) == []


def test_making_one_is_in_the_record(tmp_path: Path) -> None:
    made = make(tmp_path)
    entry = Entry.objects.get()
    assert (entry.act, entry.subject_kind, entry.subject) == ("make checkpoint", "checkpoint", 1)
    assert entry.after == {"count": made.count, "head": made.head}


def test_openssl_agrees_with_the_signature(tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl: sudo apt-get install openssl")
    an_act()
    made = make(tmp_path)
    said = json.loads(made.line)
    (tmp_path / "signature").write_bytes(bytes.fromhex(said.pop("signature")))
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    (tmp_path / "text").write_text(text, encoding="utf-8")
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "keys/audit.pub", "-rawin", "-in", "text", "-sigfile", "signature"]  # fmt: skip
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)


def test_the_last_line_taken_out_is_missed(tmp_path: Path) -> None:
    an_act()
    make(tmp_path)
    make(tmp_path)
    file = tmp_path / "kept" / "checkpoints.jsonl"
    file.write_text(file.read_text().splitlines(keepends=True)[0])
    assert faults(tmp_path) == ["Checkpoint 2 is missing or was replaced."]
    assert faults(tmp_path, whole=False) == []
    file.unlink()
    assert len(faults(tmp_path)) == 2


def test_one_line_kept_elsewhere_is_enough_to_check_with(tmp_path: Path) -> None:
    for _ in range(3):
        an_act()
        make(tmp_path)
    file = tmp_path / "kept" / "checkpoints.jsonl"
    file.write_text(file.read_text().splitlines()[1])
    assert faults(tmp_path, whole=False) == []


def test_nothing_is_added_after_a_torn_line(tmp_path: Path) -> None:
    make(tmp_path)
    file = tmp_path / "kept" / "checkpoints.jsonl"
    file.write_text(file.read_text()[:-40])
    with pytest.raises(CannotKeep, match="last line"):
        make(tmp_path)


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    key = keys.signing_key(tmp_path / "keys")
    again = keys.signing_key(tmp_path / "keys")
    assert key.private_bytes_raw() == again.private_bytes_raw()
    assert (tmp_path / "keys" / "audit.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    public = keys.public_key(tmp_path / "keys" / "audit.pub")
    assert public == keys.in_hexadecimal(key.public_key())


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    keys.signing_key(tmp_path)
    (tmp_path / "audit.key").chmod(mode)
    with pytest.raises(CannotSign, match="chmod 600"):
        keys.signing_key(tmp_path)


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    keys.signing_key(tmp_path)
    (tmp_path / "audit.key").write_text("no key")
    with pytest.raises(CannotSign, match="backup"):
        keys.signing_key(tmp_path)
    with pytest.raises(CannotSign, match="no public key"):
        keys.public_key(tmp_path / "audit.key")
