from __future__ import annotations

from contextlib import suppress
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.chat.codes import spelling
from gehoord.chat.codes.spelling import (
    BITS,
    Code,
    DigitsDoNotAddUp,
    OtherNumberOfDigits,
    OtherNumberOfWords,
    WordAlmost,
    WordUnknown,
    all_in,
    draw,
    read,
    word_list,
)

CODES = st.integers(0, 2**BITS - 1).map(Code)
CODE = Code(0x2_FEDC_BA98_7654_3210)


def test_the_list_holds_two_to_the_eleventh_plain_words():
    words = word_list()
    assert len(set(words)) == len(words) == 2**11
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 10 for word in words)
    assert list(words) == sorted(words)


def test_no_two_words_of_the_list_are_one_letter_apart():
    by_shape: dict[str, set[str]] = {}
    for word in word_list():
        shapes = {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
        shapes |= {word[:place] + "." + word[place + 1 :] for place in range(len(word))}
        for shape in shapes:
            by_shape.setdefault(shape, set()).add(word)
    near = {pair for words in by_shape.values() for pair in combinations(sorted(words), 2)}
    assert not {(one, other) for one, other in near if spelling._is_near(one, other)}


@given(CODES)
def test_a_code_is_read_back_from_either_spelling(code):
    assert len(code.words) == 6
    assert len("".join(code.digits)) == 24
    assert read(" ".join(code.words)) == read("-".join(code.digits)) == code


@pytest.mark.parametrize("between", ["-", ", ", "\n", "  ", ". "])
def test_capitals_dashes_numbers_and_lines_do_not_matter(between):
    listed = "\n".join(f"{place}) {word.capitalize()}" for place, word in enumerate(CODE.words, 1))
    assert read(listed) == read(between.join(CODE.words).upper()) == read(f"  {between.join(CODE.words)} ") == CODE


def test_an_accent_or_one_sign_for_ij_does_not_matter():
    word = next(one for one in word_list() if "ij" in one)
    other = next(one for one in word_list() if "e" in one and "ij" not in one)
    typed = " ".join([word.replace("ij", "\u0133"), other.replace("e", "\u00eb"), *[word] * 4])
    assert read(typed) == read(" ".join([word, other, *[word] * 4]))


def test_a_word_that_is_a_letter_off_is_pointed_out_without_looking_anything_up():
    words = list(CODE.words)
    wrong = f"{words[2]}q"
    with pytest.raises(WordAlmost, match=f"“{wrong}” staat niet in onze lijst. Is het “{words[2]}”"):
        read(" ".join([*words[:2], wrong, *words[3:]]))
    with pytest.raises(WordUnknown):
        read("qqqq " + " ".join(words[1:]))


def test_another_number_of_words_or_digits_is_said():
    with pytest.raises(OtherNumberOfWords, match="nu 5"):
        read(" ".join(CODE.words[:5]))
    with pytest.raises(OtherNumberOfDigits, match="nu 20"):
        read("".join(CODE.digits)[:20])
    with pytest.raises(OtherNumberOfDigits, match="nu 0"):
        read("")


def test_one_digit_copied_otherwise_is_seen_before_anything_is_looked_up():
    said = "".join(CODE.digits)
    missed = 0
    for place, digit in enumerate(said):
        try:
            missed += read(f"{said[:place]}{(int(digit) + 1) % 10}{said[place + 1 :]}") != CODE
        except DigitsDoNotAddUp:
            continue
    assert missed == 0


@given(st.text(max_size=500))
def test_whatever_is_typed_gives_a_code_or_a_sentence(typed):
    with suppress(WordUnknown, WordAlmost, OtherNumberOfWords, OtherNumberOfDigits, DigitsDoNotAddUp):
        assert isinstance(read(typed), Code)


def test_a_code_in_a_text_is_found_in_either_spelling():
    around = "Ik kom terug met {}, is dat goed?"
    for said in (" ".join(CODE.words), "-".join(CODE.words).upper(), "".join(CODE.digits), " ".join(CODE.digits)):
        assert CODE in set(all_in(around.format(said)))
    assert not list(all_in("Mijn telefoon moet om acht uur in het kluisje. Bel 06 12345678."))


def test_a_drawn_code_says_nothing_by_accident():
    code = draw()
    assert code != draw()
    assert str(code.secret) not in repr(code)
