"""A mark can only be seen: nothing in it acts, fetches or writes."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from gehoord.reporting.logo import LogoRefused, read_logo

FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>'


def written(tmp_path, text):
    path = tmp_path / "logo.svg"
    path.write_text(text, encoding="utf-8")
    return path


def test_shapes_are_let_in(tmp_path):
    shapes = '<title>Merk</title><g fill="currentColor"><path d="M0 0h8"/><circle cx="1" cy="1" r="1" stroke-width="2"/></g>'
    mark = read_logo(written(tmp_path, f"<?xml version='1.0'?><!-- gemaakt met zorg -->{FRAME.format(shapes)}"))
    assert mark.startswith("<svg ")
    assert 'd="M0 0h8"' in mark
    assert "<!--" not in mark


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<style>*{}</style>", "style"),
        ("<text>Naam</text>", "text"),
        ('<image href="https://example.nl/x.png"/>', "image"),
        ('<path d="M0 0" onload="x()"/>', "onload"),
        ('<path d="M0 0" style="fill:red"/>', "style"),
        ('<path d="M0 0" fill="url(#x)"/>', "fill"),
        ('<path d="M0 0" fill="URL (//example.nl)"/>', "fill"),
        ('<path d="M0 0" fill="image-set(//example.nl)"/>', "fill"),
        ('<path d="M0 0" fill="src(//example.nl)"/>', "fill"),
        ('<path d="M0 0" fill="var(x)"/>', "fill"),
        ('<path d="M0 0" stroke="u\\72l(x)"/>', "stroke"),
        ('<path d="M0 0" id="a;b"/>', "id"),
        ('<a href="https://example.nl"><path d="M0 0"/></a>', "a"),
        ("<foreignObject/>", "foreignObject"),
    ],
)
def test_anything_else_is_refused_by_name(tmp_path, inside, named):
    with pytest.raises(LogoRefused, match=named):
        read_logo(written(tmp_path, FRAME.format(inside)))


@pytest.mark.parametrize("value", ["currentColor", "#0B5C6B", "rgb(1, 2, 3)", "hsl(190 80% 23%)", "translate (1,-2) skewX(3)"])
def test_places_and_colours_are_let_in(tmp_path, value):
    assert value in read_logo(written(tmp_path, FRAME.format(f'<path d="M0,0 1e-3+2" transform="{value}"/>')))


@pytest.mark.parametrize("long", ["a", "a-", " ", "a ", "rgb(", "("])
def test_a_long_value_is_seen_through_at_once(tmp_path, long):
    file = written(tmp_path, FRAME.format(f'<path id="{long * 50_000}"/>'))
    begun = time.process_time()
    with suppress(LogoRefused):
        read_logo(file)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("deep", [49, 50, 5_000])
def test_groups_may_lie_in_one_another_as_far_as_a_drawing_goes(tmp_path, deep):
    file = written(tmp_path, FRAME.format("<g>" * deep + "</g>" * deep))
    if deep == 49:
        assert read_logo(file).count("<g") == deep
    else:
        with pytest.raises(LogoRefused, match="minder groepen"):
            read_logo(file)


@pytest.mark.parametrize(
    "text",
    ["", "geen svg", "<svg", '<!DOCTYPE svg [<!ENTITY a "aaa">]>' + FRAME.format("&a;"), "<html/>", "\x00"],
)
def test_what_is_no_drawing_is_refused(tmp_path, text):
    with pytest.raises(LogoRefused):
        read_logo(written(tmp_path, text))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(LogoRefused, match="niet te lezen"):
        read_logo(tmp_path / "logo.svg")
