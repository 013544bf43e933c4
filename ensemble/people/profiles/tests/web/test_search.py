"""The team's search page: everything in the address, whatever is typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ensemble.people.profiles.tests.builders import a_member, a_skill

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BRIEF = (
    """Bonjour Claire, notre usine de Vénissieux livre 71 % de ses commandes à l'heure. Nous cherchons quelqu'un pour
reprendre la supply chain et installer un S&OP avec les ventes. TJM 1 000 € au plus, démarrage le 4 janvier 2027.
"""
    + "L'usine compte cent quarante personnes et travaille en deux équipes. " * 90
)


@pytest.fixture
def claire_searches(client, claire):
    supply = a_skill("Supply chain", "chaîne logistique")
    planning = a_skill("S&OP")
    a_member(
        "Karim Benali", by=claire, rate=950, city="Lyon", text="usine", skills=[supply, planning]
    )
    client.force_login(claire)
    return client


def test_a_whole_brief_becomes_a_short_address(claire_searches):
    assert len(BRIEF) > 5000
    answer = claire_searches.post("/people", {"q": BRIEF})
    assert answer.status_code == 303
    address = answer.headers["Location"]
    assert len(address) < 1000
    assert "Supply+chain" in address
    assert "rate=1000" in address
    assert "free=2027-01-04" in address


def test_the_page_under_the_box_follows_what_is_typed(claire_searches):
    answer = claire_searches.post("/people", {"q": "supply chain", "city": "Lyon"}, headers=HTMX)
    assert answer.headers["HX-Replace-Url"] == "/people?q=supply+chain&city=Lyon"
    assert answer.content.decode().lstrip().startswith('<div class="results"')
    assert "Karim Benali" in answer.content.decode()


def test_the_address_is_enough(claire_searches):
    page = claire_searches.get("/people?q=chaine+logistique&rate=1+000,50&remote=").content.decode()
    assert "Karim Benali" in page
    assert 'value="1000,50"' in page


@pytest.mark.parametrize(
    "typed", ["%", "'", "&:*", "a" * 5000, "\x00", "<script>", "🦊", "(((", "\\"]
)
@pytest.mark.parametrize("field", ["q", "city", "sector", "rate", "free", "page"])
def test_nothing_typed_breaks_it(claire_searches, field, typed):
    answer = claire_searches.post("/people", {field: typed}, follow=True)
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().replace("<script src", "")


def test_nobody_found_names_a_colleague(claire_searches, hugo):
    page = claire_searches.get("/people?q=zzzyx").content.decode()
    assert "zzzyx" in page
    assert hugo.email in page


def test_no_number_is_put_on_anybody(claire_searches):
    page = claire_searches.post("/people", {"q": "supply chain"}, headers=HTMX).content.decode()
    for word in ("score", "%", "rank", "étoile"):
        assert word not in page


def test_one_and_three_people_cost_the_same(claire_searches, claire):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            claire_searches.get("/people?q=supply+chain+usine")
        return len(asked)

    queries()
    with_one = queries()
    for name in ("Julie Lemaire", "Nadia Ferrand"):
        a_member(name, by=claire, text="usine", skills=[a_skill("Supply chain")])
    assert queries() == with_one
    assert with_one <= 12
