"""The sentences of a report: complete in two languages, and in everyday Dutch."""

from __future__ import annotations

import re
import string

import pytest
import textstat

from gehoord.figures.publication import Reader, Rule
from gehoord.reporting.own_words.plain import plainness_of
from gehoord.reporting.wording import wording_in

DUTCH, ENGLISH = wording_in("nl"), wording_in("en")
READERS = ["", *(reader.value for reader in Reader)]

EVERYDAY = 60
"""Flesch-Douma: from 60 on a text is in everyday language."""

LOOSE = ("report.", "labels.", "charts.", "tables.", "data.")
"""Labels and captions, which are not running text."""

LONGEST_SENTENCE = 25
"""Sentences of more words than this are not B1."""


def running_text(reader=""):
    said = wording_in("nl", reader).sentences
    keys = [key for key in said if not key.startswith(LOOSE) and not key.endswith("title")]
    return " ".join(filled(said[key]) for key in keys)


def filled(text):
    return re.sub(r"\{\w+\}", "Haarlem", text)


def blanks(said):
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("reader", READERS)
def test_both_languages_have_the_same_sentences(reader):
    assert wording_in("nl", reader).sentences.keys() == wording_in("en", reader).sentences.keys()


@pytest.mark.parametrize("reader", READERS)
def test_both_languages_say_as_much(reader):
    english = wording_in("en", reader).sentences
    for key, dutch in wording_in("nl", reader).sentences.items():
        assert blanks(dutch) == blanks(english[key]), key
        assert all(said.strip() == said != "" for said in (dutch, english[key])), key


@pytest.mark.parametrize("reader", READERS)
def test_what_is_said_otherwise_to_a_reader_can_be_said_to_all(reader):
    """A sentence of one reader alone is one that only its own report says."""
    own = wording_in("nl", reader).sentences.keys() - DUTCH.sentences.keys()
    assert not own or reader == Reader.AGENCY


@pytest.mark.parametrize("reader", READERS)
def test_the_running_text_is_everyday_dutch(reader):
    textstat.set_lang("nl")
    assert textstat.flesch_reading_ease(running_text(reader)) >= EVERYDAY


GUIDE = {"tables.": ".note", "charts.": "", "reading.": "", "protection.": "", "summary.": ""}
"""What stands around tables and charts, by where its keys begin and how they end: notes, legend, guide, protection."""


@pytest.mark.parametrize("part", GUIDE)
@pytest.mark.parametrize("reader", READERS)
def test_what_stands_around_tables_and_charts_is_everyday_dutch_too(reader, part):
    textstat.set_lang("nl")
    said = wording_in("nl", reader).sentences
    told = " ".join(filled(text) for key, text in said.items() if key.startswith(part) and key.endswith(GUIDE[part]))
    assert textstat.flesch_reading_ease(told) >= EVERYDAY
    assert plainness_of(told).is_plain
    assert [one for one in plainness_of(told).sentences if len(one.split()) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("reader", READERS)
def test_no_sentence_is_long(reader):
    found = [one for one in re.split(r"(?<=[.?!:;])\s+", running_text(reader)) if len(one.split()) > LONGEST_SENTENCE]
    assert found == []


@pytest.mark.parametrize("reader", [Reader.PROVINCE, Reader.REGION, Reader.NATION, Reader.AGENCY])
def test_nobody_but_a_municipality_is_spoken_to_as_one(reader):
    kept = (*LOOSE, "protection.", "residents.clients.homes", "introduction.about_text_only", "introduction.chapters_text_only")
    said = {key: text for key, text in wording_in("nl", reader.value).sentences.items() if not key.startswith(kept)}
    if reader is Reader.NATION:  # it always has figures
        del said["place.text_only_means"]
    assert [key for key, text in said.items() if "uw gemeente" in text] == []


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
