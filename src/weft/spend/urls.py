"""The addresses of the room."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import URLPattern, URLResolver, include, path

from weft.spend.views import (
    compare,
    corrections,
    drawdowns,
    files,
    links,
    publishing,
    review,
    rulings,
    runs,
    sharing,
    worklist,
)
from weft.spend.views.seen import View, by_councils, by_everybody

app_name = "spend"


def parts(seen: Callable[[View], View]) -> list[URLPattern]:
    """The pages of a run, as somebody sees them."""
    return [
        path("", seen(runs.show), name="run"),
        path("take-away/<str:name>", seen(runs.download), name="download"),
        path("tables/<str:table>.csv", seen(runs.table), name="table"),
        path("figures/<str:figure>.csv", seen(runs.figure_payments), name="figure_payments"),
        path("figures/<str:figure>/", seen(runs.figure), name="figure"),
        path("suppliers/", seen(runs.suppliers), name="suppliers"),
        path("suppliers/<str:supplier>/", seen(runs.supplier), name="supplier"),
        path("<str:section>/", seen(runs.section), name="section"),
    ]


urlpatterns = [
    path("", files.list_, name="list"),
    path("files/send/", files.send, name="send"),
    path("files/<str:ref>/", files.show, name="file"),
    path("files/<str:ref>/columns/", files.columns, name="columns"),
    path("files/<str:ref>/headings/", files.headings, name="headings"),
    path("files/<str:ref>/not-understood/", corrections.quarantine, name="quarantine"),
    path("files/<str:ref>/not-understood/<str:key>/", corrections.row, name="row"),
    path(
        "files/<str:ref>/not-understood/<str:key>/leave-out/",
        corrections.leave_out,
        name="leave_row_out",
    ),
    path(
        "files/<str:ref>/corrections/<int:number>/undo/", corrections.undo, name="undo_correction"
    ),
    path("files/<str:ref>/look-again/", corrections.look_again, name="look_again"),
    path("files/<str:ref>/replace/", files.replace, name="replace"),
    path("files/<str:ref>/remove/", files.remove, name="remove"),
    path("compare/", compare.choose, name="compare"),
    path("compare/<str:runs>/", compare.show, name="compared"),
    path("compare/<str:runs>/suppliers/", compare.suppliers, name="compared_suppliers"),
    path("compare/<str:runs>/tables/<str:table>.csv", compare.table, name="compared_table"),
    path("sharing/", sharing.list_, name="sharing"),
    path("sharing/offer/", sharing.offer, name="offer"),
    path("sharing/<str:ref>/agree/", sharing.agree, name="agree"),
    path("sharing/<str:ref>/end/", sharing.end, name="end_sharing"),
    path("runs/start/", runs.start, name="start"),
    path("rulings/", rulings.list_, name="rulings"),
    path("rulings/say/", rulings.say, name="say_ruling"),
    path("rulings/take/", rulings.take, name="take_rulings"),
    path("rulings/rulings.csv", rulings.keep, name="keep_rulings"),
    path("rulings/<str:ref>/withdraw/", rulings.withdraw, name="withdraw_ruling"),
    path("runs/<str:ref>/worklist/", worklist.worklist, name="worklist"),
    path("runs/<str:ref>/worklist/list.xlsx", worklist.workbook, name="worklist_workbook"),
    path("runs/<str:ref>/worklist/take/", worklist.take, name="take_worklist"),
    path("runs/<str:ref>/review/", review.review, name="review"),
    path("runs/<str:ref>/review/undo/", review.undo, name="undo_rulings"),
    path("runs/<str:ref>/review/<int:number>/", review.question, name="question"),
    path("runs/<str:ref>/review/<int:number>/register/", review.look_up, name="look_up"),
    path("runs/<str:ref>/publish/", publishing.ask, name="ask"),
    path("runs/<str:ref>/sign-off/", publishing.decide, name="decide"),
    path("runs/<str:ref>/withdraw/", publishing.withdraw, name="withdraw"),
    path("links/", links.list_, name="links"),
    path("links/<str:ref>/end/", links.end, name="end_link"),
    path("links/<str:ref>/answer/", links.answer, name="answer_objection"),
    path("runs/<str:ref>/suppliers/<str:supplier>/link/", links.link, name="link"),
    path(
        "runs/<str:ref>/suppliers/<str:supplier>/spent/", drawdowns.spent_under, name="spent_under"
    ),
    path("runs/<str:ref>/", include(parts(by_councils))),
]

published: tuple[list[URLPattern | URLResolver], str] = (
    [
        path("", publishing.list_, name="list"),
        path("<slug:council>/<slug:period>/", by_everybody(runs.show), name="latest"),
        path("<slug:council>/<slug:period>/<int:number>/", include(parts(by_everybody))),
    ],
    "published",
)
"""What everybody can open."""
