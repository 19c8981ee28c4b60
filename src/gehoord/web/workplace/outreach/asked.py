"""What the forms of going out ask, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gehoord.outreach.visits import MOST
from gehoord.practice.clients import Relation, Sex
from gehoord.practice.outreach import (
    ONE_VISIT,
    AlertAddressee,
    AlertGround,
    AlertTheme,
    AlertUrgency,
    CalledOff,
    FrequencyReason,
)
from gehoord.practice.visiting import FORTNIGHTLY, FOUR_TIMES_A_YEAR, WEEKLY, Frequency
from gehoord.practice.words import Term, Text
from gehoord.web.public.language import spoken
from gehoord.web.sent_once import SentOnce
from gehoord.web.workplace.placing import PlaceField

Choice = tuple[str, str]

EVERY: Mapping[str, tuple[Frequency | None, Text]] = {
    "usual": (None, Text("zoals gebruikelijk bij deze soort plek", "as is usual for this kind of place")),
    "week": (WEEKLY, WEEKLY.label),
    "fortnight": (FORTNIGHTLY, FORTNIGHTLY.label),
    "month": (Frequency(Text("elke maand", "every month"), months=1), Text("elke maand", "every month")),
    "quarter": (FOUR_TIMES_A_YEAR, FOUR_TIMES_A_YEAR.label),
}
"""How often one can agree to visit, by what stands in the form (nl: te kiezen frequenties)."""

MET = (Relation.YOUNG_PERSON, Relation.PARENT)
NAMED = 10
"""How many people can be written down by name on one form (nl: mensen met een naam)."""


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def offered(terms: Iterable[Term]) -> list[Choice]:
    """Terms to choose from, in the language of the page (nl: keuzes)."""
    return [(term.value, _upper(term.label.spoken_in(spoken()))) for term in terms]


def _day(label: Any, *, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "input input--short"}, format="%Y-%m-%d")
    told = {"required": _("Kies een dag."), "invalid": _("Schrijf de dag als dag, maand en jaar, zoals 15-3-2027.")}
    return forms.DateField(label=label, widget=widget, help_text=help_text, error_messages=told)


def _time(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "class": "input input--short"}, format="%H:%M")
    told = {"invalid": _("Schrijf de tijd als uren en minuten, zoals 14:30.")}
    return forms.TimeField(label=label, widget=widget, required=False, error_messages=told)


def _number(label: Any, *, help_text: Any = "", highest: int = MOST) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "input input--short", "inputmode": "numeric", "min": 0, "max": highest})
    told = dict.fromkeys(("invalid", "min_value", "max_value"), _("Vul een heel getal in van 0 tot 500."))
    return forms.IntegerField(
        label=label, widget=widget, required=False, min_value=0, max_value=highest, help_text=help_text, error_messages=told
    )


def _words(label: Any, *, rows: int = 4, required: bool = True, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    told = {"required": _("Schrijf hier iets.")}
    return forms.CharField(
        label=label, widget=widget, required=required, max_length=4000, help_text=help_text, error_messages=told
    )


def _line(label: Any, *, required: bool = True, longest: int = 120, help_text: Any = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off"})
    told = {"required": _("Schrijf hier iets.")}
    return forms.CharField(
        label=label, widget=widget, required=required, max_length=longest, help_text=help_text, error_messages=told
    )


class _Chosen(SentOnce):
    """A form whose choices follow the language of the page."""

    terms: Mapping[str, Iterable[Term]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, terms in self.terms.items():
            self.fields[name].choices = offered(terms)  # type: ignore[attr-defined]  # each of these is a choice field


def _choice(label: Any, *, radio: bool = False, help_text: Any = "") -> forms.ChoiceField:
    told = {"required": _("Kies er een."), "invalid_choice": _("Kies er een uit de lijst.")}
    widget = forms.RadioSelect if radio else forms.Select
    return forms.ChoiceField(label=label, widget=widget, help_text=help_text, error_messages=told)


class PlanForm(SentOnce):
    """Where and when, and what for (nl: bezoek plannen)."""

    location = PlaceField(label=_("Waar gaat u heen?"), error_messages={"required": _("Kies een plek.")})
    kind = _choice(_("Waarvoor?"))
    on = _day(_("Welke dag?"))
    at = _time(_("Hoe laat?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, _upper(words.spoken_in(spoken()))) for kind, words in ONE_VISIT.items()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a choice field


class DayForm(forms.Form):
    """Another day for a visit (nl: verzetten)."""

    on = _day(_("Welke dag?"))
    at = _time(_("Hoe laat?"))


class CancelForm(_Chosen):
    """Why a visit does not go on (nl: afzeggen)."""

    terms = {"why": CalledOff}  # noqa: RUF012 - read only
    why = _choice(_("Waarom gaat het niet door?"))


class HeldForm(forms.Form):
    """What can be counted of a visit (nl: bezoek vastleggen)."""

    on = _day(_("Welke dag was u er?"))
    present = _number(_("Hoeveel mensen waren er?"))
    booklets = _number(_("Boekjes over rechten uitgedeeld"))
    cards = _number(_("Kaartjes met uw nummer uitgedeeld"))
    lives = forms.BooleanField(required=False, label=_("De jongeren die ik ontmoette, wonen op deze plek"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for relation in MET:
            for sex in Sex:
                name = f"{relation.value}_{sex.value}"
                self.fields[name] = _number(sex.label.spoken_in(spoken()), highest=50)
        for row in range(NAMED):
            self.fields[f"name_{row}"] = _line(_("Naam"), required=False)
            self.fields[f"born_{row}"] = _line(_("Geboortejaar"), required=False, longest=7)
            self.fields[f"sex_{row}"] = forms.ChoiceField(label=_("Geslacht"), required=False, choices=offered(Sex)[::-1])

    @property
    def grid(self) -> list[tuple[Relation, list[forms.BoundField]]]:
        """The numbers by relation, one for each sex (nl: aantallen)."""
        return [(relation, [self[f"{relation.value}_{sex.value}"] for sex in Sex]) for relation in MET]

    @property
    def named(self) -> list[tuple[int, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The rows for people with a name (nl: rijen met een naam)."""
        return [(row + 1, self[f"name_{row}"], self[f"born_{row}"], self[f"sex_{row}"]) for row in range(NAMED)]


class FrequencyForm(_Chosen):
    """How often a location is visited, and why (nl: frequentie afspreken)."""

    terms = {"why": FrequencyReason}  # noqa: RUF012 - read only
    every = _choice(_("Hoe vaak?"), radio=True)
    why = _choice(_("Waarom?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(code, _upper(label.spoken_in(spoken()))) for code, (_every, label) in EVERY.items()]
        self.fields["every"].choices = told  # type: ignore[attr-defined]  # a choice field


class AlertForm(_Chosen):
    """What an alert says, about what, and to whom (nl: signaal geven)."""

    terms = {  # noqa: RUF012 - read only
        "theme": AlertTheme,
        "urgency": tuple(AlertUrgency)[::-1],
        "addressee": AlertAddressee,
        "ground": AlertGround,
    }
    location = PlaceField(label=_("Over welke plek gaat het?"), error_messages={"required": _("Kies een plek.")})
    theme = _choice(_("Waar gaat het over?"), radio=True)
    urgency = _choice(_("Hoe snel moet er iets gebeuren?"), radio=True)
    title = _line(_("Kop, in een paar woorden"), help_text=_("Zoals: telefoons om acht uur in het kluisje."))
    situation = _words(_("Wat is er aan de hand?"), help_text=_("Schrijf wat er gebeurt, niet bij wie. Geen namen."))
    why = _words(_("Waarom is dit een signaal?"), rows=3, required=False)
    ground = _choice(_("Hoe weet u het?"), radio=True)
    heard_from = _number(_("Van hoeveel mensen hoorde u het?"), help_text=_("Een aantal. Wie het waren, staat nergens bij."))
    asked = _words(_("Wat vraagt u?"), rows=3)
    addressee = _choice(_("Aan wie geeft u het signaal?"))
    sure = forms.BooleanField(required=False, label=_("Dit is geen naam van een cliënt"))


class _BesideOthers(_Chosen):
    """A form on a page with other forms, so its fields have ids of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{type(self).__name__.lower()}_%s", **kwargs)


class StepForm(_BesideOthers):
    """What was said at a step of an alert (nl: stap vastleggen)."""

    state = forms.CharField(widget=forms.HiddenInput)
    text = _words(_("Wat is er gezegd of gedaan?"), rows=3, required=False)
    sure = forms.BooleanField(required=False, label=_("Dit is geen naam van een cliënt"))


class PassOnForm(_BesideOthers):
    """To whom an alert goes now (nl: doorgeven)."""

    terms = {"addressee": AlertAddressee}  # noqa: RUF012 - read only
    addressee = _choice(_("Aan wie?"))
    text = _words(_("Wat geeft u erbij mee?"), rows=2, required=False)


class ExtendForm(_BesideOthers):
    """More time, and why (nl: termijn verlengen)."""

    until = _day(_("Tot welke dag?"))
    text = _line(_("Waarom?"), longest=400)


class NoteForm(_BesideOthers):
    """A note that stays within the office (nl: aantekening)."""

    text = _words(_("Uw aantekening"), rows=2)
