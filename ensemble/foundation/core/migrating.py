"""Migrations that create many tables at once."""

from copy import copy
from itertools import takewhile

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Together(migrations.Migration):
    """`class Migration(Together)`: the models it begins by creating enter Django's picture of the
    project together.

    One by one, each of them has every model related to it drawn again, which from one to the next
    is all of them: with a hundred models an empty database took twenty seconds to prepare.
    """

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        created = [
            one for one in takewhile(_creates, self.operations) if isinstance(one, CreateModel)
        ]
        self._add_models(created, project_state)
        for one in created:
            one.database_forwards(self.app_label, schema_editor, project_state, project_state)
        rest = copy(self)
        rest.__dict__["operations"] = self.operations[len(created) :]
        return super(Together, rest).apply(project_state, schema_editor, collect_sql)

    def _add_models(self, created: list[CreateModel], state: ProjectState) -> None:
        drawn = state.__dict__.pop("apps", None)
        for one in created:
            one.state_forwards(self.app_label, state)
        if drawn is not None:
            state.__dict__["apps"] = drawn
            state.reload_models([(self.app_label, one.name_lower) for one in created])


def _creates(operation: Operation) -> bool:
    return isinstance(operation, CreateModel)
