"""Said by `bin/manage check --deploy --database default`: who could change the ledger."""

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import connection

COULD = "SELECT has_table_privilege('ledger_entry', 'UPDATE') OR has_table_privilege('ledger_line', 'DELETE')"


@register(Tags.database, deploy=True)
def the_ledger_is_out_of_reach(app_configs, databases=None, **options):
    if settings.DEMO or not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute(COULD)
        (could,) = cursor.fetchone()
    if not could:
        return []
    return [
        Warning(
            "The role of DATABASE_URL may change the entries of the ledger.",
            hint="Run pages and jobs under another one: docs/operations.md, “Two roles”.",
            id="ledger.W001",
        )
    ]
