from __future__ import annotations

from gehoord.outreach.models import Alert, Visit, new_exchange_id


def test_no_row_knows_a_client():
    for model in (Visit, Alert):
        related = {field.related_model._meta.label for field in model._meta.get_fields() if field.related_model}
        assert related == {"directory.Office", "directory.AgencyLocation"}


def test_a_row_made_here_has_an_id_for_outside():
    assert new_exchange_id() != new_exchange_id()
