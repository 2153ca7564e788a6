"""An address as a picture that a phone's camera reads (ISO/IEC 18004)."""

from __future__ import annotations

import base64

from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode


def scannable(address: str) -> str:
    """A QR code of an address, as the address of an SVG picture."""
    code = QRCode(border=4, image_factory=SvgPathImage)
    code.add_data(address)
    drawn = code.make_image().to_string(encoding="utf-8")
    return "data:image/svg+xml;base64," + base64.b64encode(drawn).decode()
