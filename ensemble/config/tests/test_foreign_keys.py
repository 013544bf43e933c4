from django.apps import apps

from ensemble.config.wings import looks_down


def keys_across_apps():
    """Every foreign key and many-to-many that goes from one of our apps to another."""
    for model in apps.get_models():
        for field in (*model._meta.fields, *model._meta.many_to_many):
            if not field.is_relation or field.model is not model or not field.related_model:
                continue
            here = model._meta.app_config.name
            there = field.related_model._meta.app_config.name
            if here != there and here.startswith("ensemble.") and there.startswith("ensemble."):
                yield field, here, there


def test_it_finds_keys():
    assert list(keys_across_apps())


def test_every_key_points_downwards():
    climbing = [
        str(field) for field, here, there in keys_across_apps() if not looks_down(here, there)
    ]
    assert climbing == []


def test_no_key_lets_the_lower_app_climb_back():
    climbing = [str(field) for field, *_ in keys_across_apps() if not field.remote_field.hidden]
    assert climbing == []
