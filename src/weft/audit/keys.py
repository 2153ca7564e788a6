"""The installation's own key, with which it signs the checkpoints of the audit (Ed25519)."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from weft.analysis.errors import WeftError

SECRET, PUBLIC = "audit.key", "audit.pub"
OWNER_ONLY = 0o600


class CannotSign(WeftError):
    """The key is not as it must be, with the remedy."""


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """The key of this folder; made, with its public half beside it, where there is none."""
    path = folder / SECRET
    if not path.exists():
        _make(folder)
    _refuse_what_others_read(path)
    key = _understood(path)
    public = folder / PUBLIC
    if not public.exists():
        public.write_bytes(_as_pem(key.public_key()))
    return key


def public_key(path: Path) -> str:
    """The public key of a file, in hexadecimal."""
    try:
        key = forms.load_pem_public_key(path.read_bytes())
    except FileNotFoundError:
        raise CannotSign(
            f"There is no public key at {path}. It is {PUBLIC} in the folder of keys (WEFT_KEYS); "
            "name another with --key."
        ) from None
    except ValueError:
        raise CannotSign(f"{path} is no public key. Name the file {PUBLIC} of this site.") from None
    if not isinstance(key, Ed25519PublicKey):
        raise CannotSign(f"{path} is a key of another kind. Name the file {PUBLIC} of this site.")
    return in_hexadecimal(key)


def in_hexadecimal(key: Ed25519PublicKey) -> str:
    """The 32 bytes of a public key, in hexadecimal."""
    return key.public_bytes(forms.Encoding.Raw, forms.PublicFormat.Raw).hex()


def is_signed(text: str, signature: str, key: str) -> bool:
    """Whether the holder of the key signed the text."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(signature), text.encode()
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    making = folder / f".{SECRET}.{os.getpid()}"
    with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(making, folder / SECRET)  # whole or not at all, and never over another's
    except FileExistsError:
        pass
    finally:
        making.unlink()


def _refuse_what_others_read(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & ~OWNER_ONLY:
        raise CannotSign(
            f"Others than its owner may use the key {path} (its mode is {mode:04o}). Whoever can read it "
            f"can sign in the site's name. If nobody has read it: chmod 600 {path}. If someone may "
            "have, move it away, and a new one is made: docs/how-to/audit.md says what follows."
        )


def _understood(path: Path) -> Ed25519PrivateKey:
    try:
        key = forms.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise CannotSign(f"{path} is no Ed25519 key. Bring it back from a backup.")
    return key


def _as_pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(forms.Encoding.PEM, forms.PublicFormat.SubjectPublicKeyInfo)
