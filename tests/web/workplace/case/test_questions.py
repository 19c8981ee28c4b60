from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from gehoord.practice.clients import Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.web.workplace.case.questions import Sheet, choose_from, from_list, from_rows, not_later, one_term


class Asked(Sheet):
    kind = one_term("Soort", ConcernKind)
    sex = from_list("Geslacht", Sex)
    row = from_rows("Welke")


def test_a_form_knows_its_copy_and_gives_terms_and_ids():
    row = uuid4()
    form = Asked({"kind": "question", "sex": "", "row": str(row)})
    choose_from(form, "row", [(str(row), "Een")])
    assert form.is_valid(), form.errors
    assert form.cleaned_data["kind"] is ConcernKind.QUESTION
    assert (form.cleaned_data["sex"], form.cleaned_data["row"]) == (None, row)
    assert isinstance(form.cleaned_data["sent"], UUID)
    assert Asked()["sent"].value() != Asked()["sent"].value()


def test_what_is_not_in_the_list_is_refused():
    form = Asked({"kind": "gossip", "row": str(uuid4())})
    assert not form.is_valid()
    assert set(form.errors) == {"kind", "row"}


def test_choices_and_their_meaning_speak_the_language_of_the_page():
    with override("en"):
        page = Asked()
        assert dict(page.fields["kind"].choices)["question"] == "question"
        assert page["kind"].subwidgets[0].data["meaning"] == "The client wants to know something."


def test_a_day_to_come_is_too_late():
    not_later(timezone.localdate())
    with pytest.raises(ValidationError):
        not_later(timezone.localdate() + timedelta(days=1))


def test_a_field_without_choices_is_left_alone():
    form = Asked()
    form.fields["free"] = forms.CharField()
    choose_from(form, "free", [("a", "b")])
    assert not hasattr(form.fields["free"], "choices")
