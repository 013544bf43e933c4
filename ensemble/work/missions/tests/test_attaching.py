"""The document of a need: one at a time, read by those who read the need, purged with it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from ensemble.foundation.core.errors import Refused
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.tests.builders import pdf, pdf_with_a_program, word
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.missions.actions.attaching import attach_brief, remove_brief
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.actions.sending import send
from ensemble.work.missions.actions.withdrawing import discard_draft, withdraw_need
from ensemble.work.missions.models import Brief, Need
from ensemble.work.missions.tasks import give_briefs_their_time
from ensemble.work.missions.tests.builders import ANSWERS

KEY = "k" * 40


def test_it_is_kept_once_it_has_been_looked_at(need, petit, now):
    brief = attach_brief(need, name="besoin.pdf", content=pdf(), by=petit, at=now)
    assert brief.file.is_checking
    run_waiting()
    stored = StoredFile.objects.get()
    assert (stored.name, stored.state, content_of(stored)) == ("besoin.pdf", "kept", pdf())


def test_another_takes_its_place(need, petit, now):
    former = attach_brief(need, name="un.pdf", content=pdf(), by=petit, at=now).file
    attach_brief(need, name="deux.docx", content=word(), by=petit, at=now)
    run_waiting()
    assert Brief.objects.get().file.name == "deux.docx"
    former.refresh_from_db()
    assert (former.state, default_storage.exists(former.location)) == ("purged", False)


def test_a_refused_file_leaves_the_former(need, petit, now):
    attach_brief(need, name="un.pdf", content=pdf(), by=petit, at=now)
    with pytest.raises(ValidationError):
        attach_brief(need, name="deux.exe", content=b"MZ\x90\x00", by=petit, at=now)
    assert Brief.objects.get().file.name == "un.pdf"


def test_whoever_joined_one_that_hides_something_reads_why(need, petit, now):
    attach_brief(need, name="un.pdf", content=pdf_with_a_program(), by=petit, at=now)
    run_waiting()
    letter = Letter.objects.get(kind="missions/brief_refused")
    assert letter.to == petit
    assert "programme" in letter.text


def test_a_visitor_joins_one_to_her_draft(db, now):
    draft = describe(by=None, draft_key=KEY, at=now, title="Un")
    attach_brief(draft, name="b.pdf", content=pdf(), by=None, draft_key=KEY, at=now)
    with pytest.raises(Refused):
        attach_brief(draft, name="b.pdf", content=pdf(), by=None, draft_key="x" * 40, at=now)
    remove_brief(draft, by=None, draft_key=KEY, at=now)
    assert not Brief.objects.exists()


def test_a_discarded_draft_takes_its_document_with_it(db, now):
    draft = describe(by=None, draft_key=KEY, at=now, title="Un")
    attach_brief(draft, name="b.pdf", content=pdf(), by=None, draft_key=KEY, at=now)
    discard_draft(draft, by=None, draft_key=KEY, at=now)
    run_waiting()
    assert StoredFile.objects.get().state == "purged"


def test_it_is_read_by_those_who_read_the_need(need, petit, oscar, ardance, claire, now):
    brief = attach_brief(need, name="b.pdf", content=pdf(), by=petit, at=now)
    assert [*Brief.objects.visible_to(claire)] == [*Brief.objects.visible_to(petit)] == [brief]
    assert not Brief.objects.visible_to(oscar)
    with pytest.raises(Refused):
        remove_brief(Need.objects.get(), by=oscar, at=now)


def last_day(brief: Brief) -> date | None:
    return StoredFile.objects.get(pk=brief.file_id).keep_until


def test_that_of_a_need_never_sent_goes_after_some_weeks(db, now):
    draft = describe(by=None, draft_key=KEY, at=now, title="Un")
    brief = attach_brief(draft, name="b.pdf", content=pdf(), by=None, draft_key=KEY, at=now)
    assert last_day(brief) == date(2027, 2, 10)


def test_it_stays_as_long_as_its_need_and_five_years_more(petit, varenne, claire, now):
    draft = describe(by=petit, at=now, **ANSWERS)
    brief = attach_brief(draft, name="b.pdf", content=pdf(), by=petit, at=now)
    need = send(draft, organisation=varenne, by=petit, at=now)
    run_waiting()
    assert last_day(brief) is None
    withdraw_need(need, "Le budget est gelé.", by=petit, at=now)
    run_waiting()
    assert last_day(brief) == date(2031, 11, 12)


def test_that_of_a_need_withdrawn_before_it_had_a_term_is_given_one(petit, varenne, claire, now):
    draft = describe(by=petit, at=now, **ANSWERS)
    brief = attach_brief(draft, name="b.pdf", content=pdf(), by=petit, at=now)
    need = send(draft, organisation=varenne, by=petit, at=now)
    run_waiting()
    give_briefs_their_time(now)
    assert last_day(brief) is None
    withdraw_need(need, "Le budget est gelé.", by=petit, at=now)
    run_waiting()
    StoredFile.objects.update(keep_until=None)
    give_briefs_their_time(now + timedelta(days=40))
    assert last_day(brief) == date(2031, 11, 12)


def test_that_of_a_draft_older_than_the_terms_goes_too(db, now):
    draft = describe(by=None, draft_key=KEY, at=now, title="Un")
    brief = attach_brief(draft, name="b.pdf", content=pdf(), by=None, draft_key=KEY, at=now)
    run_waiting()
    StoredFile.objects.update(keep_until=None)
    give_briefs_their_time(now + timedelta(days=40))
    assert last_day(brief) == date(2027, 2, 10)
