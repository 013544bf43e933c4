"""What the approved platform announces: believed when signed and fresh, heard once, looked up after."""

import hashlib
import json

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ensemble.foundation.core.rights import declares
from ensemble.money.invoicing.courier import follow
from ensemble.money.invoicing.models import Announcement
from ensemble.money.invoicing.platform.signing import is_genuine

LARGEST = 64 * 1024


@csrf_exempt
@declares("webhook.receive")
@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """401 for what is not signed, or not now; 200 without effect for what was heard already."""
    now = timezone.now()
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return HttpResponse(status=413)
    timestamp = request.headers.get("X-Webhook-Timestamp", "")
    signature = request.headers.get("X-Webhook-Signature", "")
    if not is_genuine(request.body, timestamp=timestamp, signature=signature, at=now):
        return HttpResponse(status=401)
    flow_id = _flow_id(request.body)
    if not flow_id:
        return HttpResponse(status=422)
    digest = hashlib.sha256(timestamp.encode() + b"." + request.body).hexdigest()
    with transaction.atomic():
        _kept, is_new = Announcement.objects.get_or_create(
            digest=digest, defaults={"flow_id": flow_id, "said_at": now, "came_at": now}
        )
        if is_new:
            follow.defer(flow_id=flow_id)
    return HttpResponse(status=200)


def _flow_id(body: bytes) -> str:
    try:
        found = json.loads(body)["flowInfo"]["flowId"]
    except (ValueError, KeyError, TypeError):
        return ""
    return found if isinstance(found, str) and len(found) <= 36 else ""
