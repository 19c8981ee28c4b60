from __future__ import annotations

import pytest

from gehoord.reporting.theme import ThemeRefused
from gehoord.reporting.theme_in_use import theme_in_use


@pytest.fixture(autouse=True)
def read_afresh():
    theme_in_use.cache_clear()
    yield
    theme_in_use.cache_clear()


def test_without_a_file_the_packaged_theme_is_worn(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    assert theme_in_use().product == "gehoord"


def test_the_file_in_the_data_folder_is_worn(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    (tmp_path / "theme.toml").write_text('product = "luister"\n', encoding="utf-8")
    assert theme_in_use().product == "luister"


def test_a_theme_that_cannot_be_read_by_everybody_is_refused(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    (tmp_path / "theme.toml").write_text('[light]\nink = "#FFFFFE"\n', encoding="utf-8")
    with pytest.raises(ThemeRefused):
        theme_in_use()
