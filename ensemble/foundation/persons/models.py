"""The Person: the actor of every action, and the reader of every letter."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.text import clean_email, sorting_key


class PersonQuerySet(models.QuerySet):
    def by_address(self, email: str) -> "PersonQuerySet":
        return self.filter(email=clean_email(email))

    def in_alphabetical_order(self) -> "PersonQuerySet":
        return self.order_by("sort_key", "pk")


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email=clean_email(email))


class Person(AbstractBaseUser):
    class Theme(models.TextChoices):
        SYSTEM = "system", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Agreement(models.TextChoices):
        """How French agrees the titles of this person."""

        NEUTRAL = "neutral", _("Neutral wording")
        FEMININE = "feminine", _("Feminine")
        MASCULINE = "masculine", _("Masculine")

    public_id = PublicId()
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=120, editable=False, db_index=True, default="")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="fr")
    time_zone = models.CharField(max_length=64, default="Europe/Paris")
    theme = models.CharField(max_length=6, choices=Theme, default=Theme.SYSTEM)
    agreement = models.CharField(max_length=9, choices=Agreement, default=Agreement.NEUTRAL)
    phone = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"

    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_is_in_lower_case"
            ),
            models.CheckConstraint(
                condition=models.Q(is_demo=False) | models.Q(email__endswith=".example"),
                name="demo_people_live_at_example_addresses",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args, **kwargs):
        self.sort_key = sorting_key(_family_name_first(self.name))
        if (fields := kwargs.get("update_fields")) and "name" in fields:
            kwargs["update_fields"] = {*fields, "sort_key"}
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    @property
    def initials(self) -> str:
        names = [part for part in self.name.replace("-", " ").split(" ") if part]
        letters = names[:1] + names[-1:] if len(names) > 1 else names
        return "".join(part[0] for part in letters).upper() or "?"


def _family_name_first(name: str) -> str:
    first, _space, family = name.partition(" ")
    return f"{family} {first}".strip()
