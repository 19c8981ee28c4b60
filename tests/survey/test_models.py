from __future__ import annotations

from gehoord.survey.models import Mark


def test_a_mark_leads_to_nobody():
    assert [field.name for field in Mark._meta.get_fields()] == ["id", "office_id", "exchange_id", "age_group", "grade", "on"]
    assert not [field for field in Mark._meta.get_fields() if field.is_relation]
