"""Columns that hold class 3: sealed on their way in, opened on their way out, never searched.

    iban = SealedText()

A key that is rotated finds them by their class (`actions.rotating`).
"""

from django.db import models

from ensemble.foundation.files import secrets


class SealedBytes(models.BinaryField):
    @property
    def bound_to(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"

    def get_db_prep_value(self, value, connection, prepared=False):
        sealed = None if value is None else secrets.seal(value, bound_to=self.bound_to)
        return super().get_db_prep_value(sealed, connection, prepared)

    def from_db_value(self, value, expression, connection):
        return None if value is None else secrets.open(value, bound_to=self.bound_to)


class SealedText(SealedBytes):
    def from_db_value(self, value, expression, connection):
        opened = super().from_db_value(value, expression, connection)
        return None if opened is None else opened.decode()

    def to_python(self, value):
        return value
