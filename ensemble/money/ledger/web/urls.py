from django.urls import path

from ensemble.money.ledger.web import accounts, by_hand, entries, exports, trials

app_name = "ledger"
urlpatterns = [
    path("ledger", entries.index, name="index"),
    path("ledger/mine", entries.mine, name="mine"),
    path("ledger/entries/<uuid:pk>", entries.show, name="entry"),
    path("ledger/trial-balance", trials.show, name="trial"),
    path("ledger/export", exports.index, name="exports"),
    path("ledger/export/<int:year>", exports.show, name="export"),
    path("ledger/by-hand", by_hand.index, name="by_hand"),
    path("ledger/by-hand/new", by_hand.create, name="prepare"),
    path("ledger/by-hand/<uuid:pk>/post", by_hand.post, name="post"),
    path("ledger/by-hand/<uuid:pk>/set-aside", by_hand.set_aside, name="set_aside"),
    path("ledger/accounts", accounts.index, name="accounts"),
    path("ledger/accounts/new", accounts.propose, name="propose_account"),
    path("ledger/accounts/<uuid:pk>/approve", accounts.approve, name="approve_account"),
    path("ledger/accounts/<uuid:pk>/set-aside", accounts.set_aside, name="set_account_aside"),
]
