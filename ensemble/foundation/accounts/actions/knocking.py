from datetime import datetime

from django.db import transaction

from ensemble.foundation.accounts.models import MailedCode
from ensemble.foundation.accounts.tasks import send_code


@transaction.atomic
def ask_code(address: str, *, language: str, at: datetime) -> MailedCode:
    """Someone typed this canonical address at the door. Known or not, the same two rows are written."""
    code = MailedCode.objects.create(address=address, language=language, asked_at=at)
    send_code.defer(code_id=code.pk)
    return code
