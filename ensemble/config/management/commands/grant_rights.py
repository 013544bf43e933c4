"""The role under which pages and jobs run: it reads and writes, and changes nothing written once."""

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
            tables = written_once()
            for table in tables:
                cursor.execute(sql.SQL(FOREVER).format(table=sql.Identifier(table), role=named))
        self.stdout.write(
            f"{role} may write everywhere, and change nothing in {', '.join(tables)}."
        )


def written_once() -> list[str]:
    """The tables whose model says that its rows never change."""
    models = apps.get_models(include_auto_created=True)
    return sorted(one._meta.db_table for one in models if getattr(one, "WRITTEN_ONCE", False))
