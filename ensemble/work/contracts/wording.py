"""What a paper says: parties, facts, articles and annexes, written once and frozen with it."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.formats.dates import dated_day
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.invoicing.parties import party_of
from ensemble.people.compliance.models import Business
from ensemble.work.contracts.blanks import (
    Setting,
    client_name,
    days_in_words,
    operator_name,
    payment_in_words,
    promise_in_words,
)
from ensemble.work.contracts.models import Agreement, Clause, PaperKind, Terms
from ensemble.work.missions.models import Mission


def title_of(kind: str, mission: Mission | None) -> str:
    """`Order: Put the flows of the Bourg plant in order`."""
    label = str(PaperKind(kind).label)
    if mission is None:
        return label
    return _("%(paper)s: %(title)s") % {"paper": label, "title": mission.title}


def words_of(agreement: Agreement, *, on: date) -> dict[str, Any]:
    """Everything the paper says, in its language, with the articles in force that day."""
    with translation.override(agreement.language):
        amended = agreement.amends.title if agreement.amends else ""
        setting = Setting(
            agreement.organisation or _client_of(agreement),
            agreement.business,
            agreement.terms,
            on,
            amended,
            agreement.mission.title if agreement.mission else "",
        )
        annexes = agreement.terms.annexes if _carries_annexes(agreement) else []
        return {
            "title": agreement.title,
            "parties": [_party(party, agreement) for party in agreement.parties],
            "facts": _facts(agreement.terms, agreement.kind) if agreement.terms else [],
            "articles": articles_of(agreement.kind, agreement.model, agreement.language, setting),
            "annexes": [
                {
                    "title": str(PaperKind(kind).label),
                    "articles": articles_of(kind, agreement.model, agreement.language, setting),
                }
                for kind in annexes
            ],
        }


def articles_of(kind: str, model: str, language: str, setting: Setting) -> list[dict[str, str]]:
    clauses = Clause.objects.of(kind, model).in_force(setting.on).exclude(text_fr="")
    return [
        {"heading": clause.heading(language), "text": setting.fill(clause.text(language))}
        for clause in clauses.order_by("position", "pk")
    ]


def _carries_annexes(agreement: Agreement) -> bool:
    return agreement.terms is not None and agreement.kind in ("order", "subcontract")


def _client_of(agreement: Agreement) -> Organisation | None:
    return agreement.mission.organisation if agreement.mission else None


def _party(party: str, agreement: Agreement) -> dict[str, Any]:
    if party == "client":
        return _client(agreement.organisation)
    if party == "member":
        return _member(agreement.business)
    return _operator()


def _client(organisation: Organisation) -> dict[str, Any]:
    entity = LegalEntity.objects.of(organisation)
    lines = _identity(entity) if entity else [organisation.city]
    siren = f"SIREN {organisation.siren}" if organisation.siren and not entity else ""
    return _as(_("The client"), client_name(organisation), [*lines, siren])


def _operator() -> dict[str, Any]:
    entity = LegalEntity.objects.filter(organisation=None).first()
    lines = _identity(entity) if entity else [Operator.current().address]
    return _as(_("The platform"), operator_name(), lines)


def _member(business: Business) -> dict[str, Any]:
    lines = [*business.address, *party_of(business).identity]
    return _as(_("The consultant"), business.trade_name, lines)


def _identity(entity: LegalEntity) -> list[str]:
    town = f"{entity.postcode} {entity.city}".strip()
    return [entity.street, town, *party_of(entity).identity]


def _as(role: str, name: str, lines: list[str]) -> dict[str, Any]:
    return {"role": role, "name": name, "lines": [line for line in lines if line]}


def _facts(terms: Terms, kind: str) -> list[list[str]]:
    """The figures, apart from the articles: they are what people look for first. A subcontract says
    when its consultant is paid, the other papers when the client pays."""
    paid = promise_in_words(terms) if kind == "subcontract" else payment_in_words(terms)
    return [
        [_("First day"), dated_day(terms.starts_on)],
        [_("Last day"), dated_day(terms.ends_on)],
        [_("Days"), days_in_words(terms.days)],
        [_("For the consultant, a day"), euros(terms.rate)],
        [_("Fee, a day"), euros(terms.fee)],
        [_("Price, a day, excl. VAT"), euros(terms.price)],
        [_("Paid"), paid],
        *(
            [[_("Expenses, at most, excl. VAT"), euros(terms.expenses_cap)]]
            if terms.expenses_cap
            else []
        ),
        *([[_("Purchase order"), terms.purchase_order]] if terms.purchase_order else []),
    ]


def as_markdown(words: dict[str, Any]) -> str:
    """The same words for the page where they are read before signing: nothing is left out."""
    parts = [f"# {words['title']}"]
    parts += [
        f"**{party['role']}**  \n{party['name']}  \n" + "  \n".join(party["lines"])
        for party in words["parties"]
    ]
    if words["facts"]:
        parts.append("\n".join(f"- {term}: **{written}**" for term, written in words["facts"]))
    parts += _in_markdown(words["articles"])
    for annex in words["annexes"]:
        parts += [f"## {annex['title']}", *_in_markdown(annex["articles"])]
    return "\n\n".join(parts)


def _in_markdown(articles: list[dict[str, str]]) -> list[str]:
    return [
        part
        for number, article in enumerate(articles, 1)
        for part in (f"### {number}. {article['heading']}", article["text"])
    ]
