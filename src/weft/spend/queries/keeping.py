"""What the room holds of other rooms, so that it is kept."""

from __future__ import annotations

from weft.spend.models import PaymentFile, Run


def uploads_in_use() -> set[str]:
    """The references of the uploads that are payment files: they are kept as long as these."""
    return set(PaymentFile.objects.values_list("upload__ref", flat=True))


def jobs_in_use() -> set[int]:
    """The numbers of the jobs whose results runs and payment files hold."""
    looks = PaymentFile.objects.values_list("look", flat=True)
    return {*looks, *Run.objects.values_list("job", flat=True)}
