from __future__ import annotations

import io
import shutil
import zipfile
from datetime import UTC, datetime

import pytest

from gehoord.directory.models import ImportedMunicipality
from gehoord.figures.exchange import RegisterRefused
from gehoord.figures.publication import Rule
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.reporting import demo, registers
from gehoord.reporting.models import KeptRegister

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_the_house")]
LATER = datetime(2030, 1, 15, tzinfo=UTC)


def test_a_register_is_kept_byte_for_byte():
    kept = registers.keep(demo.REGISTER)
    with zipfile.ZipFile(io.BytesIO(kept.archive)) as bundle:
        inside = {name: bundle.read(name) for name in bundle.namelist()}
    assert inside == {file.name: file.read_bytes() for file in demo.REGISTER.glob("*.csv")}


def test_the_same_register_is_kept_once(tmp_path):
    first = registers.keep(demo.REGISTER)
    moved = shutil.copytree(demo.REGISTER, tmp_path / "elsewhere")
    (moved / "notes.txt").write_text("not part of it", encoding="utf-8")
    assert registers.keep(moved) == first
    assert KeptRegister.objects.count() == 1


def test_one_other_character_is_another_register(tmp_path):
    other = shutil.copytree(demo.REGISTER, tmp_path / "other")
    clients = other / "clients.csv"
    text = clients.read_text(encoding="utf-8")
    assert ",female," in text or ",female\n" in text
    clients.write_text(text.replace("female", "male", 1), encoding="utf-8")
    assert registers.keep(other).fingerprint != registers.keep(demo.REGISTER).fingerprint


def test_a_register_that_does_not_fit_is_not_kept(tmp_path):
    with pytest.raises(RegisterRefused):
        registers.keep(tmp_path)
    assert not KeptRegister.objects.exists()


def test_a_kept_register_is_counted_once_for_all_that_ask():
    kept = registers.keep(demo.REGISTER)
    publication = registers.published(kept.fingerprint, 2016, Rule.AS_PRINTED_2016)
    assert publication.reports["GM0392"].place.name == "Haarlem"
    assert registers.published(kept.fingerprint, 2016, Rule.AS_PRINTED_2016) is publication


def test_what_is_counted_follows_a_map_that_was_imported_since():
    kept = registers.keep(demo.REGISTER)
    before = registers.published(kept.fingerprint, 2016, Rule.AS_PRINTED_2016)
    with acting(HOUSE):
        ImportedMunicipality.objects.create(
            code="GM0392", name="Haarlem aan Zee", province="PV27", region="JZ11", source="invented", imported_at=LATER
        )
    after = registers.published(kept.fingerprint, 2016, Rule.AS_PRINTED_2016)
    assert after.reports["GM0392"].place.name == "Haarlem aan Zee"
    assert after.reports["GM0392"].tables == before.reports["GM0392"].tables
