from django.urls import path

from ensemble.work.contracts.web import (
    apart,
    clauses,
    extensions,
    independence,
    links,
    mandates,
    missions,
    papers,
    preparing,
    signing,
    verifying,
)

app_name = "contracts"
urlpatterns = [
    # A mission, for its three parties
    path("missions", missions.index, name="missions"),
    path("missions/<uuid:pk>", missions.show, name="mission"),
    path("missions/<uuid:pk>/start", missions.start, name="start"),
    path("missions/<uuid:pk>/end", missions.end, name="end"),
    path("missions/<uuid:pk>/give-up", missions.give_up, name="give_up"),
    path("missions/<uuid:pk>/replace", missions.replace, name="replace"),
    # Terms and papers
    path("missions/<uuid:pk>/prepare", preparing.prepare, name="prepare"),
    path("missions/<uuid:pk>/propose", preparing.propose, name="propose"),
    path("missions/<uuid:pk>/withdraw-papers", preparing.withdraw, name="withdraw_papers"),
    path("missions/<uuid:pk>/amend", preparing.amend, name="amend"),
    path("missions/<uuid:pk>/extend", extensions.ask, name="extend"),
    path("missions/<uuid:pk>/extend/send", extensions.send, name="send_extension"),
    path("extensions/<uuid:pk>/answer", extensions.answer, name="answer_extension"),
    path("extensions/<uuid:pk>/withdraw", extensions.withdraw, name="withdraw_extension"),
    path("missions/<uuid:pk>/readiness", papers.readiness, name="readiness"),
    path("missions/<uuid:pk>/papers", papers.index, name="papers"),
    path("agreements/<uuid:pk>/paper", papers.paper, name="agreement_paper"),
    path("missions/<uuid:pk>/papers/apart", apart.propose, name="propose_apart"),
    path("agreements/<uuid:pk>/withdraw", apart.withdraw, name="withdraw_apart"),
    path("mandates/<uuid:pk>/sign", mandates.sign, name="sign_mandate"),
    path("missions/<uuid:pk>/vigilance", papers.vigilance, name="vigilance_file"),
    path("missions/<uuid:pk>/accept-subcontractor", papers.accept, name="accept_subcontractor"),
    path("missions/<uuid:pk>/guarantee", papers.guarantee, name="guarantee"),
    # Independence
    path("missions/<uuid:pk>/independence", independence.show, name="independence"),
    path("reviews/<uuid:pk>", independence.look, name="look_at"),
    # The wording of our contracts
    path("articles", clauses.index, name="clauses"),
    path("articles/<uuid:pk>", clauses.show, name="clause"),
    path("articles/<uuid:pk>/approve", clauses.approve, name="approve_clause"),
    path("articles/<uuid:pk>/set-aside", clauses.set_aside, name="set_clause_aside"),
    # Signing, and telling what was signed
    path("sign/<uuid:pk>", signing.show, name="sign"),
    path("sign/<uuid:pk>/read", signing.read, name="sign_read"),
    path("sign/<uuid:pk>/now", signing.sign, name="sign_now"),
    path("sign/<uuid:pk>/decline", signing.decline, name="sign_decline"),
    path("sign/<uuid:pk>/paper", signing.paper, name="sign_paper"),
    path("sign/<uuid:pk>/evidence", signing.evidence, name="sign_evidence"),
    path("sign/<uuid:pk>/code", links.prove_again, name="sign_code"),
    path("sign/by/<str:token>", links.show, name="sign_by_link"),
    path("sign/by/<str:token>/send", links.send, name="link_send"),
    path("sign/by/<str:token>/code", links.code, name="link_code"),
    path("sign/by/<str:token>/renew", links.renew, name="link_renew"),
    path("verify", verifying.verify, name="verify"),
]
