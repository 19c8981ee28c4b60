"""The sentences of a report: complete in two languages, and in everyday Dutch."""

from __future__ import annotations

import re
import string

import pytest
import textstat

from gehoord.figures.publication import Rule
from gehoord.reporting.wording import wording_in

DUTCH, ENGLISH = wording_in("nl"), wording_in("en")

EVERYDAY = 60
"""Flesch-Douma: from 60 on a text is in everyday language."""

LOOSE = ("report.", "labels.", "charts.", "tables.", "data.")
"""Labels and captions, which are not running text."""

LONGEST_SENTENCE = 25
"""Sentences of more words than this are not B1."""


def running_text():
    keys = [key for key in DUTCH.sentences if not key.startswith(LOOSE) and not key.endswith("title")]
    return " ".join(re.sub(r"\{\w+\}", "Haarlem", DUTCH.sentences[key]) for key in keys)


def blanks(said):
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


def test_both_languages_have_the_same_sentences():
    assert DUTCH.sentences.keys() == ENGLISH.sentences.keys()


@pytest.mark.parametrize("key", DUTCH.sentences)
def test_both_languages_say_as_much(key):
    dutch, english = DUTCH.sentences[key], ENGLISH.sentences[key]
    assert blanks(dutch) == blanks(english)
    assert all(said.strip() == said != "" for said in (dutch, english))


def test_the_running_text_is_everyday_dutch():
    textstat.set_lang("nl")
    assert textstat.flesch_reading_ease(running_text()) >= EVERYDAY


def test_no_sentence_is_long():
    found = [one for one in re.split(r"(?<=[.?!:;])\s+", running_text()) if len(one.split()) > LONGEST_SENTENCE]
    assert found == []


@pytest.mark.parametrize("rule", [rule for rule in Rule if not rule.is_protected])
def test_every_unprotected_rule_says_so(rule):
    for line in ("line", "line_without"):
        assert DUTCH(f"protection.{rule}.{line}", threshold="5").startswith("Niet beveiligd")
        assert ENGLISH(f"protection.{rule}.{line}", threshold="5").startswith("Not protected")


def test_a_blank_is_filled_and_a_missing_one_is_noticed():
    assert DUTCH("place.title", place="Haarlem") == "Jaarcijfers van Haarlem"
    with pytest.raises(KeyError, match="place"):
        DUTCH("place.title")


def test_the_abbreviations_that_are_explained_are_those_of_the_heads():
    for wording, heads in ((DUTCH, "KC BB TR"), (ENGLISH, "CC OA DL")):
        assert set(re.findall(r"\b[A-Z]{2}\b", wording("tables.6.note"))) == set(heads.split())
