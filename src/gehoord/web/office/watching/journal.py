"""The journal for whoever watches over it: search by who, client code, what and day, and take a selection along."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gehoord.casework.overview.keeping import NobodyHasThisCode, case_by_code, codes_of_cases
from gehoord.people import journal_reading
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, require
from gehoord.people.roles import Role
from gehoord.people.sign_in import step_up
from gehoord.practice.words import Text, same
from gehoord.vault.reading.lines import MOST, Line, Sought
from gehoord.web.office.asked import SearchSheet
from gehoord.web.office.watching.told import DID, told, told_code
from gehoord.web.public.language import spoken

FARTHEST = 10_000
"""The last page that is asked for at all (nl: verste bladzijde)."""


@require_safe
@never_cache
def journal(request: HttpRequest) -> HttpResponse:
    """Lines that fit what is asked, latest first (nl: logboek). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.LIST, Resource.JOURNAL)
    form, page = _form(request.GET, by), _page(request.GET.get("bladzijde", ""))
    sought, refusal = _sought(form, by)
    found, more = journal_reading.search_journal(sought, by=by, page=page) if sought else ((), False)
    asked = urlencode({name: value for name, value in request.GET.items() if name in form.fields and value})
    shown = {
        "form": form,
        "refusal": refusal,
        "lines": _rows(found, by),
        "page": page,
        "before": page - 1,
        "after": page + 1 if more else 0,
        "asked": asked,
        "most": MOST,
    }
    return render(request, "office/journal.html", shown, status=422 if refusal or form.errors else 200)


@require_POST
@step_up
def take_journal(request: HttpRequest) -> HttpResponse:
    """A selection as a file for a spreadsheet; that it was taken along stands in the journal (nl: meenemen). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.EXPORT, Resource.JOURNAL)
    form = _form(request.POST, by)
    sought, _refusal = _sought(form, by)
    if sought is None:
        return redirect("journal")
    lines = journal_reading.take_along(sought, by=by)
    answer = HttpResponse(_written(_rows(lines, by), lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="logboek-{timezone.localdate():%Y-%m-%d}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def _form(said: Mapping[str, str], by: Actor) -> SearchSheet:
    who = [(str(key), name) for key, name in journal_reading.writers(by=by)]
    what = sorted(((did, words.spoken_in(spoken())) for did, words in DID.items()), key=lambda one: one[1])
    return SearchSheet(said, who=who, what=what)


def _sought(form: SearchSheet, by: Actor) -> tuple[Sought | None, str]:
    if not form.is_valid():
        return None, ""
    asked = form.cleaned_data
    try:
        case = case_by_code(asked["code"], by=by) if asked["code"].strip() else None
    except NobodyHasThisCode as unknown:
        return None, unknown.told_in(spoken())
    return Sought(UUID(asked["wie"]) if asked["wie"] else None, case, asked["wat"], asked["van"], asked["tot"]), ""


def _page(said: str) -> int:
    return min(max(int(said), 1), FARTHEST) if said.isascii() and said.isdigit() and len(said) < 9 else 1  # noqa: PLR2004 - digits


def _rows(lines: Sequence[Line], by: Actor) -> list[dict[str, object]]:
    names = journal_reading.names_of([line.person for line in lines], by=by)
    codes = codes_of_cases([line.case for line in lines], by=by)
    return [
        {
            "line": line,
            "who": names.get(line.person, "") if line.person else "",
            "role": _role(line.role),
            "what": told(line.did),
            "why": [words for code in (line.reason, line.outcome) if (words := told_code(code)).nl],
            "code": codes.get(line.case, "") if line.case else "",
        }
        for line in lines
    ]


def _role(code: str) -> Text:
    return next((role.label for role in Role if role.value == code), same(code))


def _written(rows: Iterable[Mapping[str, object]], lines: Sequence[Line]) -> str:
    """A file with one line for each, a mark in front so that spreadsheets read the letters right."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([_("moment"), _("wie"), _("rol"), _("wat"), _("cliënt"), _("soort"), _("nummer"), _("reden"), _("uitkomst")])
    for row, line in zip(rows, lines, strict=True):
        role, what = row["role"], row["what"]
        told_role = role.spoken_in(spoken()) if isinstance(role, Text) else ""
        told_what = what.spoken_in(spoken()) if isinstance(what, Text) else ""
        moment = timezone.localtime(line.at).isoformat(timespec="seconds")
        writer.writerow(
            [
                _plain(cell)
                for cell in (
                    moment,
                    row["who"],
                    told_role,
                    told_what,
                    row["code"],
                    line.kind,
                    line.thing,
                    line.reason,
                    line.outcome,
                )
            ]
        )
    return "\ufeff" + out.getvalue()


def _plain(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
