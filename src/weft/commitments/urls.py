"""The addresses of the room: agreements and what is promised in them; what was delivered; who says that it is true."""

from __future__ import annotations

from django.urls import URLPattern, include, path

from weft.commitments.views import agreements

app_name = "commitments"

AGREEMENTS = [
    path("", agreements.list_, name="agreements"),
    path("<str:ref>/", agreements.show, name="agreement"),
]
BENEFITS: list[URLPattern] = []
"""Under `benefits/`."""
CONFIRMING: list[URLPattern] = []
"""Each with its whole address: `confirmations/`, `claims/`, `disputes/`, `c/`."""
urlpatterns = [
    path("agreements/", include(AGREEMENTS)),
    path("benefits/", include(BENEFITS)),
    *CONFIRMING,
]
