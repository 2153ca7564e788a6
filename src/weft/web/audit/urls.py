"""The addresses of the record."""

from __future__ import annotations

from django.urls import path

from weft.web.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.list_, name="list"),
    path("entries.csv", views.as_csv, name="csv"),
    path("entries.jsonl", views.as_json_lines, name="jsonl"),
    path("<int:number>/", views.show, name="show"),
    path("of/<str:kind>/<int:number>/", views.history, name="history"),
]
