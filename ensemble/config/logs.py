"""One event a line: JSON in production, readable colours on a developer's screen."""

from time import perf_counter

import structlog

from ensemble.config.fields import ignored_in

SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging(*, readable: bool) -> dict:
    """The value of Django's LOGGING."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = structlog.dev.ConsoleRenderer() if readable else structlog.processors.JSONRenderer()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    renderer,
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "ensemble": {"level": "INFO"},
            "django": {"handlers": [], "propagate": True},
            # Its warnings quote the address asked, which may hold the secret of an invitation.
            "django.request": {"level": "ERROR"},
        },
    }


class RequestLogMiddleware:
    """What was asked, by whom, what it answered and how long it took: no content, no address. Of a
    form, the names of the fields that no page offered."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.log = structlog.get_logger("ensemble.requests")

    def __call__(self, request):
        started = perf_counter()
        response = self.get_response(request)
        person = getattr(request, "person", None)
        self.log.info(
            "answered",
            method=request.method,
            route=request.resolver_match.route if request.resolver_match else None,
            status=response.status_code,
            person=str(person.public_id) if person else None,
            milliseconds=round(1000 * (perf_counter() - started), 1),
            **({"ignored": ignored} if (ignored := ignored_in(request, response)) else {}),
        )
        return response
