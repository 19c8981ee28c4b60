from __future__ import annotations

from gehoord.survey.models import Mark, new_exchange_id


def test_a_mark_leads_to_nobody():
    assert [field.name for field in Mark._meta.get_fields()] == ["id", "office_id", "exchange_id", "age_group", "grade", "on"]
    assert not [field for field in Mark._meta.get_fields() if field.is_relation]


def test_a_mark_made_here_has_an_id_for_outside():
    assert new_exchange_id() != new_exchange_id()
