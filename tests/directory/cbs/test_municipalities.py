from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.cbs.municipalities import redrawn
from gehoord.directory.cbs.sheet import DownloadRefused, read_sheet
from gehoord.directory.geography import packaged_atlas

NEW_YEAR = date(2030, 1, 1)
DUINZOOM = ("Duinzoom", "GM2999", "Duinzoom", "JZ11", "PV27")
MERGED = {"GM0377": ("GM2999",), "GM0397": ("GM2999",)}


def compare(path, into=None):
    return redrawn(read_sheet(path), packaged_atlas(), on=NEW_YEAR, into=into or {})


def test_a_list_that_says_what_is_known_changes_nothing(areas):
    found = compare(areas())
    assert (found.spans, found.remarks) == ((), ())


def test_a_merger_ends_two_and_begins_one(areas):
    found = compare(areas(without=MERGED, extra=[DUINZOOM]), MERGED)
    told = {span.code: (span.begins, span.ends, span.goes_to) for span in found.spans}
    assert told["GM2999"] == (NEW_YEAR, None, ())
    assert told["GM0377"][1:] == told["GM0397"][1:] == (NEW_YEAR, ("GM2999",))
    assert found.region_of["GM2999"] == "JZ11"


def test_without_regions_a_merger_stays_in_that_of_its_parts(areas):
    found = compare(areas(without=MERGED, extra=[DUINZOOM], regions=False), MERGED)
    assert found.region_of["GM2999"] == "JZ11"


def test_all_that_is_not_said_is_asked_at_once(areas):
    path = areas(without=["GM0377", "GM0397", "GM0473"], extra=[DUINZOOM], regions=False)
    with pytest.raises(DownloadRefused) as refused:
        compare(path, {"GM0377": ("GM0000",)})
    told = "\n".join(fault.nl for fault in refused.value.faults)
    assert "--into GM0397=GM0000" in told
    assert "--into GM0473=GM0000" in told
    assert "kan niet naar GM0000" in told
    assert "Duinzoom (GM2999) is nieuw" in told


def test_a_code_that_ceased_before_does_not_come_back(areas):
    with pytest.raises(DownloadRefused, match="hield al eerder op"):
        compare(areas(extra=[("Oud", "GM0393", "Oud", "JZ11", "PV27")]))


def test_another_name_is_told_and_left(areas):
    found = compare(areas(without=["GM0392"], extra=[("Haarlem", "GM0392", "Groot-Haarlem", "JZ11", "PV27")]))
    assert found.spans == ()
    (remark,) = found.remarks
    assert "Groot-Haarlem" in remark.nl
    assert remark.en.endswith("that stays.")


def test_a_province_that_does_not_exist_is_refused(areas):
    with pytest.raises(DownloadRefused, match="geen kolom met provinciecodes"):
        compare(areas(extra=[("Duinzoom", "GM2999", "Duinzoom", "JZ11", "PV99")]))


def test_a_list_without_the_columns_is_refused(download):
    with pytest.raises(DownloadRefused, match="geen kolom met alleen gemeentecodes") as refused:
        compare(download("RegioS;Oppervlakte\nGM0392;12\n"))
    assert len(refused.value.faults) == 2
