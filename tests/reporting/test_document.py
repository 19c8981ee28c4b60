"""What a printed report brings along."""

from __future__ import annotations

from tests.reporting import handmade

from gehoord.reporting.document import FILE_NAME, Printed


def test_tables_are_found_in_reading_order():
    assert [block.table.code for block in handmade.document().tables] == ["B", "7", "C1", "9a", "8a"]


def test_files_beside_are_named_after_their_file_and_name_it():
    printed = Printed(b"x", "text/csv", (("-metadata.json", f'{{"url": "{FILE_NAME}"}}'.encode()),))
    assert printed.files_beside("één 1.csv") == (("één 1.csv-metadata.json", b'{"url": "%C3%A9%C3%A9n%201.csv"}'),)
    assert Printed(b"x", "text/csv").files_beside("x.csv") == ()
