"""What the forms of the office ask, and how they are carried out: once, with what happened said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from gehoord.people.entering import actor_of
from gehoord.people.once import first_time
from gehoord.people.permissions import NotFound
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.visiting import Setting
from gehoord.practice.words import Term
from gehoord.vault.holds import HeldBecause, LiftedBecause
from gehoord.web.public.language import spoken
from gehoord.web.sent_once import SentOnce

NEEDED = {"required": _("Vul dit nog in."), "invalid": _("Dit past hier niet. Kijk het nog eens na.")}
CHOOSE = {"required": _("Kies nog wat past."), "invalid_choice": _("Dit staat niet in de lijst. Kies wat wel past.")}
NOBODY = ("", "–")


def carried_out(
    request: HttpRequest, form: forms.Form, carry_out: Callable[[Mapping[str, Any]], str], *, to: str
) -> tuple[HttpResponse | None, str]:
    """Carry out what stands in a form, once, and say it; else give why it was refused (nl: uitvoeren). Raises: NotFound."""
    if request.method != "POST" or not form.is_valid():
        return None, ""
    told = form.cleaned_data
    try:
        with acting(actor_of(request)):
            sentence = carry_out(told) if first_time(told["sent"], at=timezone.now()) else say("Dit was al bewaard.")
    except NotFound:
        raise
    except Refused as refused:
        return None, refused.told_in(spoken())
    messages.success(request, sentence)
    return redirect(to), ""


def pressed(request: HttpRequest, carry_out: Callable[[], str], *, to: str) -> HttpResponse:
    """Carry out a button that asks nothing more, and say what happened or why not (nl: knop). Raises: NotFound."""
    try:
        with acting(actor_of(request)):
            sentence = carry_out()
    except NotFound:
        raise
    except Refused as refused:
        messages.warning(request, refused.told_in(spoken()))
    else:
        messages.success(request, sentence)
    return redirect(to)


class OfficeSheet(SentOnce):
    """A form of the office, whose choices follow the language of the page (nl: formulier)."""

    terms: Mapping[str, Iterable[Term]] = {}

    def __init__(self, *args: Any, choices: Mapping[str, Iterable[tuple[str, str]]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, terms in self.terms.items():
            self._offer(name, [(term.value, _upper(term.label.spoken_in(spoken()))) for term in terms])
        for name, offered in (choices or {}).items():
            self._offer(name, offered)

    def _offer(self, name: str, offered: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        first = [] if isinstance(field.widget, forms.RadioSelect) else [NOBODY]
        field.choices = [*first, *offered]  # type: ignore[attr-defined]  # each of these is a choice field


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "input input--short"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=required, help_text=help_text, error_messages=NEEDED)


def _time(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "class": "input input--short"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, required=False, error_messages=NEEDED)


def _line(label: Any, *, required: bool = True, longest: int = 120, help_text: Any = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off"})
    return forms.CharField(
        label=label, widget=widget, required=required, max_length=longest, help_text=help_text, error_messages=NEEDED
    )


def _choice(label: Any, *, required: bool = True, radio: bool = False, help_text: Any = "") -> forms.ChoiceField:
    widget = forms.RadioSelect if radio else forms.Select
    return forms.ChoiceField(label=label, widget=widget, required=required, help_text=help_text, error_messages=CHOOSE)


class AssignSheet(OfficeSheet):
    """Who becomes the fixed face, from which day (nl: toewijzen)."""

    person = _choice(_("Wie wordt de vaste vertrouwenspersoon?"))
    since = _day(_("Vanaf welke dag?"), help_text=_("Wie er nu is, stopt de dag ervoor."))
    until = _day(_("Tot en met welke dag?"), required=False)


class StandInSheet(OfficeSheet):
    """Who stands in, on which days (nl: waarnemer)."""

    person = _choice(_("Wie neemt waar?"))
    since = _day(_("Vanaf welke dag?"))
    until = _day(_("Tot en met welke dag?"), required=False)


class LastDaySheet(OfficeSheet):
    """The last day of something (nl: laatste dag)."""

    on = _day(_("Wat is de laatste dag?"))


class AbsenceSheet(OfficeSheet):
    """Who is away, on which days, and who stands in (nl: afwezig melden)."""

    person = _choice(_("Wie is er niet?"))
    since = _day(_("Vanaf welke dag?"))
    until = _day(_("Tot en met welke dag?"), required=False, help_text=_("Laat leeg als dat nog niet bekend is."))
    stand_in = _choice(_("Wie neemt waar?"), required=False)


class AgencySheet(OfficeSheet):
    """A new agency (nl: instantie)."""

    terms = {"kind": AgencyKind}  # noqa: RUF012 - read only
    name = _line(_("Hoe heet de instantie?"), longest=200)
    kind = _choice(_("Wat voor instantie is het?"))


class LocationSheet(OfficeSheet):
    """A new location of an agency (nl: locatie)."""

    terms = {"setting": Setting}  # noqa: RUF012 - read only
    name = _line(_("Hoe heet de locatie?"), longest=200)
    municipality = _line(_("In welke gemeente?"), required=False, help_text=_("De naam of de code, zoals Haarlem of GM0392."))
    setting = _choice(_("Hoe wonen of komen jongeren hier?"), required=False)
    is_head = forms.BooleanField(required=False, label=_("Dit is de hoofdlocatie"))


class ReplySheet(OfficeSheet):
    """A saved reply (nl: standaardtekst)."""

    title = _line(_("Titel"), longest=80)
    text = forms.CharField(
        label=_("Tekst"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=4000,
        help_text=_("Zet tussen rechte haken wat nog ingevuld moet worden, zoals [naam] of [dag]."),
        error_messages=NEEDED,
    )


DAYS = (_("Maandag"), _("Dinsdag"), _("Woensdag"), _("Donderdag"), _("Vrijdag"), _("Zaterdag"), _("Zondag"))


class WeekSheet(OfficeSheet):
    """The hours of a channel in a week, Monday first (nl: weekrooster)."""

    on_holidays = forms.BooleanField(required=False, label=_("Ook open op feestdagen"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, day in enumerate(DAYS):
            self.fields[f"opens_{number}"] = _time(_("%(day)s van") % {"day": day})
            self.fields[f"closes_{number}"] = _time(_("%(day)s tot") % {"day": day})

    @property
    def days(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The two times of each day (nl: dagen)."""
        return [(self[f"opens_{number}"], self[f"closes_{number}"]) for number in range(len(DAYS))]


class ChangeSheet(OfficeSheet):
    """Days on which it is otherwise (nl: afwijking)."""

    since = _day(_("Vanaf welke dag?"))
    until = _day(_("Tot en met welke dag?"))
    channel = _choice(_("Voor welk kanaal?"), required=False, help_text=_("Kies niets als het voor alle kanalen geldt."))
    opens = _time(_("Open van"))
    closes = _time(_("Open tot"))

    def __init__(self, *args: Any, channels: Iterable[Channel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("channel", [(one.value, one.label.spoken_in(spoken())) for one in channels])


class HoldSheet(OfficeSheet):
    """Which case has to be kept, and why (nl: bewaarplicht)."""

    terms = {"because": [one for one in HeldBecause if one is not HeldBecause.ERASURE]}  # noqa: RUF012 - read only
    code = _line(_("Code van de cliënt"), longest=20, help_text=_("Twee keer vier tekens, zoals K7QM-3FXA."))
    because = _choice(_("Waarom moet dit dossier bewaard blijven?"), radio=True)


class LiftSheet(OfficeSheet):
    """Why a case need not be kept any longer (nl: bewaarplicht opheffen)."""

    terms = {"because": LiftedBecause}  # noqa: RUF012 - read only
    because = _choice(_("Waarom hoeft dit dossier niet langer bewaard te blijven?"), radio=True)


class SearchSheet(forms.Form):
    """What somebody looks for in the journal (nl: zoeken in het logboek)."""

    wie = _choice(_("Wie"), required=False)
    code = _line(_("Code van de cliënt"), required=False, longest=20)
    wat = _choice(_("Wat"), required=False)
    van = _day(_("Vanaf"), required=False)
    tot = _day(_("Tot en met"), required=False)

    def __init__(self, *args: Any, who: Iterable[tuple[str, str]], what: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("wie", who), ("wat", what)):
            self.fields[name].choices = [("", say("Alle")), *offered]  # type: ignore[attr-defined]  # choice fields
