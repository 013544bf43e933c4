"""What a member opens: their work, their card, their safe, their money; and the first ten minutes."""

from allauth.mfa.models import Authenticator

from e2e.pages.addresses import at
from ensemble.demo.building.dates import next_month
from ensemble.foundation.mailroom.models import Letter
from ensemble.money.invoicing.models import Invoice, Mandate
from ensemble.people.profiles.models import Card, Member, Note
from ensemble.people.profiles.web.welcome import FORMS
from ensemble.work.contracts.models import Envelope
from ensemble.work.missions.models import Mission, Presentation
from ensemble.work.timesheets.models import Approval, Day, Timesheet


def pages() -> list[str]:
    me = Member.objects.get(person__name="Karim Benali")
    return ["/", *work(me), *days(me), *card(me), *account(me), *safe(), *money(me)]


def work(me: Member) -> list[str]:
    hers = Presentation.objects.filter(member=me, shortlist__state="shared").first()
    paper = Envelope.objects.filter(title=f"Charte de {me.person.name}").get()
    mission = waiting().mission
    return [
        *(at("missions:proposals"), at("missions:proposal", hers), at("missions:slots", hers)),
        *(at("contracts:missions"), at("contracts:mission", mission), at("calendar:agenda")),
        *(at("contracts:papers", mission), at("contracts:readiness", mission)),
        *(at("contracts:independence", mission), at("contracts:end", mission)),
        *(at("contracts:sign", paper), at("contracts:sign_decline", paper)),
    ]


def days(me: Member) -> list[str]:
    mission, month = waiting().mission, next_month(waiting().month)
    approved = Day.objects.filter(timesheet__mission=mission, state="approved").first()
    return [
        *(at("timesheets:show", waiting()), at("timesheets:month", mission, month)),
        *(at("timesheets:expense", mission, month), at("timesheets:correct", approved)),
        *(at("timesheets:forgotten", approved.timesheet), at("timesheets:documents")),
        *(at("timesheets:mission_part", mission), at("timesheets:invoices_part", mission)),
    ]


def card(me: Member) -> list[str]:
    other = Card.objects.get(member__person__name="Julie Lemaire")
    note = Note.objects.filter(member=me).first()
    return [
        *(at("profiles:person", me.card), at("profiles:person", other), at("profiles:skills")),
        *(at("profiles:edit", part) for part in ("words", "facts", "help")),
        *(at("profiles:availability"), at("profiles:change_portrait"), at("profiles:leave")),
        at("profiles:correct", note),
    ]


def account(me: Member) -> list[str]:
    letter = Letter.objects.filter(to=me.person).last()
    key = Authenticator.objects.filter(user=me.person, type="webauthn").first()
    return [
        *(at("persons:me"), at("accounts:keys"), at("accounts:sessions")),
        *(at("accounts:new_key"), at("accounts:key_name", key.pk), at("accounts:app")),
        *(at("accounts:change_password"), at("mailroom:index"), at("mailroom:show", letter)),
    ]


def safe() -> list[str]:
    return [
        *(at("compliance:safe"), at("compliance:status"), at("compliance:situation")),
        *(at("compliance:describe", step) for step in ("company", "address", "vat", "mentions")),
        *(at("compliance:send_paper", kind) for kind in ("vigilance", "identity")),
        *(at("compliance:bank"), at("compliance:change_account")),
    ]


def money(me: Member) -> list[str]:
    mine = Invoice.objects.filter(member=me).order_by("pk").last()
    return [
        *(at("treasury:money"), at("treasury:set_aside"), at("treasury:history")),
        *(at("treasury:mission_part", waiting().mission), at("ledger:mine")),
        *(at("invoicing:invoices"), at("invoicing:invoice", mine), at("invoicing:contest", mine)),
        *(
            at("invoicing:credit_own", mine),
            at("invoicing:mandate", Mandate.objects.get(member=me)),
        ),
    ]


def billing_herself() -> list[str]:
    """Whoever writes their own invoices: the one that is asked for, and a line of the ledger."""
    me = Member.objects.get(person__name="Ingrid Solheim")
    asked = Approval.objects.get(state="awaiting_member", timesheet__mission__member=me)
    mission = Mission.objects.get(member=me)
    return [
        *("/", at("timesheets:send_invoice", asked), at("timesheets:show", asked.timesheet)),
        *(at("contracts:mission", mission), at("invoicing:invoices"), at("treasury:money")),
    ]


def arriving() -> list[str]:
    return [at("profiles:welcome_step", step) for step in FORMS]


def waiting() -> Timesheet:
    """The month of Karim that Laurent Petit has not answered for."""
    return Timesheet.objects.get(state="submitted", mission__member__person__name="Karim Benali")
