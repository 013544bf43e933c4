"""Is this installation well? Asked by the machine that watches it, without secrets in the answer."""

from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares

PATIENCE = timedelta(minutes=2)


@declares("health.read")
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, is migrated, and no job waits longer than two minutes."""
    try:
        state = {"database": True, "migrated": _is_migrated(), "jobs": _oldest_job_is_recent()}
    except DatabaseError:
        state = {"database": False}
    return JsonResponse(state, status=200 if all(state.values()) else 503)


def _is_migrated() -> bool:
    if cache.get("migrated"):
        return True
    executor = MigrationExecutor(connection)
    migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    if migrated:
        cache.set("migrated", True, 60)
    return migrated


def _oldest_job_is_recent() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(at) FROM procrastinate_events e JOIN procrastinate_jobs j ON j.id = e.job_id"
            " WHERE j.status = 'todo' AND e.type = 'deferred'"
            " AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())"
        )
        (oldest,) = cursor.fetchone()
    return oldest is None or timezone.now() - oldest < PATIENCE
