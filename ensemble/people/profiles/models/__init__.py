from ensemble.people.profiles.models.cards import Card, CardSkill
from ensemble.people.profiles.models.members import Member
from ensemble.people.profiles.models.memory import HowWeMet, Note
from ensemble.people.profiles.models.search import Place, SearchEntry, SearchPosting, SearchWord
from ensemble.people.profiles.models.skills import Skill, SkillName

__all__ = [
    "Card",
    "CardSkill",
    "HowWeMet",
    "Member",
    "Note",
    "Place",
    "SearchEntry",
    "SearchPosting",
    "SearchWord",
    "Skill",
    "SkillName",
]
