"""A file that somebody gives along is read as far as a text can reasonably go."""

from __future__ import annotations

import os
import threading

import pytest

from gehoord.reporting.own_files import MOST, TooLong, text_of


def test_a_text_comes_back_without_its_mark_and_with_plain_line_ends(tmp_path):
    file = tmp_path / "eigen.txt"
    file.write_bytes("\ufeffeen\r\ntwee\rdrie\n".encode())
    assert text_of(file) == "een\ntwee\ndrie\n"


def test_a_file_without_end_is_not_read_to_its_end(tmp_path):
    pipe = tmp_path / "eindeloos"
    os.mkfifo(pipe)

    def pour():
        try:
            with pipe.open("wb", buffering=0) as stream:
                while True:
                    stream.write(b"x" * 1000)
        except BrokenPipeError:
            return

    source = threading.Thread(target=pour, daemon=True)
    source.start()
    with pytest.raises(TooLong):
        text_of(pipe)
    source.join(timeout=10)
    assert not source.is_alive()


def test_the_longest_text_fits(tmp_path):
    file = tmp_path / "eigen.txt"
    file.write_bytes(b"x" * MOST)
    assert len(text_of(file)) == MOST


def test_what_is_no_text_is_not_read(tmp_path):
    (tmp_path / "beeld").write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match="utf-8"):
        text_of(tmp_path / "beeld")
