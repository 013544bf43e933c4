import pytest

from ensemble.foundation.accounts.devices import describe

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0) {CHROME} Edg/150.0", "Edge, Windows"),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) {CHROME}", "Chrome, Mac"),
        (
            "Mozilla/5.0 (iPhone; CPU OS 26_0 like Mac OS X) Version/26.0 Safari/604",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko Firefox/150.0", "Firefox, Linux"),
        ("curl/8", ""),
    ],
)
def test_it_names_a_browser_as_people_do(agent, words):
    assert describe(agent) == words
