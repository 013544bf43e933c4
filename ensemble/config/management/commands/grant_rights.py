"""The role under which pages and jobs run: it reads and writes, changes nothing written once, and
removes nothing that is kept for ever."""

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from psycopg import sql

GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "REVOKE TRUNCATE, REFERENCES, TRIGGER ON ALL TABLES IN SCHEMA public FROM {role}",
)
FOREVER = "REVOKE UPDATE, DELETE ON {table} FROM {role}"
KEPT = "REVOKE DELETE ON {table} FROM {role}"


class Command(BaseCommand):
    help = (
        "Give a role the rights that pages and jobs need, and take those over what is written once."
    )

    def add_arguments(self, parser):
        parser.add_argument("role")

    @transaction.atomic
    def handle(self, role: str, **options):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone() is None:
                raise CommandError(f"There is no role {role}: createuser {role}")
            named = sql.Identifier(role)
            for grant in GRANTS:
                cursor.execute(sql.SQL(grant).format(role=named))
            tables, kept = written_once(), never_removed()
            for revoke, names in ((FOREVER, tables), (KEPT, kept)):
                for name in names:
                    table = sql.Identifier(name)
                    cursor.execute(sql.SQL(revoke).format(table=table, role=named))
        self.stdout.write(
            f"{role} may write everywhere, change nothing in {', '.join(tables)}, "
            f"and remove nothing from {', '.join(kept)}."
        )


def written_once() -> list[str]:
    """The tables whose model says that its rows never change."""
    return _tables("WRITTEN_ONCE")


def never_removed() -> list[str]:
    """Those whose rows may move from one state to another, and never go."""
    return _tables("NEVER_REMOVED")


def _tables(said: str) -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return sorted(one._meta.db_table for one in models if getattr(one, said, False))
