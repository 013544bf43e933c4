from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.conversations.actions.saying import say as say_words
from ensemble.foundation.conversations.actions.seeing import see
from ensemble.foundation.conversations.models import Conversation, Message
from ensemble.foundation.conversations.web.forms import MessageForm
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import by_htmx, turn_to

LAST = 30


@declares("conversation.read")
@signed_in
@require_safe
def show(request: HttpRequest, public_id) -> HttpResponse:
    """A page of its own; asked by htmx, the thread alone, to stand in another page."""
    conversation = _conversation(request, public_id)
    return _thread(request, conversation, _form(conversation))


@declares("conversation.say")
@signed_in
@require_POST
def say(request: HttpRequest, public_id) -> HttpResponse:
    conversation = _conversation(request, public_id)
    form = _form(conversation, request.POST)
    if not form.is_valid():
        return _thread(request, conversation, form, status=422)
    say_words(conversation, by=request.person, at=timezone.now(), **form.cleaned_data)
    if by_htmx(request):
        return _thread(request, conversation, _form(conversation))
    return turn_to(request, conversation)


def _conversation(request: HttpRequest, public_id) -> Conversation:
    mine = Conversation.objects.visible_to(request.person)
    return get_object_or_404(mine, public_id=public_id)


def _thread(
    request: HttpRequest, conversation: Conversation, form: MessageForm, status: int = 200
) -> HttpResponse:
    parts = list(conversation.participants.select_related("person").order_by("person__sort_key"))
    mine = next(part for part in parts if part.person_id == request.person.pk)
    words, has_more = _last_words(conversation, everything="all" in request.GET)
    about = conversation.about
    context = {
        "conversation": conversation,
        "about": about if hasattr(about, "get_absolute_url") else None,
        "others": [part.person for part in parts if part != mine],
        "words": words,
        "has_more": has_more,
        "seen_to": mine.seen_to,
        "form": form,
    }
    see(conversation, by=request.person)
    template = "conversations/conversation.html"
    name = f"{template}#thread" if by_htmx(request) else template
    return render(request, name, context, status=status)


def _last_words(conversation: Conversation, *, everything: bool) -> tuple[list[Message], bool]:
    """Oldest first; the last ones, and whether some were said before them."""
    newest = conversation.messages.select_related("by").order_by("-pk")
    words = list(newest if everything else newest[: LAST + 1])
    has_more = not everything and len(words) > LAST
    return words[LAST - 1 :: -1] if has_more else words[::-1], has_more


def _form(conversation: Conversation, data=None) -> MessageForm:
    """Its identifiers are its own: a page may hold several threads."""
    return MessageForm(data, auto_id=f"say-{conversation.public_id}-%s")
