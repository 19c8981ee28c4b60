"""What the forms about a client ask, and the words in which they ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gehoord.practice.clients import Relation
from gehoord.practice.words import Term
from gehoord.web.sent_once import SentOnce
from gehoord.web.templatetags.house import one_of_them, spoken

T = TypeVar("T", bound=Term)
Choices = Sequence[tuple[str, str]]

NEEDED = {"required": _("Vul dit nog in."), "invalid": _("Dit past hier niet. Kijk het nog eens na.")}
CHOOSE = {"required": _("Kies nog wat past."), "invalid_choice": _("Dit staat niet in de lijst. Kies wat wel past.")}
LONGEST = 20_000


class Sheet(SentOnce):
    """A form about a client (nl: formulier). `kept_anyway`: what was pointed out in a text was seen, and stays."""

    kept_anyway = forms.CharField(widget=forms.HiddenInput, required=False)


def not_later(day: date) -> None:
    """What happened, happened today or before (nl: niet in de toekomst). Raises: ValidationError."""
    if day > timezone.localdate():
        raise ValidationError(_("Deze dag ligt in de toekomst. Kies vandaag of eerder."))


def a_day(label: Any, **more: Any) -> forms.DateField:
    """A day that has been, today unless somebody says otherwise (nl: dag)."""
    widget = forms.DateInput(attrs={"type": "date", "class": "input input--short"}, format="%Y-%m-%d")
    more.setdefault("initial", timezone.localdate)
    return forms.DateField(label=label, widget=widget, validators=[not_later], error_messages=NEEDED, **more)


def an_hour(label: Any) -> forms.TimeField:
    """A time of the day, which may be left out (nl: tijdstip)."""
    widget = forms.TimeInput(attrs={"type": "time", "class": "input input--short"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, required=False, error_messages=NEEDED)


def words(label: Any, *, rows: int = 5, required: bool = False, **more: Any) -> forms.CharField:
    """A text of some lines (nl: tekst)."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, required=required, max_length=LONGEST, error_messages=NEEDED, **more)


def a_line(label: Any, *, required: bool = False, **more: Any) -> forms.CharField:
    """A text of one line (nl: regel)."""
    widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off"})
    return forms.CharField(label=label, widget=widget, required=required, max_length=400, error_messages=NEEDED, **more)


class TermRadio(forms.RadioSelect):
    """Terms to choose one of, each with what it means (nl: keuzelijst met uitleg)."""

    def __init__(self, kind: Iterable[Term], *, told: bool = True) -> None:
        super().__init__()
        self.meanings = {term.value: term.definition for term in kind if told and term.definition}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option that knows what it means (nl: keuze)."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        meaning = self.meanings.get(str(value))
        option["meaning"] = spoken(meaning) if meaning else ""
        return option


def labelled(kind: Iterable[Term]) -> Callable[[], Choices]:
    """Terms with their labels in the language of the page, of a person in the singular (nl: lijst van termen)."""
    terms = list(kind)

    def choices() -> Choices:
        return [(term.value, one_of_them(term) if isinstance(term, Relation) else spoken(term)) for term in terms]

    return choices


def one_term(label: Any, kind: type[T], *, among: Iterable[T] | None = None, told: bool = True, **more: Any) -> forms.Field:
    """One of a short list, all in sight (nl: keuze)."""
    terms = list(kind if among is None else among)
    return forms.TypedChoiceField(
        label=label,
        choices=labelled(terms),
        coerce=kind.coded,
        empty_value=None,
        widget=TermRadio(terms, told=told),
        error_messages=CHOOSE,
        **more,
    )


def from_list(label: Any, kind: type[T], *, required: bool = False, among: Iterable[T] | None = None, **more: Any) -> forms.Field:
    """One of a longer list, folded (nl: keuzelijst)."""
    terms = list(kind if among is None else among)
    choices = labelled(terms)
    return forms.TypedChoiceField(
        label=label,
        choices=lambda: [("", "–"), *choices()],
        coerce=kind.coded,
        empty_value=None,
        required=required,
        error_messages=CHOOSE,
        **more,
    )


def from_rows(label: Any, *, required: bool = False, **more: Any) -> forms.Field:
    """One of the rows that a view puts in `choices`, by id (nl: keuze uit rijen). With many, typing finds it."""
    widget = forms.Select(attrs={"data-pick": ""})
    return forms.TypedChoiceField(
        label=label, choices=[], coerce=UUID, empty_value=None, required=required, widget=widget, error_messages=CHOOSE, **more
    )


def a_tick(label: Any, **more: Any) -> forms.BooleanField:
    """Something to say yes to (nl: vinkje)."""
    return forms.BooleanField(label=label, required=False, **more)


def choose_from(form: forms.BaseForm, name: str, choices: Iterable[Any]) -> None:
    """Say between what can be chosen in a field (nl: keuzes)."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
