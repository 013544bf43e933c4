from django.urls import path

from ensemble.people.compliance.web import (
    accounts,
    bank,
    businesses,
    checks,
    papers,
    safe,
    situations,
)

app_name = "compliance"
urlpatterns = [
    path("me/safe", safe.index, name="safe"),
    path("me/safe/status", safe.status, name="status"),
    path("me/safe/papers/<slug:kind>", papers.send, name="send_paper"),
    path("me/safe/set-aside", situations.edit, name="situation"),
    path("me/safe/<slug:step>", safe.describe, name="describe"),
    path("me/bank", bank.index, name="bank"),
    path("me/bank/change", bank.change, name="change_account"),
    path("bank/<uuid:pk>/withdraw", bank.withdraw, name="withdraw_account"),
    path("bank/<uuid:pk>/full", bank.full, name="full_number"),
    path("papers/<uuid:pk>/file", papers.file, name="paper_file"),
    path("papers/<uuid:pk>/withdraw", papers.withdraw, name="withdraw_paper"),
    path("identity/<uuid:pk>/file", papers.identity, name="identity_file"),
    path("compliance", checks.index, name="desk"),
    path("compliance/papers/<uuid:pk>", checks.show, name="check"),
    path("compliance/papers/<uuid:pk>/verify", checks.verify, name="verify"),
    path("compliance/papers/<uuid:pk>/reject", checks.reject, name="reject"),
    path("compliance/identities/<uuid:pk>/verify", checks.verify_identity, name="verify_identity"),
    path("compliance/identities/<uuid:pk>/reject", checks.reject_identity, name="reject_identity"),
    path("compliance/accounts", accounts.index, name="accounts"),
    path("compliance/accounts/<uuid:pk>/release", accounts.release, name="release"),
    path("compliance/accounts/<uuid:pk>/refuse", accounts.refuse, name="refuse_account"),
    path("businesses/<uuid:pk>", businesses.show, name="business"),
    path("businesses/<uuid:pk>/bank", bank.show, name="accounts_of"),
    path("businesses/<uuid:pk>/vigilance.zip", businesses.vigilance, name="vigilance_file"),
    path("businesses/<uuid:pk>/look-up", businesses.look_up, name="look_up"),
    path("businesses/<uuid:pk>/note", businesses.note, name="note_check"),
]
