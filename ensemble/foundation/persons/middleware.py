"""Each answer is given to a person, in that person's language and zone."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from ensemble.foundation.core.memo import one_request

LANGUAGES = dict(settings.LANGUAGES)


class PersonMiddleware:
    """Set `request.person` (a Person or None), the language and the time zone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with one_request():
            return self.answer(request)

    def answer(self, request):
        person = request.user if request.user.is_authenticated else None
        request.person = person
        language = person.language if person else self.language_of_a_visitor(request)
        zone = ZoneInfo(person.time_zone if person else settings.TIME_ZONE)
        with translation.override(language), timezone.override(zone):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language",))
        return response

    def language_of_a_visitor(self, request) -> str:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        return chosen if chosen in LANGUAGES else translation.get_language_from_request(request)
