"""The acts of the road of a year, each of which says where it is and can be cut short there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.reporting import production
from gehoord.reporting.handing import handing_over
from gehoord.reporting.models import Edition, Volume
from gehoord.reporting.road import closing, making
from told.saying import say, told_first

YEAR = Period.year(2016)


def ask_to_close_a_year() -> None:
    with acting(HOUSE):
        Volume.objects.create(first=YEAR.first, last=YEAR.last, number=1, rule="rounded_to_five", closed_at=timezone.now())


def fix_a_year(halt: str = "") -> None:
    """Fix its facts as the worker does; say when they are read and kept but nothing stands yet, then what was kept."""
    closing.loose_ends.counted = told_first("kept", closing.loose_ends.counted, halt=bool(halt))
    closing.resume()
    with acting(HOUSE):
        say(Volume.objects.get().register_id)
        say(closing.frozen(YEAR.last).pk)


def begin_a_year() -> None:
    with acting(HOUSE):
        Volume.objects.update(stage="being_made", begun_at=timezone.now())


def make_a_year(halt: str = "") -> None:
    """Go on with it as the clock does, and say of each turn that it begins; then what it is made of."""
    in_turns = making._in_turns

    def told(reports: Any) -> Any:
        for some in in_turns(reports):
            say("turn")
            yield some

    making._in_turns = told
    making.audit = told_first("audit", making.audit, halt=bool(halt))
    making.resume()
    digest = hashlib.sha256()
    with acting(HOUSE):
        for row in Edition.objects.order_by("pk"):
            digest.update(bytes(row.figures) + f"{row.pk}{row.body}{row.rest}{row.opening}{row.issued_at}".encode())
        digest.update(json.dumps(Volume.objects.get().certificate, sort_keys=True).encode())
    say(digest.hexdigest())


def forget_some_reports() -> None:
    """As if who made them had been killed much earlier: of every twenty reports one is left."""
    with acting(HOUSE):
        gone = [pk for number, pk in enumerate(Edition.objects.order_by("pk").values_list("pk", flat=True)) if number % 20]
        Edition.objects.filter(pk__in=gone).delete()
        Volume.objects.update(stage="being_made", certificate=None, made_at=None)


def hand_a_year_over(halt: str = "") -> None:
    """Hand it over as if two had signed; say when its files are promised and nothing stands yet."""
    with acting(HOUSE):
        volume = Volume.objects.get()
        Volume.objects.filter(stage="made").update(stage="signed")
    production.promise_translation = told_first("promised", production.promise_translation, halt=bool(halt))
    handing_over.hand_over(volume.pk, by=HOUSE, at=timezone.now())
    say("handed over")


ACTS_OF_A_YEAR: dict[str, Callable[..., None]] = {
    "ask to close a year": ask_to_close_a_year,
    "fix a year": fix_a_year,
    "begin a year": begin_a_year,
    "make a year": make_a_year,
    "forget some reports": forget_some_reports,
    "hand a year over": hand_a_year_over,
}
