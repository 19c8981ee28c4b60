from __future__ import annotations

import logging
import sys

from django.conf import settings

from gehoord.config.records import Line, Places


def written(formatter):
    try:
        try:
            int("what somebody typed")
        except ValueError as inner:
            raise LookupError("their name") from inner
    except LookupError:
        told = logging.getLogger().makeRecord("house", logging.ERROR, __file__, 1, "It broke", (), None)
        told.exc_info = sys.exc_info()
    return formatter.format(told)


def test_a_record_says_where_and_of_which_kind_and_repeats_nobody():
    record = written(Places("{message}", style="{"))
    assert record.startswith("It broke\nTraceback")
    assert record.index("builtins.ValueError") < record.index("builtins.LookupError")
    assert "test_records.py" in record
    assert "their name\n" not in record
    assert "literal for int" not in record


def test_what_is_no_failure_of_the_house_takes_one_line():
    assert written(Line("{message}", style="{")) == "It broke"


def test_the_house_writes_its_records_so():
    assert {shape["()"].rpartition(".")[2] for shape in settings.LOGGING["formatters"].values()} == {"Places", "Line"}
