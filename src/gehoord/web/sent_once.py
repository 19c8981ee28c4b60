"""A form that is carried out once, however often it is sent: by a double click, a slow line or the way back."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms


class SentOnce(forms.Form):
    """A form that is carried out once (nl: formulier). `sent` is the key of this copy of it; `first_time` asks for it."""

    sent = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent"].initial = uuid4

    def clean_sent(self) -> UUID:
        """The key, or a new one where a browser sent none (nl: sleutel)."""
        return self.cleaned_data["sent"] or uuid4()
