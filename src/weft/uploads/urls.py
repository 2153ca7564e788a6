"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from weft.uploads import views

app_name = "uploads"
urlpatterns = [
    path("", views.list_, name="list"),
    path("send/", views.send, name="send"),
    path("<str:ref>/", views.show, name="show"),
    path("<str:ref>/download/", views.download, name="download"),
    path("<str:ref>/delete/", views.delete, name="delete"),
]
