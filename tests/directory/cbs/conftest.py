"""Downloads in the layouts of the statistics office, with invented numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gehoord.directory.geography import geography_on

NEW_YEAR = date(2030, 1, 1)


@pytest.fixture
def download(tmp_path):
    """Writes a download and gives its path."""

    def written(text: str | bytes, name: str = "37259ned.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


@pytest.fixture
def areas(download):
    """The list of all municipalities of a day, without some and with others, as areas are downloaded."""

    def written(*, without=(), extra=(), regions=True) -> Path:
        head = ["Regio's", "Codes en namen van gemeenten/Code (code)", "Codes en namen van gemeenten/Naam (naam)"]
        head += ["Lokaliseringen van gemeenten/Jeugdregio's/Code (code)"] if regions else []
        head += ["Lokaliseringen van gemeenten/Provincies/Code (code)"]
        rows = [(town.name, town.code, town.name, town.region, town.province) for town in geography_on(NEW_YEAR).municipalities]
        rows = [row for row in rows if row[1] not in without] + list(extra)
        lines = [
            (place, f"{code:<10}", f"{name:<40}", *([region] if regions else []), province)
            for place, code, name, region, province in rows
        ]
        return download("\ufeff" + "\r\n".join(";".join(f'"{cell}"' for cell in line) for line in [head, *lines]), "gebieden.csv")

    return written
