from __future__ import annotations

from datetime import date
from uuid import UUID

import click
import pytest

from gehoord.cli.speaking import Misfit
from gehoord.cli.typed import Day, Id, WholeNumber

DUTCH = click.Context(click.Command("x"))
DUTCH.meta["gehoord.language"] = "nl"
SEED = click.Option(["--seed"])


@pytest.mark.parametrize("value", ["gisteren", "2016-13-01", "31-12-2016", "", "2016"])
def test_a_day_is_written_with_the_year_first(value):
    assert Day().convert("2016-12-31", None, DUTCH) == date(2016, 12, 31)
    with pytest.raises(Misfit, match="geen datum"):
        Day().convert(value, None, DUTCH)


@pytest.mark.parametrize("value", ["-1", "21", "1.5", "een", "", "٣"])
def test_a_number_lies_between_the_least_and_the_most(value):
    assert [WholeNumber(0, 20).convert(number, SEED, DUTCH) for number in ("0", "20")] == [0, 20]
    with pytest.raises(Misfit, match=r"past niet bij --seed\. Geef een getal van 0 tot en met 20"):
        WholeNumber(0, 20).convert(value, SEED, DUTCH)


def test_an_id_is_a_whole_one():
    assert Id().convert("0f0f0f0f-0000-4000-8000-00000000000a", None, DUTCH) == UUID(int=0x0F0F0F0F_0000_4000_8000_00000000000A)
    with pytest.raises(Misfit, match="geen id"):
        Id().convert("0f0f", None, DUTCH)
