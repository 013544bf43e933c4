from datetime import datetime

from django import template

register = template.Library()
register.filter("instant", datetime.fromisoformat)
