"""Looking reports through before they are signed: all of them in a list, one as its reader will see it, and what changed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may
from gehoord.reporting.handing.corrections import corrections_of
from gehoord.reporting.own_words.findings import may_write, text_with
from gehoord.reporting.road import changes, looking, watching
from gehoord.reporting.road.contents import own_text_of
from gehoord.reporting.stages import Stage
from gehoord.web.office.asked import pressed
from gehoord.web.office.year.readers import reader_named, readers


@require_safe
@never_cache
def reports(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Every report of a bundle, to search (nl: rapporten van een bundel). Raises: NotFound."""
    by = actor_of(request)
    found = watching.volume_of(volume, by=by)
    sought, reader = request.GET.get("zoek", ""), reader_named(request.GET.get("soort", ""))
    before = changes.volume_before(found, by=by)
    changed = changes.changed_units(found, before, by=by) if before and Stage.coded(found.stage).has_reports else set()
    rows, many = watching.reports_in(found, by=by, sought=sought, reader=reader)
    told = {
        "volume": found,
        "rows": [(row, reader_named(row.reader), (row.reader, row.unit) in changed) for row in rows],
        "many": many,
        "more": many - len(rows),
        "sought": sought,
        "reader": reader,
        "readers": readers(),
        "before": before,
        "changed": len(changed),
    }
    return render(request, "office/year/reports.html", told)


@require_safe
@never_cache
def report(request: HttpRequest, volume: UUID, edition: UUID) -> HttpResponse:
    """One report as its reader will see it, with what changed since the bundle before (nl: voorvertoning). Raises: NotFound."""
    by = actor_of(request)
    found = watching.volume_of(volume, by=by)
    row = watching.report_in(found, edition, by=by)
    before = changes.volume_before(found, by=by)
    on, text = timezone.localdate(), text_with(row)
    looks = looking.to_look_at(found, by=by)
    told = {
        "volume": found,
        "stage": Stage.coded(found.stage),
        "report": row,
        "body": row.body + own_text_of(text, row.contents, "nl") + row.rest,
        "before": before,
        "changes": changes.changes_in(row, before, by=by) if before else [],
        "words_changed": before is not None and changes.words_changed(row, before, by=by),
        "picked": next((one for one in looks if one.edition.pk == row.pk), None),
        # what is on this page, so that a look is at just that
        "seen": looking.digest_of(text),
        "writes": may_write(row, by=by, on=on),
        "corrects": may(by, Act.CHANGE, Resource.REPORT) and row.handed_at is not None,
        "corrections": corrections_of([row.pk], by=by),
    }
    return render(request, "office/year/report.html", told)


@require_POST
def looked(request: HttpRequest, volume: UUID, edition: UUID) -> HttpResponse:
    """Write down that one looked a report through (nl: bekeken). Raises: NotFound."""

    def carry_out() -> str:
        looking.look(volume, {edition: request.POST.get("gezien", "")}, by=actor_of(request), at=timezone.now())
        return _("Bewaard dat u dit rapport hebt bekeken.")

    return pressed(request, carry_out, to=reverse("year", args=[volume]) + "#doorkijken")


@require_POST
def texts_read(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Write down that one read the own texts on the page (nl: teksten gelezen). Raises: NotFound."""

    def carry_out() -> str:
        looking.look(volume, _seen(request.POST.getlist("gezien")), by=actor_of(request), at=timezone.now())
        return _("Bewaard dat u deze teksten hebt gelezen.")

    return pressed(request, carry_out, to=reverse("year", args=[volume]) + "#teksten")


def _seen(told: list[str]) -> dict[UUID, str]:
    try:
        return {UUID(edition): digest for edition, _colon, digest in (one.partition(":") for one in told)}
    except ValueError as unknown:
        raise NotFound from unknown
