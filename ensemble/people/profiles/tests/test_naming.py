import pytest

from ensemble.people.profiles.actions.naming import name_skill, name_skills
from ensemble.people.profiles.models import Skill, SkillName

pytestmark = pytest.mark.django_db


def names_of(skill: Skill) -> list[tuple[str, bool]]:
    return list(
        SkillName.objects.filter(skill=skill).order_by("pk").values_list("text", "is_label")
    )


def test_it_names_a_skill_by_its_labels_and_its_synonyms():
    skill = name_skill(
        code="supply",
        kind="skill",
        label_fr="Chaîne logistique",
        label_en="Supply chain",
        synonyms=["SCM"],
    )
    assert skill.live
    assert names_of(skill) == [("Chaîne logistique", True), ("Supply chain", True), ("SCM", False)]


def test_it_keeps_one_name_of_those_that_say_the_same():
    skill = name_skill(
        code="customs",
        kind="skill",
        label_fr="Douane",
        label_en="Customs",
        synonyms=["douanes", "DOUANE", "", "…"],
    )
    assert names_of(skill) == [("Douane", True), ("Customs", True)]


def test_it_names_a_known_skill_anew():
    first = name_skill(code="customs", kind="skill", label_fr="Douanes", synonyms=["dédouaner"])
    again = name_skill(code="customs", kind="method", label_fr="Douane", label_en="Customs")
    assert again.pk == first.pk
    assert Skill.objects.values_list("code", "kind", "label_fr", "label_en").get() == (
        "customs",
        "method",
        "Douane",
        "Customs",
    )
    assert names_of(again) == [("Douane", True), ("Customs", True)]


def test_it_leaves_the_names_of_other_skills():
    customs = name_skill(code="customs", kind="skill", label_fr="Douane")
    first, second = name_skills(
        [
            {"code": "sap", "kind": "tool", "label_fr": "SAP"},
            {"code": "cars", "kind": "sector", "label_fr": "Automobile"},
        ]
    )
    assert [names_of(one) for one in (customs, first, second)] == [
        [("Douane", True)],
        [("SAP", True)],
        [("Automobile", True)],
    ]
