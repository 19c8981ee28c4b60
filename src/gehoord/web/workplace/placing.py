"""A field in which somebody finds a place by typing a few words of it; without a script the words lead to a short list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gehoord.directory.sought import EVERYWHERE, Among, PlaceMeant, called, place_called, sought
from gehoord.people.permissions import HOUSE, Actor

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the field (nl: ingevulde plek). `typed` is None where only an id came; `meant` is from the short list."""

    typed: str | None = None
    chosen: str = ""
    meant: str = ""

    def __str__(self) -> str:
        return self.chosen


class PlaceInput(forms.Widget):
    """The words, and the id of what they stand for (nl: invoer van een plek). `parts/asked.html` shows it."""

    input_type = "place"

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> Said:
        """What a browser sent (nl: ingevuld)."""
        typed = data.get(f"{name}_typed")
        return Said(None if typed is None else typed.strip()[:LONGEST], data.get(name, ""), data.get(f"{name}_meant", ""))

    def id_for_label(self, id_: str) -> str:
        """The box to type in (nl: veld bij het label)."""
        return f"{id_}_typed"


class PlaceField(forms.Field):
    """Which place is meant (nl: plekveld). A view says with `offer_places` between which, and where a browser asks for them."""

    widget = PlaceInput

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.by: Actor = HOUSE
        self.among: Among = EVERYWHERE
        self.address = ""
        self.lists_own = False
        self.kept: PlaceMeant | None = None
        self.fits: tuple[PlaceMeant, ...] = ()

    def clean(self, value: Said) -> UUID | None:
        """The place that is meant (nl: bedoelde plek). Raises: ValidationError, with the places to choose from in `fits`."""
        if value.typed == "" or (value.typed is None and not value.chosen):
            if self.required:
                raise ValidationError(self.error_messages["required"])
            return None
        is_as_it_was = self.kept is not None and str(self.kept.id) == value.chosen
        chosen = self.kept if is_as_it_was else self.known(value.chosen)
        if chosen and value.typed in (None, chosen.label):
            return chosen.id
        named = called(value.typed or "", by=self.by, among=self.among)
        if len(named) == 1:
            return named[0].id
        self.fits = sought(value.typed or "", by=self.by, among=self.among)
        if any(str(one.id) == value.meant for one in self.fits):
            return UUID(value.meant)
        if self.fits:
            raise ValidationError(_("Kies hieronder welke plek u bedoelt."))
        raise ValidationError(_("Deze plek staat niet in het adresboek. Kijk de naam na, of typ een ander woord."))

    def known(self, key: str) -> PlaceMeant | None:
        """The place with this id, if it may be chosen (nl: bekende plek)."""
        try:
            return place_called(UUID(key), by=self.by, among=self.among) if key else None
        except ValueError:
            return None


def offer_places(
    form: forms.BaseForm, name: str, *, by: Actor, among: Among, address: str, lists_own: bool = False, keeps: UUID | None = None
) -> None:
    """Say between which places one chooses in a field (nl: plekken aanbieden).

    `address` is where the browser asks while somebody types; `lists_own`: also before the first letter. `keeps` is the place of
    now, which may stay wherever it is.
    """
    field = form.fields[name]
    if isinstance(field, PlaceField):
        field.by, field.among, field.address, field.lists_own = by, among, address, lists_own
        field.kept = place_called(keeps, by=by) if keeps else None
        first = field.kept or field.known(str(form.initial.get(name) or ""))
        form.initial[name] = Said(first.label, str(first.id)) if first else Said("")
