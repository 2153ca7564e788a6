"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from weft.uploads.views import arrivals, files

app_name = "uploads"
urlpatterns = [
    path("", files.list_, name="list"),
    path("send/", files.send, name="send"),
    path("on-their-way/", arrivals.begin, name="begin"),
    path("on-their-way/<str:ref>/", arrivals.arrival, name="arrival"),
    path("on-their-way/<str:ref>/throw-away/", arrivals.throw_away, name="throw_away"),
    path("<str:ref>/", files.show, name="show"),
    path("<str:ref>/download/", files.download, name="download"),
    path("<str:ref>/delete/", files.delete, name="delete"),
]
