"""The addresses of the room. Those of what is adopted are everybody's, and stay."""

from __future__ import annotations

from django.urls import path

from weft.frameworks.views import comparing, reading, taking_away

app_name = "frameworks"

OF_AN_EDITION = "<slug:framework>/<str:edition>/"
urlpatterns = [
    path("", reading.list_, name="list"),
    path("<slug:framework>/", reading.framework, name="framework"),
    path(OF_AN_EDITION, reading.edition, name="edition"),
    path(OF_AN_EDITION + "nodes/<str:code>/", reading.node, name="node"),
    path(OF_AN_EDITION + "take-away/<str:form>", taking_away.take_away, name="take_away"),
    path(OF_AN_EDITION + "compare/<str:other>/", comparing.compare, name="compare"),
]
