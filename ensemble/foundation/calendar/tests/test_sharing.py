from ensemble.foundation.calendar.actions.sharing import close_feed, open_feed
from ensemble.foundation.calendar.feeds import feed_at, feed_of, token_of
from ensemble.foundation.calendar.tests.builders import NOW


def test_an_address_opens_one_agenda(petit):
    feed = open_feed(by=petit, at=NOW)

    assert feed_at(token_of(feed)) == feed
    assert feed_at(token_of(feed)).person == petit


def test_another_address_closes_the_first(petit):
    before = token_of(open_feed(by=petit, at=NOW))
    after = token_of(open_feed(by=petit, at=NOW))

    assert feed_at(before) is None
    assert feed_at(after) == feed_of(petit)


def test_a_closed_address_stays_closed(petit):
    token = token_of(open_feed(by=petit, at=NOW))

    close_feed(by=petit)
    open_feed(by=petit, at=NOW)

    assert feed_at(token) is None


def test_the_database_alone_opens_nothing(petit):
    feed = open_feed(by=petit, at=NOW)

    assert feed_at(feed.key.hex) is None
    assert feed_at(f"{feed.key.hex}.forged") is None
    assert feed_at("") is None


def test_someone_who_left_has_no_feed(petit):
    token = token_of(open_feed(by=petit, at=NOW))
    petit.is_active = False
    petit.save()

    assert feed_at(token) is None
