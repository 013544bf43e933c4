"""The team's search, as it is read: derived from the cards and written by `actions.indexing` alone.

All of it can be written anew (`rebuild_search`), so its keys are not checked row by row.
"""

from collections.abc import Callable

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from ensemble.people.profiles.models.cards import Card
from ensemble.people.profiles.models.skills import Skill


def derived_key(
    to: type[models.Model], on_delete: Callable = models.DO_NOTHING, **options
) -> models.ForeignKey:
    return models.ForeignKey(
        to, on_delete, db_index=False, db_constraint=False, related_name="+", **options
    )


class Place(models.Model):
    """A city where someone lives: what the search calls the same place."""

    id = models.AutoField(primary_key=True)
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.name


class SearchEntry(models.Model):
    """A card, narrow: the words it holds and what filters look at."""

    card = models.OneToOneField(
        Card, models.CASCADE, primary_key=True, db_constraint=False, related_name="+"
    )
    words = SearchVectorField(help_text="Stems, without their positions.")
    sort_key = models.CharField(max_length=120)
    cents = models.PositiveIntegerField(null=True, help_text="Rate, in cents a day.")
    free_on = models.DateField(null=True)
    place = derived_key(Place, null=True)
    remote = models.BooleanField(default=False)

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="search_entry_words"),
            models.Index("sort_key", "card", name="search_entry_by_name"),
        ]


class SearchPosting(models.Model):
    """One row a card and skill, with a copy of what filters look at: the index alone answers."""

    pk = models.CompositePrimaryKey("card_id", "skill_id")
    card = derived_key(Card, models.CASCADE)
    skill = derived_key(Skill)
    cents = models.PositiveIntegerField(null=True, help_text="Rate, in cents a day.")
    free_on = models.DateField(null=True)
    place = derived_key(Place, null=True)
    remote = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["skill", "free_on"],
                include=["card", "cents", "place", "remote"],
                name="search_posting_covering",
            ),
        ]


class SearchWord(models.Model):
    """A word that cards use, and how many use it: what a mistyped one may have meant."""

    word = models.CharField(max_length=60, primary_key=True, help_text="Folded: no accents.")
    lexeme = models.CharField(max_length=60, help_text="Its stem, as in `SearchEntry.words`.")
    cards = models.PositiveIntegerField(default=0, help_text="Cards that hold the stem.")

    class Meta:
        indexes = [
            GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="search_word_trigrams"),
            models.Index("lexeme", name="search_word_by_lexeme"),
        ]
