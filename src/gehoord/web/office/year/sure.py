"""A form for words that others will read: where they seem to point to somebody, their writer can say that they do not."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gehoord.reporting.own_words.pointing import pointed_in
from gehoord.web.office.asked import OfficeSheet


class SureSheet(OfficeSheet):
    """A form that asks whether its words point to somebody, only where they seem to (nl: wijst niemand aan).

    `words`: what was typed; `known`: names that may stand there.
    """

    sure = forms.BooleanField(required=False, label=_("Deze tekst gaat over niemand in het bijzonder"))

    def __init__(self, *args: Any, words: str = "", known: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "sure"])
        if not any(one.kind.can_be_confirmed for one in pointed_in(words, known=known)):
            del self.fields["sure"]
