from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from gehoord.directory.models import PublicText, Reachable

AT = datetime(2026, 3, 9, 12, tzinfo=UTC)
WHOLE = {"voice": "child", "piece": "opening", "number": 1, "at": AT}
BOTH = {"title_nl": "Dag", "body_nl": "Dag", "title_en": "Hello", "body_en": "Hello"}


@pytest.mark.parametrize("lacking", list(BOTH))
def test_the_database_takes_no_text_in_one_language(office, lacking):
    with pytest.raises(IntegrityError, match="public_text_both_languages"), transaction.atomic():
        PublicText.objects.create(office_id=office.id, **WHOLE, **{**BOTH, lacking: ""})


def test_the_database_takes_a_number_once(office):
    PublicText.objects.create(office_id=office.id, **WHOLE, **BOTH)
    with pytest.raises(IntegrityError, match="public_text_numbered"), transaction.atomic():
        PublicText.objects.create(office_id=office.id, **WHOLE, **BOTH)


def test_an_office_is_reached_in_one_way(office):
    Reachable.objects.create(office_id=office.id, shows="name")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reachable.objects.create(office_id=office.id, shows="office")
