from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from tests.told.reports import desk

from gehoord.figures.publication import Rule
from gehoord.reporting import demo, production
from gehoord.reporting.models import Edition, Printout, State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_the_house")]


@pytest.fixture
def edition():
    with desk():
        yield production.produce(demo.REGISTER, municipality="GM0392", year=2016, rule=Rule.AS_PRINTED_2016, language="nl")


def test_one_report_is_issued_once(edition):
    edition.pk = None
    with pytest.raises(IntegrityError, match="edition_once"), transaction.atomic():
        edition.save(force_insert=True)


def test_a_register_stays_as_long_as_a_report_was_counted_from_it(edition):
    with pytest.raises(ProtectedError):
        edition.register.delete()


def test_a_printout_is_ready_when_it_has_content_and_only_then(edition):
    printout = edition.printouts.first()
    for state, content in ((State.READY, None), (State.WAITING, b"x"), (State.FAILED, b"x")):
        with pytest.raises(IntegrityError, match="printout_ready_has_content"), transaction.atomic():
            Printout.objects.filter(pk=printout.pk).update(state=state.value, content=content)


def test_rows_name_themselves(edition):
    assert str(edition) == "Haarlem 2016 (nl)"
    assert str(edition.register) == edition.register.fingerprint[:12]
    assert {str(printout) for printout in edition.printouts.all()} >= {"pdf waiting"}
    assert Edition.objects.count() == 1
