"""The routes that answer a GET, asked of the product itself."""

from collections.abc import Callable, Iterator
from inspect import getclosurevars

from django.urls import URLPattern, get_resolver


def answering_get(patterns=None, space: str = "") -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            if "GET" in methods_of(pattern.callback):
                yield f"{space}{pattern.name}"
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from answering_get(pattern.url_patterns, inner)


def methods_of(view: Callable | None) -> tuple[str, ...]:
    """As `require_http_methods` was told; a view that was told nothing answers everything."""
    while view is not None:
        told = getclosurevars(view).nonlocals.get("request_method_list")
        if told is not None:
            return tuple(told)
        view = getattr(view, "__wrapped__", None)
    return ("GET", "POST")
