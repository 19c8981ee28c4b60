"""The road of a year through the verbs: closed, made, looked through, signed by two, handed over, and corrected in words."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.told import year as told
from tests.told.year import NOW, YEAR, bytes_of, close_again, fresh, handed, report_on, resting_at, signed

from gehoord.casework.models import Concern
from gehoord.figures.disclosure.auditor import audit
from gehoord.figures.publication import Reader
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.practice.transitions import StepDoesNotFollow
from gehoord.reporting import delivery
from gehoord.reporting.formats import Format
from gehoord.reporting.handing.corrections import NoFigures, correct, corrections_of
from gehoord.reporting.handing.fetching import fetched_of
from gehoord.reporting.handing.handing_over import hand_over
from gehoord.reporting.handing.recipients import readers_of, recipients
from gehoord.reporting.models import Edition, KeptRegister, Volume
from gehoord.reporting.own_words import findings
from gehoord.reporting.own_words.pointing import PointsToSomebody
from gehoord.reporting.portal import keys, released
from gehoord.reporting.road import closing, looking, making, signing, watching
from gehoord.reporting.road.freezing import frozen
from gehoord.reporting.stages import Stage

TODAY = date(2026, 11, 22)
OWN = "Wij spraken vaak met de gemeente. Het wijkteam wijst ouders beter de weg."
WIDER = ("JZ20", "PV27", "NL")


# closing


def test_closing_keeps_the_facts_without_any_id_of_a_client(road):
    with acting(HOUSE):
        kept = KeptRegister.objects.get(pk=road.volume.register_id)
        codes = set(Concern.objects.values_list("exchange_id", flat=True))
    assert road.volume.ends["action_without_outcome"] == 32
    assert not any(code.encode() in bytes(kept.archive) for code in codes)
    assert frozen(YEAR.last).pk == road.volume.register_id


def test_what_was_frozen_is_read_by_the_house_alone(road):
    for by in (road.author, road.second, road.reader):
        with acting(by):
            assert not KeptRegister.objects.exists()


def test_closing_twice_without_a_change_is_refused_and_with_one_gives_the_next_bundle(road):
    with pytest.raises(closing.NothingChanged):
        closing.close(YEAR, by=road.author, at=NOW)
    again = close_again(road)
    assert (again.number, again.stage) == (2, Stage.CLOSED.value)


def test_a_period_that_is_not_over_is_not_closed(road):
    with pytest.raises(closing.PeriodNotOver, match="2026 is nog niet voorbij"):
        closing.close(Period.year(2026), by=road.author, at=NOW)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.COUNSELLOR, Role.MUNICIPALITY_CONTACT, Role.ADMINISTRATOR])
def test_only_the_author_closes(road, role):
    with pytest.raises(NotFound):
        closing.close(YEAR, by=Actor(road.second.person_id, role, road.second.office_id), at=NOW)


# making


def test_a_bundle_holds_every_report_and_passes_an_audit_of_what_is_stored(road):
    progress = watching.progress(road.volume, by=road.author)
    assert (progress.told, progress.told + progress.quiet) == (progress.done - progress.quiet, sum(progress.by_reader.values()))
    assert 0 < progress.told < progress.quiet
    assert progress.done == progress.total == road.volume.total
    assert progress.by_reader[Reader.NATION] == 1
    assert progress.by_reader[Reader.MUNICIPALITY] == 390
    with acting(HOUSE):
        rows = {
            f"{making.path_of(Reader.coded(row.reader), row.unit)}.json": making.figures_in(row)
            for row in Edition.objects.filter(volume=road.volume)
        }
    assert road.volume.certificate["publication"]["files"] == {
        path: hashlib.sha256(content).hexdigest() for path, content in rows.items()
    }
    assert audit({path: json.loads(content) for path, content in rows.items()}).passed


def test_whoever_is_cut_short_is_gone_on_after_to_the_same_bytes(road, monkeypatch):
    whole = bytes_of(road.volume)
    for left in (1, len(whole)):
        with acting(HOUSE):
            kept = list(Edition.objects.filter(volume=road.volume).order_by("pk").values_list("pk", flat=True)[:left])
            Edition.objects.filter(volume=road.volume).exclude(pk__in=kept).delete()
            Volume.objects.filter(pk=road.volume.pk).update(stage=Stage.BEING_MADE.value, certificate=None, made_at=None)
        assert making.resume() == [road.volume.pk]
        assert bytes_of(road.volume) == whole
        assert fresh(road.volume).certificate == road.volume.certificate


def test_a_machine_that_stops_leaves_nothing_to_read_and_goes_on(road, monkeypatch):
    whole = bytes_of(road.volume)
    told.unmake(road.volume)
    written, render = [], making.render

    def stopping(document, fmt, *, theme):
        written.append(document.place)
        if len(written) == 70:
            raise KeyboardInterrupt
        return render(document, fmt, theme=theme)

    monkeypatch.setattr(making, "render", stopping)
    with pytest.raises(KeyboardInterrupt):
        making.make(road.volume.pk)
    half = fresh(road.volume)
    assert watching.progress(half, by=road.author).done == 60
    assert watching.reports_in(half, by=road.author) == ([], 0)
    making.make(road.volume.pk)
    assert bytes_of(road.volume) == whole


def test_a_bundle_rests_while_somebody_wants_it_to_and_ends_the_same(road, monkeypatch):
    whole, before = bytes_of(road.volume), fresh(road.volume)
    told.unmake(road.volume, 70)
    with pytest.raises(NotFound):
        making.pause(road.volume.pk, by=road.reader)
    in_turns = making._in_turns
    monkeypatch.setattr(making, "_in_turns", resting_at(2, road))
    making.make(road.volume.pk)
    assert fresh(road.volume).stage == Stage.PAUSED.value
    assert watching.progress(fresh(road.volume), by=road.author).done == len(whole) - 50
    assert making.resume() == []
    monkeypatch.setattr(making, "_in_turns", in_turns)
    making.begin(road.volume.pk, by=road.author, at=NOW + timedelta(days=1))
    heard = making.audit
    monkeypatch.setattr(making, "audit", lambda reports: (making.pause(road.volume.pk, by=road.author), heard(reports))[1])
    making.make(road.volume.pk)
    assert fresh(road.volume).stage == Stage.PAUSED.value
    monkeypatch.setattr(making, "audit", heard)
    making.begin(road.volume.pk, by=road.author, at=NOW + timedelta(days=2))
    making.make(road.volume.pk)
    after = fresh(road.volume)
    assert (bytes_of(after), after.certificate, after.begun_at) == (whole, before.certificate, before.begun_at)


def test_without_a_certificate_there_is_no_report(road, monkeypatch):
    with acting(HOUSE):
        Volume.objects.filter(pk=road.volume.pk).update(stage=Stage.BEING_MADE.value, certificate=None, made_at=None)
        row = Edition.objects.get(volume=road.volume, unit="GM0392")
        spoiled = json.loads(making.figures_in(row))
        spoiled["tables"][0]["rows"][0][1] += 5
        row.figures = making.zlib.compress(json.dumps(spoiled).encode())
        row.save()
    making.make(road.volume.pk)
    failed = fresh(road.volume)
    assert failed.stage == Stage.NOT_PASSED.value
    assert failed.reason["nl"]
    assert failed.reason["by"] == making.AUDIT
    assert bytes_of(road.volume) == {}
    with pytest.raises(StepDoesNotFollow):
        signing.sign(road.volume.pk, by=road.author, at=NOW)


# looking through


def test_reports_are_found_by_name_and_by_code(road):
    (found,), many = watching.reports_in(road.volume, by=road.author, sought="zandv", reader=Reader.MUNICIPALITY)
    assert (found.unit, many) == ("GM0473", 1)
    assert watching.reports_in(road.volume, by=road.author, sought="gm0392")[1] == 1


def test_the_same_reports_are_drawn_each_time_and_for_both(road):
    first, second = (looking.to_look_at(road.volume, by=by) for by in (road.author, road.second))
    assert [one.edition.pk for one in first] == [one.edition.pk for one in second]
    assert first[0].edition.reader == Reader.NATION.value
    assert any(one.edition.text_only for one in first)


# the own text


def test_a_counsellor_writes_what_stood_out_and_it_is_fixed_by_signing(road):
    edition = report_on(road.volume, "GM0392")
    assert edition.pk in {one.edition.pk for one in findings.writable(by=road.counsellor, on=TODAY)}
    findings.write(edition.pk, OWN, by=road.counsellor, at=NOW, on=TODAY)
    assert findings.text_with(report_on(road.volume, "GM0392")) == OWN
    volume = handed(road.volume, road.author, road.second)
    assert "Het wijkteam wijst ouders beter de weg." in delivery.open_edition(edition.pk, by=road.reader).body
    with pytest.raises(findings.TextFixed):
        findings.write(edition.pk, "Anders.", by=road.counsellor, at=NOW, on=TODAY)
    assert report_on(volume, "GM0392").notes == OWN


@pytest.mark.parametrize("place", WIDER)
def test_who_works_in_most_municipalities_writes_with_a_wider_place_and_the_nation(road, place):
    edition = report_on(road.volume, place)
    assert edition.pk in {one.edition.pk for one in findings.writable(by=road.counsellor, on=TODAY)}
    findings.write(edition.pk, OWN, by=road.counsellor, at=NOW, on=TODAY)
    assert findings.text_with(report_on(road.volume, place)) == OWN


@pytest.mark.parametrize("place", ["GM0392", *WIDER])
def test_a_text_that_points_to_somebody_is_not_kept(road, place):
    edition = report_on(road.volume, place)
    with pytest.raises(PointsToSomebody, match="Fatima"):
        findings.write(edition.pk, "Moeder Fatima was er.", by=road.counsellor, at=NOW, on=TODAY)
    findings.write(edition.pk, "Het gesprek was op 3 maart.", by=road.counsellor, at=NOW, on=TODAY, sure=True)
    with pytest.raises(PointsToSomebody, match="zeven klachten"):
        findings.write(edition.pk, "Er waren zeven klachten.", by=road.counsellor, at=NOW, on=TODAY, sure=True)


def test_nobody_writes_for_a_place_of_another_office(road):
    stranger = Actor(road.counsellor.person_id, Role.COUNSELLOR, uuid4())
    edition = report_on(road.volume, "GM0392")
    assert findings.writable(by=stranger, on=TODAY) == []
    with pytest.raises(NotFound):
        findings.write(edition.pk, OWN, by=stranger, at=NOW, on=TODAY)
    assert not findings.may_write(edition, by=road.author, on=TODAY)


# handing over


def test_before_it_is_handed_over_nobody_outside_sees_it(road):
    edition = report_on(road.volume, "GM0392")
    signed(road.volume, road.author, road.second)
    with pytest.raises(NotFound):
        delivery.open_edition(edition.pk, by=road.reader)
    assert released.released(by=road.reader) == []
    assert delivery.open_edition(edition.pk, by=road.author).place == "Haarlem"


def test_what_is_handed_over_is_read_by_who_it_is_for_and_they_hear_without_content(road):
    road.worker.connector.jobs.clear()
    volume = handed(road.volume, road.author, road.second)
    assert readers_of(volume, by=road.author) == len({one.person_id for one in recipients()})
    told = [job for job in road.worker.promised if job["task_name"] == "outreach.tell"]
    assert {job["args"]["person"] for job in told} == {str(one.person_id) for one in recipients()}
    assert all(set(job["args"]) == {"person"} for job in told)
    haarlem, zandvoort = report_on(volume, "GM0392"), report_on(volume, "GM0473")
    assert delivery.open_edition(haarlem.pk, by=road.reader).is_protected
    with pytest.raises(NotFound):
        delivery.open_edition(zandvoort.pk, by=road.reader)
    with acting(road.reader):
        assert set(Edition.objects.filter(volume=volume).values_list("unit", flat=True)) == {"GM0392"}


def test_only_the_author_hands_over_and_only_once(road):
    signed(road.volume, road.author, road.second)
    with pytest.raises(NotFound):
        hand_over(road.volume.pk, by=road.second, at=NOW)
    hand_over(road.volume.pk, by=road.author, at=NOW)
    with pytest.raises(StepDoesNotFollow):
        hand_over(road.volume.pk, by=road.author, at=NOW)


def test_days_that_were_published_are_not_published_again(road):
    handed(road.volume, road.author, road.second)
    with pytest.raises(closing.HandedOverAlready, match="verbeternota"):
        closing.close(YEAR, by=road.author, at=NOW)
    for part in (Period.half_year(2016, 1), Period.quarter(2016, 4)):
        with pytest.raises(closing.PeriodsOverlap, match="dezelfde dagen"):
            closing.close(part, by=road.author, at=NOW)
    assert closing.close(Period.half_year(2015, 2), by=road.author, at=NOW).number == 1


def test_a_half_year_goes_the_same_road(road, monkeypatch):
    monkeypatch.setattr(making, "attacked_if_small", lambda _reports, _told, beside: {"beside": list(beside)})
    half = closing.close(Period.half_year(2016, 1), by=road.author, at=NOW)
    making.begin(half.pk, by=road.author, at=NOW)
    making.make(half.pk)
    assert fresh(half).stage == Stage.MADE.value
    assert "het 1e halfjaar van 2016" in (edition := report_on(half, "GM0392")).body
    assert edition.opening["subtitle"] == "Rapport over het vertrouwenswerk in de jeugdhulp"
    assert "Jaar" not in json.dumps([edition.opening, edition.contents])
    assert (edition.first, edition.last) == (date(2016, 1, 1), date(2016, 6, 30))
    assert fresh(half).certificate["attack"] == {"beside": []}


def test_who_fetched_what_is_seen_by_the_office(road, monkeypatch):
    volume = handed(road.volume, road.author, road.second)
    edition = report_on(volume, "GM0392")
    assert all(not one.files for one in fetched_of(volume, by=road.author))
    delivery.production.print_format(edition.pk, Format.JSON)
    printed = delivery.fetch(edition.pk, Format.JSON, by=road.reader)
    assert json.loads(printed.content)["tables"] == json.loads(making.figures_in(edition))["tables"]
    delivery.fetch(edition.pk, Format.JSON, by=road.author)
    (taken,) = [one for one in fetched_of(volume, by=road.author) if one.files]
    assert (taken.edition.unit, [file[0] for file in taken.files]) == ("GM0392", ["json"])


# corrections


def test_a_note_of_correction_stands_beside_the_figures_and_changes_none(road):
    volume = handed(road.volume, road.author, road.second)
    edition = report_on(volume, "GM0392")
    before = bytes(edition.figures)
    with pytest.raises(NoFigures, match="12"):
        correct(edition.pk, "In tabel 1a moest 12 staan.", by=road.author, at=NOW)
    correct(edition.pk, "In tabel 2c van 2016 is een soort klacht te vaak geteld.", by=road.author, at=NOW)
    assert [note.text for note in delivery.open_edition(edition.pk, by=road.reader).corrections] == [
        "In tabel 2c van 2016 is een soort klacht te vaak geteld."
    ]
    assert bytes(report_on(volume, "GM0392").figures) == before
    stranger = Actor(uuid4(), Role.MUNICIPALITY_CONTACT)
    assert corrections_of([edition.pk], by=stranger) == []


def test_a_report_that_was_not_handed_over_has_no_notes(road):
    with pytest.raises(NotFound):
        correct(report_on(road.volume, "GM0392").pk, "Er klopt iets niet.", by=road.author, at=NOW)


# programs


def test_a_key_ends_with_the_seat_it_was_made_in(road):
    token = keys.make_key("datawarehouse", by=road.reader, at=NOW)
    with acting(HOUSE):
        Seat.objects.filter(person=road.reader.person_id).update(until=NOW - timedelta(days=1))
    assert keys.holder_of(token.said, at=NOW) is None


def test_nobody_makes_a_key_for_the_office_or_without_a_name(road):
    with pytest.raises(NotFound):
        keys.make_key("x", by=road.author, at=NOW)
    with pytest.raises(keys.LabelMissing):
        keys.make_key("  ", by=road.reader, at=NOW)
    assert keys.holder_of("geen sleutel", at=NOW) is None
