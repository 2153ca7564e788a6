"""The addresses of the room: agreements and what is promised in them; what was delivered; who says that it is true."""

from __future__ import annotations

from django.urls import include, path

from weft.commitments.views import (
    agreements,
    assessing,
    benefits,
    chasing,
    checking,
    confirming,
    contacts,
    delivering,
    disputes,
    evidence,
    happening,
    inquiring,
    judging,
    listed,
    noticing,
    noting,
    portfolio,
    promising,
    rating,
    record,
    recording,
    register,
    remedying,
    repeats,
    reporting,
    sheets,
    spent,
    table,
    workbooks,
)

app_name = "commitments"

AGREEMENTS = [
    path("", agreements.list_, name="agreements"),
    path("portfolio/", portfolio.show, name="portfolio"),
    path("portfolio/delivered/", portfolio.delivered, name="delivered"),
    path("chase/", chasing.chase, name="chase"),
    path("take-in/", register.take_in, name="take_in"),
    path("take-in/<str:ref>/", register.columns, name="columns"),
    path("taken-in/", register.intakes, name="intakes"),
    path("taken-in/<str:ref>/take-back/", register.take_back, name="take_back"),
    path("take-away/contracts.csv", register.take_away, {"form": "csv"}, name="take_away"),
    path(
        "take-away/contracts.xlsx", register.take_away, {"form": "xlsx"}, name="take_away_workbook"
    ),
    path("what-is-promised/take-in/", listed.take_in, name="take_in_promises"),
    path("what-is-promised/take-in/<str:ref>/", listed.columns, name="promises_columns"),
    path(
        "what-is-promised/promises.csv",
        listed.take_away,
        {"form": "csv"},
        name="take_promises_away",
    ),
    path(
        "what-is-promised/promises.xlsx",
        listed.take_away,
        {"form": "xlsx"},
        name="take_promises_away_workbook",
    ),
    path("what-was-spent/take-in/", spent.take_in, name="take_in_spent"),
    path("what-was-spent/take-in/<str:ref>/", spent.columns, name="spent_columns"),
    path("record/", recording.record, name="record"),
    path("<str:ref>/", agreements.show, name="agreement"),
    path("<str:ref>/describe/", recording.describe, name="describe"),
    path("<str:ref>/vary/", happening.vary, name="vary"),
    path("<str:ref>/extend/", happening.extend, name="extend"),
    path("<str:ref>/move/<str:to>/", happening.move, name="move"),
    path("<str:ref>/hand-over/", happening.hand_over, name="hand_over"),
    path("<str:ref>/parties/add/", happening.add_party, name="add_party"),
    path("<str:ref>/parties/<int:number>/which/", happening.link_party, name="link_party"),
    path("<str:ref>/parties/<int:number>/novate/", happening.novate, name="novate"),
    path("<str:ref>/parties/<int:number>/leave/", happening.end_party, name="end_party"),
    path("<str:ref>/parties/<int:number>/insolvent/", happening.insolvent, name="insolvent"),
    path("<str:ref>/commitments/add/", promising.which, name="which"),
    path("<str:ref>/commitments/add/<str:edition>/<str:code>/", promising.add, name="promise"),
    path("<str:ref>/commitments/<str:commitment>/", promising.show, name="commitment"),
    path("<str:ref>/commitments/<str:commitment>/vary/", promising.vary, name="vary_commitment"),
    path("<str:ref>/commitments/<str:commitment>/end/", promising.end, name="end_commitment"),
    path(
        "<str:ref>/commitments/<str:commitment>/remedies/add/",
        remedying.propose,
        name="propose_remedy",
    ),
    path(
        "<str:ref>/commitments/<str:commitment>/remedies/<str:remedy>/",
        remedying.show,
        name="remedy",
    ),
    path("<str:ref>/notes/add/", noting.note, name="note"),
    path("<str:ref>/spent/add/", noting.drawdown, name="drawdown"),
    path(
        "<str:ref>/spent/<str:drawdown>/take-back/",
        noting.withdraw_drawdown,
        name="withdraw_drawdown",
    ),
]
PERFORMANCE = "<str:ref>/performance/"
AN_ASSESSMENT = f"{PERFORMANCE}<str:assessment>/"
RATINGS = [
    path("record-of/<str:organisation>/", record.show, name="record_of"),
    path("<str:ref>/commitments/<str:commitment>/remark/", record.remark, name="remark"),
    path("ratings/", rating.list_, name="ratings"),
    path("ratings/tolerances/", rating.tolerances, name="tolerances"),
    path(PERFORMANCE, rating.show, name="performance"),
    path(f"{PERFORMANCE}choose/", rating.choose, name="choose_indicators"),
    path(f"{PERFORMANCE}describe/", rating.describe, name="describe_indicator"),
    path(f"{PERFORMANCE}few/", rating.few, name="few_indicators"),
    path(f"{PERFORMANCE}drop/<str:indicator>/", rating.drop, name="drop_indicator"),
    path(f"{PERFORMANCE}assess/", assessing.assess, name="assess"),
    path(AN_ASSESSMENT, assessing.show, name="assessment"),
    path(f"{AN_ASSESSMENT}correct/", assessing.correct, name="correct_assessment"),
    path(f"{AN_ASSESSMENT}notice/", noticing.show, name="notice"),
    path(f"{AN_ASSESSMENT}notice/notice.txt", noticing.as_text, name="notice_text"),
    path(f"{AN_ASSESSMENT}notice/notice.json", noticing.as_ocds, name="notice_data"),
]
"""Under `agreements/`, before the agreements themselves."""
A_BENEFIT = "<str:ref>/"
SOME_EVIDENCE = f"{A_BENEFIT}evidence/<str:evidence>/"
BENEFITS = [
    path("", benefits.list_, name="benefits"),
    path("record/", delivering.record, name="record_benefit"),
    path("record/table/", table.table, name="record_several"),
    path("record/spreadsheet/", sheets.take, name="record_from_sheet"),
    path("record/spreadsheet/delivered.xlsx", sheets.fill_in, name="sheet_to_fill_in"),
    path("record/spreadsheet/<str:ref>/", workbooks.workbook, name="workbook"),
    path("repeats/", repeats.list_, name="repeats"),
    path("repeats/<str:ref>/two/", repeats.say_two, name="say_two"),
    path("report/", reporting.report_several, name="report_several"),
    path("begun/<str:ref>/", delivering.jotting, name="jotting"),
    path("begun/<str:ref>/keep/", delivering.keep, name="keep_jotting"),
    path("begun/<str:ref>/throw-away/", delivering.throw_away, name="throw_away_jotting"),
    path(A_BENEFIT, benefits.show, name="benefit"),
    path(f"{A_BENEFIT}change/", delivering.change, name="change_benefit"),
    path(f"{A_BENEFIT}report/", reporting.report, name="report"),
    path(f"{A_BENEFIT}claim/", reporting.claim, name="claim"),
    path(f"{A_BENEFIT}withdraw/", reporting.withdraw, name="withdraw_benefit"),
    path(
        f"{A_BENEFIT}claims/<str:claim>/withdraw/", reporting.withdraw_claim, name="withdraw_claim"
    ),
    path(f"{A_BENEFIT}evidence/", evidence.add, name="add_evidence"),
    path(f"{SOME_EVIDENCE}look/", evidence.look, name="look_at_evidence"),
    path(f"{SOME_EVIDENCE}download/", evidence.download, name="download_evidence"),
    path(f"{SOME_EVIDENCE}take-away/", evidence.take_away, name="take_away_evidence"),
]
"""Under `benefits/`. A reference has eight letters, so no word stands in its way."""
CONFIRMING = [
    path("confirmations/", confirming.list_, name="to_confirm"),
    path("confirmations/checks/", checking.list_, name="checks"),
    path("confirmations/checks/<str:ref>/", checking.check, name="check"),
    path("confirmations/contacts/", contacts.list_, name="contacts"),
    path("confirmations/contacts/<str:ref>/forget/", contacts.drop, name="drop_contact"),
    path("confirmations/<str:ref>/", confirming.confirm, name="confirm"),
    path("confirmations/<str:ref>/ask/", inquiring.ask, name="ask_to_confirm"),
    path("c/", inquiring.enter, name="enter_code"),
    path("c/<str:secret>/", inquiring.say, name="say_received"),
    path("disputes/", disputes.list_, name="disputes"),
    path("disputes/open/<str:ref>/", disputes.open_, name="open_dispute"),
    path("disputes/<str:ref>/", disputes.show, name="dispute"),
    path("disputes/<str:ref>/answer/", disputes.answer, name="answer_dispute"),
    path("disputes/<str:ref>/take-back/", disputes.take_back, name="withdraw_dispute"),
    path("disputes/<str:ref>/settle/", disputes.settle, name="settle_dispute"),
    path("claims/", judging.list_, name="to_verify"),
    path("claims/<str:ref>/", judging.judge, name="judge"),
]
"""Each with its whole address: `confirmations/`, `claims/`, `disputes/`, `c/`."""
urlpatterns = [
    path("agreements/", include(RATINGS)),
    path("agreements/", include(AGREEMENTS)),
    path("benefits/", include(BENEFITS)),
    *CONFIRMING,
]
