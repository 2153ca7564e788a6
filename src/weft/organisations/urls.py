"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from weft.organisations import views
from weft.organisations.views import about_me, closing, people, records, stewards

app_name = "organisations"
urlpatterns = [
    path("organisations/", views.list_, name="list"),
    path("organisations/register/", records.register, name="register"),
    path("organisations/waiting/", views.waiting, name="waiting"),
    path("organisations/<str:ref>/", views.show, name="show"),
    path("organisations/<str:ref>/approve/", records.approve, name="approve"),
    path("organisations/<str:ref>/refuse/", records.refuse, name="refuse"),
    path("organisations/<str:ref>/change/", records.change, name="change"),
    path("organisations/<str:ref>/merge/", records.merge, name="merge"),
    path("organisations/<str:ref>/merge/undo/", records.undo_merge, name="undo_merge"),
    path("organisations/<str:ref>/close/", closing.close, name="close"),
    path("organisations/<str:ref>/close/ask/", closing.ask, name="ask_to_close"),
    path("organisations/<str:ref>/close/withdraw/", closing.keep_open, name="keep_open"),
    path("organisations/<str:ref>/reopen/", closing.reopen, name="reopen"),
    path("organisations/<str:ref>/administrator/", closing.administrator, name="administrator"),
    path("organisations/<str:ref>/people/", people.list_, name="people"),
    path("organisations/<str:ref>/people/invite/", people.invite, name="invite"),
    path("organisations/<str:ref>/people/<int:number>/", people.roles, name="member"),
    path("organisations/<str:ref>/people/<int:number>/end/", people.end, name="end_membership"),
    path(
        "organisations/<str:ref>/invitations/<int:number>/withdraw/",
        people.withdraw,
        name="withdraw",
    ),
    path("organisations/<str:ref>/act-for/", people.act_for, name="act_for"),
    path("invitations/<str:secret>/", people.accept, name="accept"),
    path("stewards/make/", stewards.make, name="make_steward"),
    path("stewards/erase/", stewards.erase, name="erase_someone"),
    path("roles/", views.roles, name="roles"),
    path("me/", about_me.show, name="me"),
    path("me/name/", about_me.name, name="correct_name"),
    path("me/erase/", about_me.erase, name="erase"),
]
