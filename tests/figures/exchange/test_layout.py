from __future__ import annotations

from dataclasses import fields

from gehoord.figures.exchange.layout import FILES, LAYOUTS
from gehoord.figures.exchange.register import Register


def test_nine_files_fill_the_register_in_its_order():
    assert [file.removesuffix(".csv") for file in FILES] == [field.name for field in fields(Register)]


def test_columns_are_the_fields_of_the_rows():
    for layout in LAYOUTS:
        assert layout.header == tuple(field.name for field in fields(layout.row))


def test_every_reference_is_to_a_file_with_one_id():
    keys = {layout.file: layout.key for layout in LAYOUTS}
    for layout in LAYOUTS:
        for column in layout.columns:
            assert column.refers_to is None or keys[column.refers_to] == (column.name,)
