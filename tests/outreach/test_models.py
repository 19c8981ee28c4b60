from __future__ import annotations

from django.apps import apps


def test_no_row_knows_a_client():
    """However far one follows keys from a table of this room, no table of a client is reached."""
    seen, edge = set(), set(apps.get_app_config("outreach").get_models())
    while edge:
        seen |= edge
        keys = [field for model in edge for field in model._meta.get_fields() if field.many_to_one or field.one_to_one]
        edge = {field.related_model for field in keys if field.concrete} - seen
    assert {model._meta.app_label for model in seen} == {"outreach", "directory"}
    assert not [field.name for model in seen for field in model._meta.get_fields() if "client" in field.name]
