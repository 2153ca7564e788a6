"""What people send."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from weft.ui.fields import SeveralFilesField
from weft.ui.forms import Form
from weft.uploads.rules import in_words


class SendForm(Form):
    """Which files?"""

    chosen = SeveralFilesField(
        label=_("Which files do you want to send?"),
        error_messages={"required": _("Choose a file")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Say how much is taken."""
        super().__init__(*args, **kwargs)
        self.fields["chosen"].help_text = _(
            "Tables as they were published: CSV, XLSX, XLS, ODS, Parquet, or a zip of them. At most %(limit)s at a time."
        ) % {"limit": in_words(settings.UPLOAD_LIMIT)}
