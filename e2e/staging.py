"""What the town does not show by itself: a paper to sign, a month's link, a doubt, a choice just made.

Told by the actions, once, before anyone opens a page.
"""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image, ImageDraw

from ensemble.demo.building.bank import Movement, statement
from ensemble.demo.building.identities import ACCOUNT
from ensemble.foundation.accounts.actions.keeping_keys import set_up_app
from ensemble.foundation.accounts.keyring import new_secret
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.calendar.actions.offering import offer_slots
from ensemble.foundation.calendar.hours import free_half_hours
from ensemble.foundation.calendar.models import Slot
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.foundation.persons.models import Person
from ensemble.money.credit.actions.doubting import book_provision, declare_doubtful
from ensemble.money.credit.actions.losing import ask_loss
from ensemble.money.credit.actions.promising import note_promise
from ensemble.money.invoicing.models import Invoice
from ensemble.people.profiles.actions.inviting import invite_member
from ensemble.people.profiles.actions.portraying import portray
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.actions.enveloping import SignerSpec
from ensemble.work.contracts.actions.preparing import Conditions, prepare
from ensemble.work.contracts.tests.envelopes import an_envelope
from ensemble.work.missions.actions.choosing import choose
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.models import Presentation
from ensemble.work.missions.tests.builders import ANSWERS, sent_need, shared_shortlist
from ensemble.work.timesheets.models import ApprovalLink, Timesheet
from ensemble.work.treasury.actions.importing import keep_statement
from ensemble.work.treasury.models import OperatorAccount

NEED = {
    "title": "Tenir les comptes de trois parcs pendant la clôture",
    "context": "La responsable part en février ; la clôture commence en janvier.",
    "outcome": "Fin mars, trois clôtures faites, et une méthode que l’équipe garde.",
    "place": "Nantes",
}
TABLE = "Date;Libellé;Montant\n02/04/2026;VIR GROUPE VARENNE;1 200,00\n".encode()


def stage() -> None:
    hours_of("Karim Benali", organisation="Groupe Varenne")
    papers_to_sign("Karim Benali", "Hélène Faure")
    paper_for_someone_outside()
    month_by_a_link()
    keys("Karim Benali", "Nadia Ferrand", "Julie Lemaire")
    portrait("Julie Lemaire")
    newcomer()
    need_to_check("Damien Tellier")
    someone_chosen()
    bad_debt()
    statements()
    Letter.objects.filter(pk=Letter.objects.latest("pk").pk).update(state="in_doubt")


def hours_of(name: str, *, organisation: str) -> None:
    """Given again when those of the story have passed."""
    shared = Presentation.objects.filter(state="yes", shortlist__state="shared")
    hers = shared.get(member__person__name=name, shortlist__need__organisation__name=organisation)
    owner, at = hers.member.person, timezone.now()
    if Slot.objects.about(hers).still_free(at).exists():
        return
    offer_slots(owner, free_half_hours(owner, at=at)[:3], about=hers, by=owner, at=at)


def papers_to_sign(*names: str) -> None:
    """One paper each, sent by Claire; the journey is the same for a member and for a buyer."""
    for name in names:
        person = known(name)
        spec = SignerSpec(capacity=f"pour {name}", person=person)
        title = f"Charte de {name}"
        an_envelope(person, spec, by=known("Claire Morel"), at=timezone.now(), title=title)


def paper_for_someone_outside() -> None:
    """Who signs without an account: a link by letter, a code by telephone."""
    jeanne = SignerSpec(
        capacity="pour la société de portage",
        name="Jeanne Roux",
        email="jeanne.roux@portage.example",
        phone="06 39 98 12 34",
    )
    claire = known("Claire Morel")
    an_envelope(claire, jeanne, by=claire, at=timezone.now(), title="Convention de portage")


def month_by_a_link() -> None:
    month = Timesheet.objects.get(state="submitted", mission__member__person__name="Karim Benali")
    reader = known("Laurent Petit")
    prefer(reader, phone="06 39 98 12 34")
    until = timezone.now() + timedelta(days=7)
    ApprovalLink.objects.create(timesheet=month, person=reader, expires_at=until)


def keys(*names: str) -> None:
    """A password and an application; and a passkey, created as one does, through the page."""
    for name in names:
        person, at = known(name), timezone.now()
        set_up_app(person, password="une phrase longue et facile", secret=new_secret(), at=at)
        browser, page = (
            sign_in(Client(headers={"host": "localhost"}), person),
            reverse("accounts:new_key"),
        )
        created = Device().create(options_in(browser.get(page)))
        browser.post(page, {"credential": created, "name": "Mon téléphone"})


def portrait(name: str) -> None:
    """A face of circles, as everything drawn here."""
    drawn = Image.new("RGB", (640, 640), "#f7c24b")
    pencil = ImageDraw.Draw(drawn)
    pencil.ellipse((60, 400, 580, 920), fill="#0a5c4e")
    pencil.ellipse((190, 130, 450, 420), fill="#f5d7c3")
    pencil.chord((180, 100, 460, 400), 180, 360, fill="#162625")
    picture = BytesIO()
    drawn.save(picture, "PNG")
    picture.seek(0)
    card = Member.objects.get(person__name=name).card
    portray(card, picture, by=card.member.person, at=timezone.now())


def newcomer() -> None:
    words = "Nous nous sommes parlé jeudi : venez voir."
    named = {"name": "Zoé Martin", "email": "zoe.martin@ailleurs.example", "words": words}
    invite_member(**named, by=known("Claire Morel"), at=timezone.now())


def need_to_check(name: str) -> None:
    """Written to the end, not sent."""
    describe(by=known(name), at=timezone.now(), **need_to_fill())


def need_to_fill() -> dict:
    return ANSWERS | NEED | {"starts_on": timezone.localdate() + timedelta(days=28)}


def someone_chosen() -> None:
    """Answers to write to two people, and terms to agree with the third."""
    thomas, at = known("Thomas Guérin"), timezone.now()
    need = sent_need(thomas, at=at, **need_to_fill())
    names = ("Nadia Ferrand", "Noé Bertholet", "Priya Raghunathan")
    members = [Member.objects.get(person__name=name) for name in names]
    letter = shared_shortlist(need, members, by=need.talent_manager, at=at)
    first = letter.presentations.get(member=members[0])
    begins = timezone.localdate() + timedelta(days=28)
    mission = choose(first, by=thomas, at=at, starts_on=begins, days=40)
    agreed = Conditions(
        "resale", begins, begins + timedelta(days=150), Decimal(40), rhythm=(1, 2, 3)
    )
    prepare(mission, agreed, by=need.talent_manager, at=at)


def bad_debt() -> None:
    """The oldest invoice that nobody paid: a promise, a doubt, a part written down, a loss asked for."""
    today, at = timezone.localdate(), timezone.now()
    late = Invoice.objects.sold().not_credits().still_open().filter(due_on__lt=today)
    invoice, said = late.earliest("due_on"), {"by": known("Inès Carpentier"), "at": at}
    note_promise(invoice, pays_on=today + timedelta(days=12), said_by="La comptable", **said)
    doubt = declare_doubtful(invoice, reason="Plus personne ne répond.", on=today, **said)
    book_provision(doubt, percent=Decimal(50), reason="À moitié assurée.", on=today, **said)
    ask_loss(invoice, reason="La société est liquidée.", **said)


def statements() -> None:
    """A table whose columns are not known yet, and a file that nobody recorded."""
    account, today = OperatorAccount.objects.get(state="open"), timezone.localdate()
    came = [Movement(today, Decimal("1800.00"), "VIR DE M PETIT", "Groupe Varenne", place=1)]
    facts = {"number": "REL-1", "account": ACCOUNT["iban"], "opening": Decimal("100000.00")}
    content, _closing = statement(came, on=today, **facts)
    said = {"by": known("Inès Carpentier"), "at": timezone.now()}
    keep_statement(account, content=content, name="aujourdhui.xml", **said)
    keep_statement(account, content=TABLE, name="avril.csv", **said)


def known(name: str) -> Person:
    return Person.objects.get(name=name)
