"""The template tags, by family; `templatetags/ui.py` gathers them under one `{% load ui %}`."""
