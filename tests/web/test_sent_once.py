from __future__ import annotations

from uuid import uuid4

from gehoord.web.sent_once import SentOnce


def test_each_copy_of_a_form_has_a_key_of_its_own_and_keeps_it():
    first, second = (str(SentOnce()["sent"].value()) for _ in range(2))
    assert first != second
    form = SentOnce({"sent": first})
    assert form.is_valid()
    assert str(form.cleaned_data["sent"]) == first


def test_a_form_without_a_key_is_one_of_its_own():
    forms = [SentOnce({"sent": typed}) for typed in ("", "")]
    assert all(form.is_valid() for form in forms)
    assert forms[0].cleaned_data["sent"] != forms[1].cleaned_data["sent"]
    assert not SentOnce({"sent": f"{uuid4()}x"}).is_valid()
