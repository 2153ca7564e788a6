"""What was said the last time of files with the same headings."""

from __future__ import annotations

from weft.commitments.lists import Listed
from weft.commitments.models import Profile
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records


def profile_of(viewer: Viewer, of: Listed, key: str) -> Profile | None:
    """What the viewer's organisation has said of files with these headings."""
    return Profile.objects.filter(keeper__in=own_records(viewer), of=of, key=key).last()
