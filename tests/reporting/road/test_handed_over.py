"""The demo walks the road of its year by itself, once; and what a writer is told of an own text on the way."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpResponse
from tests.told.year import NOW, fresh, report_on

from gehoord.directory.models import Assignment
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.reporting.demo import handed_over
from gehoord.reporting.demo.handed_over import tell_year
from gehoord.reporting.demo.own_texts import WITH
from gehoord.reporting.models import Edition, Signature, Volume
from gehoord.reporting.road import making, signing
from gehoord.reporting.stages import Stage
from gehoord.web.office.year import own_texts

HARD = (
    "Er waren veertien klachten. Naar aanleiding van de interdisciplinaire verantwoordelijkheidsverdeling constateerden wij "
    "dat informatievoorziening, communicatieprocedures en jeugdhulpverleningstrajecten onvoldoende systematisch geëvalueerd "
    "werden door de verantwoordelijke organisaties binnen het samenwerkingsverband."
)


def cut_short(place, step, after, monkeypatch):
    """Killed before this step, or when it was done so many times."""
    taken, done = getattr(place, step), []

    def stopped(*asked, **more):
        if len(done) == after:
            raise KeyboardInterrupt
        done.append(taken(*asked, **more))

    with monkeypatch.context() as patched:
        patched.setattr(place, step, stopped)
        with pytest.raises(KeyboardInterrupt):
            tell_year(at=NOW)


def test_the_year_of_the_demo_is_handed_over_once_and_gone_on_with_where_it_was_cut_short(road, monkeypatch):
    with acting(HOUSE):
        Volume.objects.update(invented=True, stage=Stage.CLOSED.value)
    for place, step, after in ((making, "begin", 0), (signing, "sign", 1), (handed_over, "hand_over", 0)):
        cut_short(place, step, after, monkeypatch)
    assert tell_year(at=NOW)
    assert fresh(road.volume).stage == Stage.HANDED_OVER.value
    with acting(HOUSE):
        assert {row.role for row in Signature.objects.all()} == {"report_author", "coordinator"}
        told = dict(Edition.objects.filter(volume=road.volume).exclude(notes="").values_list("reader", "notes"))
    assert told == {reader.value: text.strip() for reader, text in WITH.items()}
    assert not tell_year(at=NOW)


def test_whoever_walks_the_road_themselves_is_left_alone(road):
    assert not tell_year(at=NOW)
    assert fresh(road.volume).stage == Stage.MADE.value


@pytest.mark.parametrize("place", ["JZ20", "PV27", "NL"])
def test_a_text_with_a_wider_place_is_measured_as_that_of_a_municipality(road, place, rf, monkeypatch):
    told = {}

    def drawn(_request, _template, context, status):
        told.update(context, status=status)
        return HttpResponse(status=status)

    monkeypatch.setattr(own_texts, "render", drawn)
    for where in ("GM0392", place):
        request = rf.post("/", {"text": HARD})
        request.actor = road.counsellor
        own_texts.own_text(request, report_on(road.volume, where).pk)
        assert told["status"] == 422
        assert [one.words for one in told["pointed"]] == ["veertien klachten"]
        assert not told["plain"].is_plain
        assert len(told["plain"].sentences) == 1


def test_a_counsellor_sees_own_places_first_and_finds_the_others_by_name(road, rf, monkeypatch):
    told = {}
    monkeypatch.setattr(own_texts, "render", lambda _request, _template, context: told.update(context) or HttpResponse())

    def listed(sought=""):
        request = rf.get("/", {"zoek": sought})
        request.actor = road.counsellor
        own_texts.own_texts(request)
        return {name: [(one.edition.place, kind.value) for one, kind in rows] for name, rows in told["groups"]}

    with acting(HOUSE):
        Assignment.objects.filter(person=road.counsellor.person_id).delete()
        Assignment.objects.create(
            person_id=road.counsellor.person_id, place="GM0473", office_id=road.counsellor.office_id, since=date(2020, 1, 1)
        )
    assert listed() == {"own": [("Zandvoort", "municipality")], "written": []}
    assert told["others"] == told["number"] - 1
    assert listed("nederl")["found"] == [("Nederland", "nation")]
    assert ("Haarlem", "municipality") in listed("HAARL")["found"]
