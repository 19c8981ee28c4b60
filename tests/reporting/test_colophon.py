"""A report says where it comes from, as far as that is known."""

from __future__ import annotations

from datetime import date

from gehoord.reporting.colophon import colophon_of


def test_a_report_says_who_sends_it_whom_to_ask_and_what_made_it(theme):
    assert colophon_of(theme, "nl") == (
        f"Afzender: {theme.organisation.nl}.",
        f"Vragen over dit rapport? {theme.contact.nl}",
        "Gemaakt met gehoord.",
    )


def test_an_issued_report_says_when_and_which(theme):
    lines = colophon_of(theme, "en", issued=date(2017, 3, 16), edition="3f2a81c0")
    assert lines[2:] == ("Issued on 16 March 2017.", "Edition: 3f2a81c0.", "Made with gehoord.")
