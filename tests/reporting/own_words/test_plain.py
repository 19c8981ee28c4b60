from __future__ import annotations

from gehoord.reporting.own_words.plain import plainness_of

EASY = (
    "Wij spraken vaak met de gemeente. Ouders weten ons nu beter te vinden. Jongeren vragen naar de regels op hun groep. "
    "Zij krijgen daar niet altijd uitleg bij. Dat kan beter."
)
HARD = (
    "De implementatie van het jeugdhulpverleningsbeleid resulteerde in aanzienlijke communicatieproblematiek tussen "
    "verantwoordelijke beleidsmedewerkers en uitvoeringsorganisaties, waardoor onduidelijkheden omtrent "
    "verantwoordelijkheidsverdelingen veelvuldig werden geconstateerd en geëvalueerd gedurende overlegsituaties."
)


def test_short_sentences_with_common_words_read_at_b1():
    found = plainness_of(EASY)
    assert found.is_plain
    assert found.sentences == ()
    assert found.words == ()


def test_a_long_sentence_with_long_words_does_not_and_both_are_pointed_out():
    found = plainness_of(HARD)
    assert not found.is_plain
    assert len(found.sentences) == 1
    assert "jeugdhulpverleningsbeleid" in found.words


def test_a_few_words_are_not_measured():
    assert plainness_of("Heel kort.").ease is None
    assert plainness_of("").is_plain
