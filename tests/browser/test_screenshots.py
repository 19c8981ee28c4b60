from __future__ import annotations

import pytest
from tests.browser import screenshots

pytestmark = pytest.mark.browser


def test_walks_past_the_pages_of_a_municipality_and_takes_four_pictures_of_each(browse, printed, inside, tmp_path):
    page = browse(printed, storage_state=inside)
    page.goto("/rapporten/")
    names = list(screenshots.walked(page, printed.address))
    assert {"reports", "report", "my_account", "start"} <= set(names)
    assert len(names) == len(set(names))
    assert not screenshots.NOT_FOR_LOOKING & set(names)
    screenshots.take(page, tmp_path / "gemeente", "report")
    assert len(list((tmp_path / "gemeente").glob("report-*.png"))) == 4


def test_what_is_refused_or_not_there_is_no_page(browse, printed, inside):
    page = browse(printed, storage_state=inside)
    assert not screenshots.stands_on(page, "/mensen/")
    assert not screenshots.stands_on(page, "/werkplek/toetsen/")
    assert screenshots.stands_on(page, "/rapporten/")
