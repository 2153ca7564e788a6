"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from weft.organisations import views

app_name = "organisations"
urlpatterns = [
    path("organisations/", views.list_, name="list"),
    path("organisations/waiting/", views.waiting, name="waiting"),
    path("organisations/<str:ref>/", views.show, name="show"),
    path("roles/", views.roles, name="roles"),
]
