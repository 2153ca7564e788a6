"""The addresses of the room. Those of what is adopted are everybody's, and stay."""

from __future__ import annotations

from django.urls import path

from weft.frameworks.views import (
    adapting,
    adopting,
    beginning,
    beside,
    commenting,
    comparing,
    consulting,
    crosswalks,
    judging,
    mapping,
    others,
    reading,
    taking_away,
    writing,
)

app_name = "frameworks"

AN_EDITION = "<slug:framework>/<str:edition>/"
A_CONSULTATION = f"{AN_EDITION}consultations/<str:ref>/"
A_NODE = f"{AN_EDITION}nodes/<str:code>/"
A_PAIR = "crosswalks/<slug:framework>/<str:edition>/<slug:to>/<str:to_edition>/"
CROSSWALKS = [
    path("crosswalks/", crosswalks.list_, name="crosswalks"),
    path("crosswalks/waiting/", judging.waiting, name="waiting"),
    path("crosswalks/take/", judging.take, name="take_mappings"),
    path("crosswalks/take-shipped/", judging.take_shipped, name="take_shipped"),
    path("crosswalks/mappings/<str:ref>/", judging.show, name="mapping"),
    path("crosswalks/mappings/<str:ref>/withdraw/", judging.withdraw, name="withdraw_mapping"),
    path(A_PAIR, crosswalks.pair, name="pair"),
    path(f"{A_PAIR}unsaid/", crosswalks.unsaid, name="unsaid"),
    path(f"{A_PAIR}propose/", mapping.propose, name="propose"),
    path(f"{A_PAIR}offers/<str:whence>/", mapping.offers, name="offers"),
    path(f"{A_PAIR}beside/", beside.beside, name="beside"),
    path(f"{A_PAIR}translate/", beside.translate, name="translate"),
    path(f"{A_PAIR}take-away/<str:form>", crosswalks.take_away, name="take_crosswalk_away"),
]
urlpatterns = [
    *CROSSWALKS,
    path("", reading.list_, name="list"),
    path("begin/", beginning.begin, name="begin"),
    path("take-in/", beginning.take_in, name="take_in"),
    path("take-in/file/", beginning.take_in_file, name="take_in_file"),
    path("<slug:framework>/", reading.framework, name="framework"),
    path("<slug:framework>/change/", beginning.change_framework, name="change_framework"),
    path(AN_EDITION, reading.edition, name="edition"),
    path(f"{AN_EDITION}take-away/<str:form>", taking_away.take_away, name="take_away"),
    path(f"{AN_EDITION}compare/<str:other>/", comparing.compare, name="compare"),
    path(f"{AN_EDITION}next/", beginning.next_, name="next"),
    path(f"{AN_EDITION}delete/", beginning.delete, name="delete"),
    path(f"{AN_EDITION}head/", writing.head, name="head"),
    path(f"{AN_EDITION}lists/<str:which>/", writing.list_, name="change_list"),
    path(f"{AN_EDITION}content/", beginning.take_content, name="take_content"),
    path(f"{AN_EDITION}consult/", consulting.consult, name="consult"),
    path(A_CONSULTATION, consulting.consultation, name="consultation"),
    path(f"{A_CONSULTATION}since/", consulting.since, name="since"),
    path(f"{A_CONSULTATION}close/", consulting.close, name="close"),
    path(f"{AN_EDITION}comments/", commenting.list_, name="comments"),
    path(f"{AN_EDITION}comments/say/", commenting.say, name="say"),
    path(f"{AN_EDITION}comments/<str:ref>/answer/", commenting.answer, name="answer"),
    path(f"{AN_EDITION}comments/<str:ref>/withdraw/", commenting.withdraw, name="withdraw"),
    path(f"{AN_EDITION}ask/", adopting.ask, name="ask"),
    path(f"{AN_EDITION}decide/", adopting.decide, name="decide"),
    path(f"{AN_EDITION}add/", writing.add, name="add"),
    path(f"{AN_EDITION}adapt/", adapting.adapt, name="adapt"),
    path(f"{AN_EDITION}changes/take-in/", adapting.take_changes, name="take_local"),
    path(f"{AN_EDITION}changes/<int:number>/", adapting.change, name="change_local"),
    path(f"{AN_EDITION}changes/<int:number>/measure/", adapting.measure, name="measure_local"),
    path(f"{AN_EDITION}changes/<int:number>/undo/", adapting.undo, name="undo_local"),
    path(f"{AN_EDITION}changes/<str:change>/", adapting.say, name="say_local"),
    path(f"{AN_EDITION}carry-on/", adapting.carry_on, name="carry_on"),
    path(f"{AN_EDITION}walk/", adapting.walk, name="walk"),
    path(f"{AN_EDITION}walk/<int:number>/", adapting.decide, name="carry"),
    path(A_NODE, reading.node, name="node"),
    path(f"{A_NODE}guide.pdf", taking_away.guide, name="guide"),
    path(f"{A_NODE}others/", others.others, name="others"),
    path(f"{A_NODE}others.pdf", others.sheet, name="others_on_paper"),
    path(f"{A_NODE}change/", writing.change, name="change_node"),
    path(f"{A_NODE}measure/", writing.measure, name="measure"),
    path(f"{A_NODE}move/", writing.move, name="move"),
    path(f"{A_NODE}remove/", writing.remove, name="remove"),
]
