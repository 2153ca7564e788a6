"""The addresses of the site: each room's own, mounted once."""

from __future__ import annotations

from allauth import urls as sign_in_library
from django.urls import include, path

from weft.spend.urls import published
from weft.web import about, health, linked, theme, views
from weft.web.components import views as components
from weft.web.ways_in import on_record

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", health.alive, name="alive"),
    path("health/ready/", health.ready, name="ready"),
    path("organisations/compare/", views.compare_organisations, name="compare"),
    path("organisations/<str:ref>/suppliers/", linked.show, name="linked"),
    path("organisations/<str:ref>/suppliers/<str:link>/object/", linked.object_, name="object"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("cookies/", about.cookies, name="cookies"),
    path("colours/<str:code>.css", theme.colours, name="colours"),
    path("components/", components.components, name="components"),
    path("components/progress/", components.progress, name="components_progress"),
    path("components/table.csv", components.table, name="components_table"),
    path("account/council/refused/", views.single_sign_on_refused, name="single_sign_on_refused"),
    path("account/", include(on_record(sign_in_library.urlpatterns))),
    path("me/export/", views.export, name="export"),
    path("", include("weft.organisations.urls")),
    path("jobs/", include("weft.jobs.urls")),
    path("files/<str:ref>/count/", views.count_rows, name="count_rows"),
    path("files/", include("weft.uploads.urls")),
    path("", include("weft.commitments.urls")),
    path("frameworks/", include("weft.frameworks.urls")),
    path("spend/", include("weft.spend.urls")),
    path("spend-published/", include(published)),
    path("record/", include("weft.web.audit.urls")),
]

handler400 = "weft.web.errors.not_understood"
handler403 = "weft.web.errors.not_allowed"
handler404 = "weft.web.errors.not_found"
handler429 = "weft.web.errors.too_many"
handler500 = "weft.web.errors.went_wrong"
