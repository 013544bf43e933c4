from django import template
from django.db import models

from ensemble.foundation.timeline import reading

register = template.Library()
register.filter("sentence", reading.sentence)


@register.inclusion_tag("timeline/history.html")
def history(thing: models.Model):
    """The life of a thing, one sentence a line, the newest first."""
    return {"entries": list(reading.history_of(thing).reverse())}
