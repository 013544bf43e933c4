from django.db import migrations


class Migration(migrations.Migration):
    """The table that counts tries at the doors, shared by every process (Django's DatabaseCache)."""

    dependencies = [("accounts", "0001_tables")]

    operations = [
        migrations.RunSQL(
            sql=[
                'CREATE TABLE IF NOT EXISTS "cache" ('
                '"cache_key" varchar(255) NOT NULL PRIMARY KEY, '
                '"value" text NOT NULL, '
                '"expires" timestamp with time zone NOT NULL)',
                'CREATE INDEX IF NOT EXISTS "cache_expires" ON "cache" ("expires")',
            ],
            reverse_sql='DROP TABLE "cache"',
        )
    ]
