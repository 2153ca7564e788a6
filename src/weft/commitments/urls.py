"""The addresses of the room: agreements and what is promised in them; what was delivered; who says that it is true."""

from __future__ import annotations

from django.urls import URLPattern, include, path

from weft.commitments.views import agreements, happening, noting, promising, recording

app_name = "commitments"

AGREEMENTS = [
    path("", agreements.list_, name="agreements"),
    path("record/", recording.record, name="record"),
    path("<str:ref>/", agreements.show, name="agreement"),
    path("<str:ref>/describe/", recording.describe, name="describe"),
    path("<str:ref>/vary/", happening.vary, name="vary"),
    path("<str:ref>/extend/", happening.extend, name="extend"),
    path("<str:ref>/move/<str:to>/", happening.move, name="move"),
    path("<str:ref>/hand-over/", happening.hand_over, name="hand_over"),
    path("<str:ref>/parties/add/", happening.add_party, name="add_party"),
    path("<str:ref>/parties/<int:number>/which/", happening.link_party, name="link_party"),
    path("<str:ref>/parties/<int:number>/novate/", happening.novate, name="novate"),
    path("<str:ref>/parties/<int:number>/leave/", happening.end_party, name="end_party"),
    path("<str:ref>/parties/<int:number>/insolvent/", happening.insolvent, name="insolvent"),
    path("<str:ref>/commitments/add/", promising.which, name="which"),
    path("<str:ref>/commitments/add/<str:edition>/<str:code>/", promising.add, name="promise"),
    path("<str:ref>/commitments/<str:commitment>/", promising.show, name="commitment"),
    path("<str:ref>/commitments/<str:commitment>/vary/", promising.vary, name="vary_commitment"),
    path("<str:ref>/commitments/<str:commitment>/end/", promising.end, name="end_commitment"),
    path("<str:ref>/notes/add/", noting.note, name="note"),
    path("<str:ref>/spent/add/", noting.drawdown, name="drawdown"),
    path(
        "<str:ref>/spent/<str:drawdown>/take-back/",
        noting.withdraw_drawdown,
        name="withdraw_drawdown",
    ),
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
