"""What fills the blanks of an article: `{client}`, `{days}`, `{price}`…, written in its language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.parameters.reading import value
from ensemble.foundation.ui.formats import french
from ensemble.foundation.ui.formats.dates import dated_day
from ensemble.foundation.ui.formats.money import euros, percent
from ensemble.money.invoicing.models import LegalEntity
from ensemble.people.compliance.models import Business
from ensemble.work.contracts.models import SubcontractorAcceptance, Terms
from ensemble.work.contracts.models.clause import BLANK

ALWAYS = {"client", "operator", "business", "person", "notice_days", "contest_days"}
OF_TERMS = {
    *("title", "starts_on", "ends_on", "holds_from", "days", "rhythm", "place", "rate", "price"),
    *("fee", "percent", "total_rate", "total_price", "payment", "promise", "purchase_order"),
    *("guarantee", "amended"),
}
OF_PAPER = {
    "framework": ALWAYS - {"business", "person"},
    "self_billing": ALWAYS - {"client"},
    "nda_alone": ALWAYS | {"title"},
    "ip_alone": ALWAYS | {"title"},
}


def known_blanks(paper: str) -> set[str]:
    """Those that an article of this paper may hold."""
    return OF_PAPER.get(paper, ALWAYS | OF_TERMS)


@dataclass(frozen=True)
class Setting:
    """Whom a paper is about, and on which day it is written."""

    organisation: Organisation | None
    business: Business | None
    terms: Terms | None
    on: date
    amended: str = ""
    title: str = ""

    def fill(self, text: str) -> str:
        words = self._words()
        return BLANK.sub(lambda blank: words.get(blank[1], ""), text)

    def _words(self) -> dict[str, str]:
        words = {
            "operator": operator_name(),
            "notice_days": value("contracts.notice", on=self.on),
            "contest_days": value("invoicing.contest_days", on=self.on),
            "amended": self.amended,
            "title": self.title,
        }
        if self.organisation:
            words["client"] = client_name(self.organisation)
        if self.business:
            words |= {
                "business": self.business.trade_name,
                "person": str(self.business.member.person),
            }
        return words | (terms_words(self.terms) if self.terms else {})


def terms_words(terms: Terms) -> dict[str, str]:
    total = terms.in_all
    return {
        "starts_on": dated_day(terms.starts_on),
        "ends_on": dated_day(terms.ends_on),
        "holds_from": dated_day(terms.holds_from),
        "days": days_in_words(terms.days),
        "rhythm": rhythm_in_words(terms.rhythm),
        "place": terms.place or _("to be agreed"),
        "rate": euros(terms.rate),
        "fee": euros(terms.fee),
        "price": euros(terms.price),
        "percent": f"{percent(terms.percent)} {terms.get_basis_display()}",
        "total_rate": euros(total.rate),
        "total_price": euros(total.price),
        "payment": payment_in_words(terms),
        "promise": promise_in_words(terms),
        "purchase_order": terms.purchase_order or _("none given"),
        "guarantee": _guarantee(terms),
    }


def days_in_words(days: Decimal) -> str:
    """`60 days`, `18.5 days`: halves as they are said."""
    plain = f"{days.normalize():f}"
    written = plain.replace(".", ",") if french() else plain
    return ngettext("%(days)s day", "%(days)s days", 1 if days < 2 else 2) % {"days": written}


def rhythm_in_words(rhythm: list[int]) -> str:
    if not rhythm:
        return _("to be agreed")
    names = [str(WEEKDAYS[day]) for day in sorted(rhythm)]
    if len(names) == 1:
        return names[0]
    return _("%(days)s and %(last)s") % {"days": ", ".join(names[:-1]), "last": names[-1]}


def payment_in_words(terms: Terms) -> str:
    """Completes « invoices are paid … »; the escompte follows when one was agreed."""
    if not terms.discount:
        return _delay_in_words(terms)
    return f"{_delay_in_words(terms)}, {discount_in_words(terms)}"


def discount_in_words(terms: Terms) -> str:
    return ngettext(
        "with a discount of %(percent)s when paid within %(days)s day",
        "with a discount of %(percent)s when paid within %(days)s days",
        terms.discount_days,
    ) % {"percent": percent(terms.discount), "days": terms.discount_days}


def _delay_in_words(terms: Terms) -> str:
    if terms.payment_method == "eom_then_45":
        return _("forty-five days after the end of the month of the invoice")
    if terms.payment_method == "45_then_eom":
        return _("at the end of the month, forty-five days after the invoice")
    return _("within %(days)s days of the date of the invoice") % {"days": terms.payment_days}


def promise_in_words(terms: Terms) -> str:
    """Completes « we pay … »; in agency it is the client who pays, as above."""
    if terms.promise_working_days is None:
        return payment_in_words(terms)
    return ngettext(
        "within %(days)s working day of the approval of the days",
        "within %(days)s working days of the approval of the days",
        terms.promise_working_days,
    ) % {"days": terms.promise_working_days}


def operator_name() -> str:
    entity = LegalEntity.objects.filter(organisation=None).first()
    return entity.legal_name if entity else Operator.current().name


def client_name(organisation: Organisation) -> str:
    entity = LegalEntity.objects.of(organisation)
    return entity.legal_name if entity else organisation.name


def _guarantee(terms: Terms) -> str:
    found = SubcontractorAcceptance.objects.filter(mission=terms.mission_id).first()
    if found is None or not found.is_guaranteed:
        return _("none on the day of signature")
    return f"{found.get_guarantee_kind_display()}, {found.guarantee_ref}"
