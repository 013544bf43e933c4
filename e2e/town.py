"""What the journeys need to know of the demo town, asked inside the installation."""

from django.urls import reverse
from django.utils import timezone

from ensemble.config.tests.faults.rows import session
from ensemble.demo.building.year import next_month
from ensemble.foundation.calendar.actions.offering import offer_slots
from ensemble.foundation.calendar.hours import free_half_hours
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.models import BankAccount, Document
from ensemble.people.profiles.models import Card, Member
from ensemble.work.contracts.actions.enveloping import SignerSpec
from ensemble.work.contracts.actions.parties import buyer_of
from ensemble.work.contracts.models import Extension, Terms
from ensemble.work.contracts.tests.envelopes import an_envelope
from ensemble.work.missions.models import Mission, Need, Presentation, Shortlist
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.treasury.models import PayRun
from ensemble.work.treasury.money import next_payment


def known() -> dict:
    """The session of each person, by name; some addresses; half-hours given by Karim."""
    hours_of("Karim Benali", organisation="Groupe Varenne")
    papers_to_sign("Karim Benali", "Hélène Faure")
    return {
        "sessions": sessions(),
        "pages": pages(),
        "compose": compose_address(),
        "extends": extends(),
        "awaits": awaits(),
    }


def sessions() -> dict[str, str]:
    """Of each person, by name, proven just now."""
    return {one.name: session(one) for one in Person.objects.all()}


def hours_of(name: str, *, organisation: str) -> None:
    shared = Presentation.objects.filter(state="yes", shortlist__state="shared")
    hers = shared.get(member__person__name=name, shortlist__need__organisation__name=organisation)
    owner, at = hers.member.person, timezone.now()
    offer_slots(owner, free_half_hours(owner, at=at)[:3], about=hers, by=owner, at=at)


def papers_to_sign(*names: str) -> None:
    """One paper each, sent by Claire; the journey is the same for a member and for a buyer."""
    claire, at = Person.objects.get(name="Claire Morel"), timezone.now()
    for name in names:
        person = Person.objects.get(name=name)
        spec = SignerSpec(capacity=f"pour {name}", person=person)
        an_envelope(person, spec, by=claire, at=at, title=f"Charte de {name}")


def compose_address() -> str:
    """A need that nobody has begun to answer, in Claire's hands."""
    need = Need.objects.filter(state="sent", talent_manager__name="Claire Morel").first()
    return reverse("missions:need", args=[need.public_id])


def extends() -> dict[str, str]:
    """A mission that runs and of which nobody has asked more days: who buys it, and its page."""
    asked = Extension.objects.still_waiting().values("mission")
    written = Terms.objects.drafted().values("mission")
    free = Mission.objects.filter(state="running").exclude(pk__in=asked).exclude(pk__in=written)
    mission = free.order_by("pk").first()
    return {
        "buyer": buyer_of(mission.organisation, mission).name,
        "mission": at("contracts:mission", mission),
    }


def awaits() -> str:
    """A member whom a payment awaits."""
    at = timezone.now()
    found = Member.objects.select_related("person").order_by("pk")
    return next(one.person.name for one in found if next_payment(one, at=at))


def pages() -> dict[str, list[str]]:
    """The main pages, by who opens them; nobody for a visitor."""
    mission = Mission.objects.select_related("member__person").first()
    return {
        "": visitors(),
        mission.member.person.name: [
            "/",
            at("contracts:missions"),
            at("contracts:mission", mission),
        ],
        "Karim Benali": members(),
        "Laurent Petit": clients(),
        "Claire Morel": talent(),
        "Inès Carpentier": finance(),
        "Odile Rey": administrators(),
    }


def at(name: str, thing=None) -> str:
    return reverse(name, args=[thing.public_id] if thing else [])


def visitors() -> list[str]:
    letter = Letter.objects.filter(kind="missions/shortlist_ready").first()
    return [
        *("/", at("accounts:door"), at("accounts:password"), at("accounts:how")),
        *(at("missions:describe"), at("demo:letters"), at("demo:letter", letter)),
        *("/nowhere", at("ui:gallery"), at("contracts:verify")),
    ]


def members() -> list[str]:
    card = Card.objects.get(member__person__name="Karim Benali")
    other = Card.objects.get(member__person__name="Julie Lemaire")
    hers = Presentation.objects.filter(member=card.member, shortlist__state="shared").first()
    return [
        *("/", at("missions:proposals"), at("missions:proposal", hers), at("missions:slots", hers)),
        *(at("contracts:missions"), at("calendar:agenda")),
        *(at("profiles:person", card), at("profiles:person", other), at("profiles:availability")),
        *(reverse("profiles:edit", args=[part]) for part in ("words", "facts", "help")),
        *(at("profiles:skills"), at("profiles:change_portrait"), at("profiles:leave")),
        *(at("persons:me"), at("accounts:keys"), at("accounts:sessions"), at("mailroom:index")),
        *(at("compliance:safe"), at("compliance:status"), at("compliance:situation")),
        *(reverse("compliance:describe", args=[step]) for step in ("company", "vat", "mentions")),
        *(reverse("compliance:send_paper", args=[kind]) for kind in ("vigilance", "identity")),
        *(at("compliance:bank"), at("compliance:change_account")),
        *(at("contracts:mission", waiting().mission), at("timesheets:show", waiting())),
        *(month_to_write(), at("treasury:money"), at("treasury:set_aside")),
    ]


def waiting() -> Timesheet:
    """The month of Karim that Laurent Petit has not answered for."""
    return Timesheet.objects.get(state="submitted", mission__member__person__name="Karim Benali")


def month_to_write() -> str:
    return reverse(
        "timesheets:month", args=[waiting().mission.public_id, next_month(waiting().month)]
    )


def finance() -> list[str]:
    paper = Document.objects.to_check().first()
    held = BankAccount.objects.held().select_related("business").first()
    return [
        *("/", at("missions:fee_rules"), at("contracts:missions")),
        *(at("compliance:desk"), at("compliance:check", paper), at("compliance:accounts")),
        *(at("compliance:business", paper.business), at("compliance:accounts_of", held.business)),
        *(at("timesheets:show", waiting()), at("treasury:desk"), at("treasury:lines")),
        *(at("treasury:run", PayRun.objects.first()), at("treasury:statements")),
        *(at("treasury:accounts"), at("invoicing:invoices"), at("invoicing:arrivals")),
        *(at("credit:index"), at("credit:late"), at("credit:ageing"), at("contracts:clauses")),
        *(at("ledger:index"), at("ledger:trial"), at("ledger:accounts"), at("ledger:by_hand")),
    ]


def clients() -> list[str]:
    need = Need.objects.get(author__name="Laurent Petit", state="shared")
    letter = Shortlist.objects.get(need=need, state="shared")
    one = letter.presentations.get(member__person__name="Julie Lemaire")
    return [
        *("/", at("missions:needs"), at("missions:need", need), at("missions:sent", need)),
        *(at("missions:shortlist", letter), at("missions:shortlist_print", letter)),
        *(at("missions:choose", one), at("missions:meet", one), at("missions:question", one)),
        *(at("missions:withdraw_need", need), at("missions:attach_brief", need)),
        *(at("missions:versions", need), at("missions:people"), at("contracts:missions")),
        *(at("accounts:organisation", need.organisation), at("calendar:agenda")),
        *(at("timesheets:show", waiting()), at("contracts:mission", waiting().mission)),
    ]


def talent() -> list[str]:
    begun = Need.objects.filter(state="composing", talent_manager__name="Claire Morel").first()
    asked = Need.objects.filter(shortlists__presentations__state="asked").first()
    card = Card.objects.get(member__person__name="Karim Benali")
    return [
        *("/", at("missions:needs"), at("missions:need", begun), at("missions:compose", begun)),
        *(at("missions:compose", asked), at("missions:reframe", begun), at("missions:answers")),
        *(at("missions:hand_over", begun), at("profiles:search"), at("profiles:person", card)),
        *(at("profiles:search") + "?q=achats", at("profiles:invite"), at("profiles:note", card)),
        *(at("profiles:how_we_met", card), at("accounts:team"), at("desk:palette") + "?q=ka"),
        *(
            at("contracts:missions"),
            reverse("accounts:away", args=[begun.talent_manager.public_id]),
        ),
    ]


def administrators() -> list[str]:
    return [
        *("/", at("accounts:team"), at("accounts:ask_role"), at("desk:letters_in_doubt")),
        *(at("administration:settings"), at("administration:values")),
    ]
