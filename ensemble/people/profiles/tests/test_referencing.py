import shutil
from datetime import date
from pathlib import Path

import pytest

from ensemble.people.profiles.actions.referencing import import_rome, load_skills
from ensemble.people.profiles.models import Skill, SkillName
from ensemble.people.profiles.rome import Damaged
from ensemble.people.profiles.search.reading import read
from ensemble.people.profiles.tests.builders import a_member, a_skill

pytestmark = pytest.mark.django_db
EXCERPT = Path(__file__).parent / "data" / "rome"
KNOWLEDGE = "unix_referentiel_savoir_v460_utf8.csv"
TITLES = "unix_referentiel_appellation_v460_utf8.csv"


@pytest.fixture
def folder(tmp_path):
    """A copy of the excerpt that a test may damage."""
    return shutil.copytree(EXCERPT, tmp_path / "rome")


def change(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def test_it_loads_ours_once():
    assert load_skills() > 300
    assert load_skills() == 0
    assert Skill.objects.sectors().filter(code="automotive").get().label_fr == "Automobile"


def test_it_finds_a_card_under_a_new_label(claire):
    skill = a_skill("Douanes", code="customs")
    member = a_member("Karim Benali", by=claire, skills=[skill])
    load_skills()
    skill.refresh_from_db()
    assert skill.label_fr == "Douane"
    assert read("customs", today=date(2026, 11, 1)).skills[0].lexemes == ("custom",)
    assert list(member.card.skills.all()) == [skill]


def test_it_imports_rome_as_often_as_one_likes(folder):
    first = import_rome(folder)
    before = list(SkillName.objects.order_by("key", "text").values_list("key", "text"))
    assert import_rome(folder) == first
    assert (first.knowledge, first.titles) == (40, 40)
    assert list(SkillName.objects.order_by("key", "text").values_list("key", "text")) == before


def test_it_keeps_what_ours_already_names(folder):
    load_skills()
    done = import_rome(folder)
    assert done.knowledge + done.ours_already == 40
    assert done.ours_already > 0
    assert not Skill.objects.filter(source="rome", label_fr="Gestion de projet").exists()


def test_it_knows_both_genders_of_a_title(folder):
    import_rome(folder)
    title = Skill.objects.get(code="rome-10202")
    assert (title.kind, title.rome) == ("title", "I1601")
    assert set(title.names.values_list("text", flat=True)) >= {
        "Accastilleur-monteur électronique de marine",
        "Accastilleuse-monteuse électronique de marine",
    }


def test_it_retires_what_a_newer_version_left_out(folder):
    import_rome(folder)
    newer = folder / KNOWLEDGE.replace("v460", "v461")
    lines = (folder / KNOWLEDGE).read_text(encoding="utf-8").splitlines(keepends=True)
    newer.write_text("".join(lines[:-1]).replace("transition_num", "nouveau"), encoding="utf-8")
    import_rome(folder)
    assert Skill.objects.filter(source="rome", kind="knowledge").live().count() == 39


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (KNOWLEDGE, "libelle_savoir", "libelle", f"{KNOWLEDGE}, line 1: column libelle_savoir"),
        (KNOWLEDGE, '"100007"', '"100003"', f"{KNOWLEDGE}, line 3: code 100003 comes twice"),
        (KNOWLEDGE, '"","N"\n', '""\n', f"{KNOWLEDGE}, line 2: 5 values"),
        (KNOWLEDGE, '"Techniques de soudage"', '""', f"{KNOWLEDGE}, line 3: a value is empty"),
        (TITLES, '"Accessoiriste"', '"Acces', f"{TITLES}, line"),
    ],
)
def test_it_refuses_a_damaged_file_whole(folder, name, old, new, said):
    change(folder / name, old, new)
    with pytest.raises(Damaged, match=f"^{said}"):
        import_rome(folder)
    assert not Skill.objects.exists()


def test_it_refuses_another_encoding(folder):
    text = (folder / TITLES).read_text(encoding="utf-8")
    (folder / TITLES).write_bytes(text.encode("latin-1"))
    with pytest.raises(Damaged, match=r"line 2: not written in UTF-8"):
        import_rome(folder)


def test_it_refuses_a_file_cut_short(folder):
    content = (folder / KNOWLEDGE).read_bytes()
    (folder / KNOWLEDGE).write_bytes(content[:-9])
    with pytest.raises(Damaged, match=KNOWLEDGE):
        import_rome(folder)


def test_it_says_which_file_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match="unix_referentiel_savoir"):
        import_rome(tmp_path)
