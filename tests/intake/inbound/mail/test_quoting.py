from __future__ import annotations

import time

import pytest

from gehoord.intake.inbound.mail.quoting import newly_written

QUOTED = "\n\n> Er is een antwoord.\n> Tot snel\n"


@pytest.mark.parametrize(
    "opening",
    [
        "Op zo 22 nov. 2026 om 10:12 schreef Postbus <hulp@kantoor.example>:",
        "Op zo 22 nov. 2026 om 10:12 schreef Postbus\n<hulp@kantoor.example>:",
        "Op 22-11-2026 om 10:12 heeft Postbus het volgende geschreven:",
        "On Sun, Nov 22, 2026 at 10:12 AM Postbus <hulp@kantoor.example> wrote:",
        "Am 22.11.2026 um 10:12 schrieb Postbus:",
        "-----Oorspronkelijk bericht-----",
        "Van: Postbus <hulp@kantoor.example>\nVerzonden: zondag 22 november\nAan: Noor\nOnderwerp: Uw bericht",
        "From: Postbus\nSent: Sunday\nTo: Noor\nSubject: Your message",
        "________________________________",
    ],
)
def test_an_earlier_message_below_is_left_out(opening):
    assert newly_written(f"Ja graag.\n\nGroet, Noor\n\n{opening}{QUOTED}") == "Ja graag.\n\nGroet, Noor"


def test_an_answer_between_quoted_lines_stays():
    text = "Op zo 22 nov schreef Postbus:\n> Kan ik bellen?\nJa\n> Wanneer?\nMorgen"
    assert newly_written(text).endswith("Ja\nMorgen")


def test_where_all_is_quoted_all_is_shown():
    assert newly_written("> alleen\n> citaat") == "> alleen\n> citaat"


def test_ordinary_words_are_no_opening():
    text = "Op school schreef ik dit op: het gaat niet.\nVan: niemand hoor ik iets."
    assert newly_written(text) == text


@pytest.mark.parametrize("text", ["> " * 20_000, "Op " + "a " * 30_000, "Van: x\n" * 20_000, ("a schreef op " * 40 + "\n") * 500])
def test_a_text_made_to_be_slow_is_not(text):
    began = time.process_time()
    newly_written(text)
    assert time.process_time() - began < 2
