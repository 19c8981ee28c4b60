"""What is asked of whoever writes for the start page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gehoord.directory.front_door.packaged import Told
from gehoord.directory.front_door.publishing import LONGEST_BODY, LONGEST_TITLE
from gehoord.directory.front_door.words import Shows
from gehoord.practice.words import Text
from gehoord.web.office.asked import CHOOSE, OfficeSheet


def _title(label: Any, language: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off", "lang": language, "maxlength": LONGEST_TITLE})
    return forms.CharField(label=label, widget=widget, required=False)


def _body(label: Any, language: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 9, "lang": language, "maxlength": LONGEST_BODY})
    return forms.CharField(label=label, widget=widget, required=False)


class TextSheet(OfficeSheet):
    """A heading and a text, in Dutch and in English, and the version they were written after (nl: openbare tekst).

    Whether it is complete is judged where it is published, so that what is half written can be measured and looked at.
    """

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title_nl = _title(_("Kop in het Nederlands"), "nl")
    body_nl = _body(_("Tekst in het Nederlands"), "nl")
    title_en = _title(_("Kop in het Engels"), "en")
    body_en = _body(_("Tekst in het Engels"), "en")

    @property
    def told(self) -> Told:
        """What is written so far (nl: geschreven tekst)."""
        said = {name: self.cleaned_data.get(name, "") for name in ("title_nl", "title_en", "body_nl", "body_en")}
        return Told(Text(said["title_nl"], said["title_en"]), Text(said["body_nl"], said["body_en"]))


def written(told: Told) -> dict[str, str]:
    """A text as the fields of its form (nl: ingevuld formulier)."""
    return {"title_nl": told.title.nl, "title_en": told.title.en, "body_nl": told.body.nl, "body_en": told.body.en}


class ReachSheet(OfficeSheet):
    """How visitors reach the office, and what they hear of its people (nl: bereikbaarheid)."""

    terms = {"shows": Shows}  # noqa: RUF012 - read only
    phone = forms.CharField(
        label=_("Telefoonnummer op de startpagina"),
        widget=forms.TextInput(attrs={"class": "input input--short", "autocomplete": "off", "inputmode": "tel"}),
        required=False,
        max_length=20,
        help_text=_("Laat leeg als bezoekers dit kantoor niet kunnen bellen."),
    )
    shows = forms.ChoiceField(
        label=_("Wat mag een bezoeker zien die zoekt wie er bij hem of haar werkt?"),
        widget=forms.RadioSelect,
        help_text=_("Vraag collega’s eerst of zij met hun naam op de website willen."),
        error_messages=CHOOSE,
    )
