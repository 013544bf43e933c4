"""What one can do: buttons, links that look like them, one-tap forms."""

from django import template

register = template.Library()


@register.inclusion_tag("ui/components/button.html")
def button(label, kind="primary", icon="", name="", value="", wide=False):
    """kind: primary, secondary, quiet, danger."""
    return {
        "label": label,
        "kind": kind,
        "icon_name": icon,
        "name": name,
        "value": value,
        "wide": wide,
    }


@register.inclusion_tag("ui/components/link.html")
def link(label, url, kind="", icon="", wide=False):
    return {"label": label, "url": url, "kind": kind, "icon_name": icon, "wide": wide}


@register.inclusion_tag("ui/components/post.html", takes_context=True)
def post(context, label, url, kind="primary", icon="", into="", wide=False, field="", value=""):
    """A whole form of one button; with `into`, htmx puts the answer in place of that element."""
    return {
        "csrf_token": context.get("csrf_token"),
        "label": label,
        "url": url,
        "kind": kind,
        "icon_name": icon,
        "into": into,
        "wide": wide,
        "field": field,
        "value": value,
    }


@register.inclusion_tag("ui/components/passkey_prompt.html", takes_context=True)
def passkey_prompt(context, url):
    return {"csrf_token": context.get("csrf_token"), "url": url}
