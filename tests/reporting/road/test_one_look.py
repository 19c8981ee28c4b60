"""A bundle has one look and the figures of its audit, whenever it is made and whenever a file of it is printed."""

from __future__ import annotations

import json

import pytest
from tests.told import year as told
from tests.told.year import bytes_of, fresh, handed, report_on

from gehoord.figures.disclosure.attacker.small import TooFewClients
from gehoord.figures.disclosure.rounding import NothingFits
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.reporting import production
from gehoord.reporting.formats import Format
from gehoord.reporting.models import Volume
from gehoord.reporting.road import making
from gehoord.reporting.road.secrets import SecretGone
from gehoord.reporting.stages import Stage


def test_another_look_or_another_program_makes_everything_anew(road, monkeypatch):
    told.unmake(road.volume, 3)
    making._secret(fresh(road.volume))
    assert bytes_of(road.volume)
    monkeypatch.setattr(making, "theme_in_use", lambda: "a new logo")
    making._secret(fresh(road.volume))
    assert bytes_of(road.volume) == {}
    assert making._secret(fresh(road.volume)) == making.secret_of(road.volume)


def test_a_file_is_printed_with_the_figures_that_were_audited_or_not_at_all(road, monkeypatch):
    edition = report_on(handed(road.volume, road.author, road.second), "GM0392")
    then = json.loads(making.figures_in(edition))
    then["tables"][0]["rows"][0][1] += 5
    monkeypatch.setattr(production, "figures_in", lambda _edition: json.dumps(then).encode())
    with pytest.raises(production.OtherFigures, match="Haarlem"):
        production.print_format(edition.pk, Format.CSV)
    with acting(HOUSE):
        assert edition.printouts.get(format="csv").state == "failed"


def test_another_secret_makes_everything_anew(road):
    making.secret_of(road.volume)
    file = next((making.settings.GEHOORD_DATA / "years").glob("*.secret"))
    before = file.read_text()
    try:
        file.write_text("ab" * 32)
        with acting(HOUSE):
            Volume.objects.filter(pk=road.volume.pk).update(stage=Stage.BEING_MADE.value, certificate=None, made_at=None)
        making.make(road.volume.pk)
        assert fresh(road.volume).stage == Stage.MADE.value
        assert file.stat().st_mode & 0o077 == 0
    finally:
        file.write_text(before)


def test_a_secret_that_is_gone_is_never_drawn_anew(road):
    file = making.settings.GEHOORD_DATA / "years" / f"{making.first_of(road.volume)}.secret"
    aside = file.rename(file.with_suffix(".aside"))
    try:
        with pytest.raises(SecretGone):
            making.secret_of(fresh(road.volume))
        assert not file.exists()
    finally:
        aside.rename(file)


def test_a_draw_with_which_nothing_fits_is_not_kept_for_the_next_time(road, monkeypatch):
    drawn = making.secret_of(road.volume)
    file = making._secret_file(road.volume)

    def unfit(volume, secret):
        raise NothingFits

    monkeypatch.setattr(making, "publication_of", unfit)
    told.unmake(road.volume)
    try:
        making.make(road.volume.pk)
        failed = fresh(road.volume)
        assert (failed.stage, failed.reason.get("by"), failed.secret) == (Stage.NOT_PASSED.value, None, "")
        assert making.secret_of(failed) != drawn
    finally:
        file.write_text(drawn.hex())


def test_a_small_register_that_tells_too_much_gets_no_report(road, monkeypatch):
    def refuse(*_):
        raise TooFewClients(few=4)

    monkeypatch.setattr(making, "attacked_if_small", refuse)
    told.unmake(road.volume, 0)
    making.make(road.volume.pk)
    failed = fresh(road.volume)
    assert failed.stage == Stage.NOT_PASSED.value
    assert "te weinig cliënten" in failed.reason["nl"]
    assert bytes_of(road.volume) == {}
