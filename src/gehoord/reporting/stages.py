"""How far a bundle of reports is, and which step may follow."""

from __future__ import annotations

from typing import Final

from gehoord.practice.transitions import StateTable, Transition
from gehoord.practice.words import Term, Text


class Stage(Term):
    """How far a bundle of reports is on its road (nl: stand van een bundel)."""

    CLOSING = "closing", "cijfers worden vastgezet", "figures are being fixed"
    NOT_CLOSED = "not_closed", "niet vastgezet", "not fixed"
    CLOSED = "closed", "cijfers vastgezet", "figures fixed"
    BEING_MADE = "being_made", "wordt gemaakt", "being made"
    PAUSED = "paused", "maken ligt stil", "making rests"
    NOT_PASSED = "not_passed", "niet goedgekeurd", "not passed"
    MADE = "made", "klaar om door te kijken", "ready to look through"
    SIGNED = "signed", "getekend", "signed"
    HANDED_OVER = "handed_over", "verstuurd", "handed over"
    WITHDRAWN = "withdrawn", "ingetrokken", "withdrawn"

    @property
    def has_reports(self) -> bool:
        """Whether all reports are there and the audit passed them (nl: heeft rapporten)."""
        return self in (Stage.MADE, Stage.SIGNED, Stage.HANDED_OVER, Stage.WITHDRAWN)

    @property
    def has_facts(self) -> bool:
        """Whether its figures were fixed (nl: cijfers vastgezet)."""
        return self not in (Stage.CLOSING, Stage.NOT_CLOSED)


_MAKE = Text("rapporten maken", "make the reports")

VOLUME_STATES: Final = StateTable(
    name="volume",
    title=Text("Bundel van een jaar", "Bundle of a year"),
    states=Stage,
    initial=Stage.CLOSING,
    transitions=(
        Transition(Stage.CLOSING, Stage.CLOSED, Text("de cijfers staan vast", "the figures are fixed")),
        Transition(Stage.CLOSING, Stage.NOT_CLOSED, Text("er is niets vast te zetten", "there is nothing to fix")),
        Transition(Stage.CLOSED, Stage.BEING_MADE, _MAKE),
        Transition(Stage.BEING_MADE, Stage.MADE, Text("de controle keurt goed", "the audit passes")),
        Transition(Stage.BEING_MADE, Stage.PAUSED, Text("het maken stilleggen", "let the making rest")),
        Transition(Stage.PAUSED, Stage.BEING_MADE, Text("verdergaan met maken", "go on making")),
        Transition(Stage.BEING_MADE, Stage.NOT_PASSED, Text("de controle keurt af", "the audit does not pass")),
        Transition(Stage.NOT_PASSED, Stage.BEING_MADE, _MAKE),
        Transition(Stage.MADE, Stage.SIGNED, Text("tekenen, met twee mensen", "sign, by two people")),
        Transition(Stage.SIGNED, Stage.HANDED_OVER, Text("versturen", "hand over")),
        Transition(Stage.HANDED_OVER, Stage.WITHDRAWN, Text("een nieuwe uitgave versturen", "hand a new edition over")),
    ),
)
"""The road of a bundle; whoever finds a mistake before it was handed over closes again, which gives the next bundle."""
