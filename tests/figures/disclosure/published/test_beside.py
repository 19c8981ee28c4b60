"""Percentages outside the tables: a quick look misses none."""

from __future__ import annotations

import json
from itertools import product

import pytest

from gehoord.figures.disclosure.published.beside import beside_the_tables, no_share_in, shares_in

NUMBERS = ("7", "12,5", "٣", "é", "a" * 37, "")
GAPS = ("", " ", "\u00a0", "\u202f", "\u3000", "\u2028", "\n", "\x1c", "x")
SIGNS = ("%", "‰", "procent", "Per cent", "PERCENT", "percentage", "")
TEXTS = ["".join(one) for one in product(NUMBERS, GAPS, SIGNS)]


def shares(text):
    report = {"summary": {"deep": [37, text]}, "tables": [], "cells": {"tables": []}}
    return beside_the_tables(report, silent=False).shares, shares_in(json.dumps({"summary": text}, ensure_ascii=False))


def test_every_percentage_in_a_text_is_found():
    found = [shares(text) for text in TEXTS]
    assert all(quick == slow for quick, slow in found)
    assert sum(bool(slow) for _, slow in found) > 60


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_file_without_any_sign_has_no_percentage(ascii_only):
    clean = {text for text in TEXTS if no_share_in(json.dumps({"summary": text}, ensure_ascii=ascii_only).encode())}
    assert clean
    assert not any(shares_in(text) for text in clean)


def test_a_percentage_in_a_name_is_found():
    report = {"37 %": 1, "tables": [], "cells": {"tables": []}}
    assert [one.number for one in beside_the_tables(report, silent=False).shares] == ["37"]
