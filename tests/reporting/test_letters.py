"""What the fonts can draw stays as it was written; what they cannot is shown as missing."""

from __future__ import annotations

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from gehoord.reporting.formats.letters import FAMILIAR, LAYOUT, NO_SHAPE, drawable, fonts


@pytest.mark.parametrize(
    "text",
    [
        "'s-Gravenhage, Súdwest-Fryslân, IJsselstein, Ĳ en ĳ",
        "“zo” ‘zo’ – — … € • ½ § ©",
        "Şükrü Łukasz Žižek Đặng Ñandú",
        "✓ ★ → ☺",
        "Привет, Ελλάδα",
        "regel een\nregel twee\tverder",
        "zacht\u00adafbreken",
    ],
)
def test_what_can_be_drawn_stays_as_it_was_written(text):
    assert drawable(text) == text


def test_a_character_that_no_font_holds_becomes_an_open_square():
    assert drawable("zij zei 你好, echt") == f"zij zei {NO_SHAPE * 2}, echt"


def test_a_picture_becomes_one_open_square():
    assert drawable("dank 🙂") == f"dank {NO_SHAPE}"


def test_only_the_character_without_a_shape_is_replaced():
    assert drawable("a你b") == f"a{NO_SHAPE}b"


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x1b", "\ud800", "\ue000", "\u202e", "\u2066"])
def test_control_and_direction_marks_are_left_out(mark):
    assert drawable(f"voor{mark}na") == "voorna"


def test_every_familiar_character_has_a_shape():
    every = "".join(chr(code) for code in range(0x20, 0x2100) if _is_familiar(chr(code)))
    trial = typst.Compiler(input=LAYOUT / "trial.typ", root=LAYOUT, font_paths=fonts())
    assert trial.compile(sys_inputs={"words": every}, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
    assert len(every) > 300


def _is_familiar(sign: str) -> bool:
    spans = [(FAMILIAR[place], FAMILIAR[place + 2]) for place in range(len(FAMILIAR) - 2) if FAMILIAR[place + 1] == "-"]
    alone = set(FAMILIAR) - {"-"}
    return sign in alone or any(first <= sign <= last for first, last in spans)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=8))
def test_whatever_is_typed_can_be_drawn_in_the_end(text):
    trial = typst.Compiler(input=LAYOUT / "trial.typ", root=LAYOUT, font_paths=fonts())
    words = {"words": drawable(text)}
    assert trial.compile(sys_inputs=words, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
