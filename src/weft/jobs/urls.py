"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from weft.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.list_, name="list"),
    path("<str:ref>/", views.show, name="show"),
    path("<str:ref>/progress/", views.progress, name="progress"),
    path("<str:ref>/cancel/", views.cancel, name="cancel"),
    path("<str:ref>/retry/", views.retry, name="retry"),
    path("<str:ref>/seen/", views.seen, name="seen"),
    path("<str:ref>/files/<str:name>", views.file, name="file"),
]
