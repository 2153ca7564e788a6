"""The addresses of the site: each room's own, mounted once."""

from __future__ import annotations

from django.urls import include, path

from weft.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("organisations/compare/", views.compare_organisations, name="compare"),
    path("account/", include("allauth.urls")),
    path("", include("weft.organisations.urls")),
    path("jobs/", include("weft.jobs.urls")),
]
