"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from weft.spend.views import files, runs

app_name = "spend"
urlpatterns = [
    path("", files.list_, name="list"),
    path("files/send/", files.send, name="send"),
    path("files/<str:ref>/", files.show, name="file"),
    path("files/<str:ref>/columns/", files.columns, name="columns"),
    path("files/<str:ref>/not-understood/", files.quarantine, name="quarantine"),
    path("files/<str:ref>/replace/", files.replace, name="replace"),
    path("files/<str:ref>/remove/", files.remove, name="remove"),
    path("runs/start/", runs.start, name="start"),
    path("runs/<str:ref>/", runs.show, name="run"),
    path("runs/<str:ref>/take-away/<str:name>", runs.download, name="download"),
    path("runs/<str:ref>/tables/<str:table>.csv", runs.table, name="table"),
    path("runs/<str:ref>/figures/<str:figure>.csv", runs.figure_payments, name="figure_payments"),
    path("runs/<str:ref>/figures/<str:figure>/", runs.figure, name="figure"),
    path("runs/<str:ref>/suppliers/", runs.suppliers, name="suppliers"),
    path("runs/<str:ref>/suppliers/<str:supplier>/", runs.supplier, name="supplier"),
    path("runs/<str:ref>/<str:section>/", runs.section, name="section"),
]
