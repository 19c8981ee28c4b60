"""Asking somebody for a mark, and taking it in, so that nothing leads back from the mark to who gave it.

An invitation knows an age group and an office, and is destroyed as the mark is given. A mark knows its week and not its day. All
marks of a week, and all invitations, are written anew in a chance order with each one that comes; so neither the order of rows
nor the moment they were written says which came when. A remark stands apart from its mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import SystemRandom
from uuid import UUID

from django.db import connection

from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.people.tokens import CODE, GROUP, Token
from gehoord.practice.clients import AgeGroup
from gehoord.practice.errors import Refused
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber, holds_citizen_number
from gehoord.practice.words import Text
from gehoord.survey.models import Invitation, Mark, Remark, box_of
from gehoord.vault.fields import seal
from gehoord.vault.keys import NoCaseKey, case_key, make_case_keys

WEEKS = 8
LONGEST = 400
LOWEST, HIGHEST = 1, 10
LOCK = 0x6D61726B
WEEK = timedelta(days=7)


class CodeOver(Refused):
    """A code was typed that is not in use: it never was, it was used, or its time is over (nl: code niet in gebruik)."""

    sentence = Text(
        "Deze code doet het niet (meer). Misschien is hij al gebruikt. Kijk hem nog eens na, of sluit deze pagina.",
        "This code does not work, or no longer. Perhaps it was used already. Look at it once more, or close this page.",
    )


class NoMark(Refused):
    """No mark from 1 to 10 was chosen (nl: geen cijfer)."""

    sentence = Text("Kies een cijfer van 1 tot en met 10.", "Choose a mark from 1 to 10.")


class RemarkTooLong(Refused):
    """A remark is longer than a sentence or two (nl: opmerking te lang)."""

    sentence = Text("Maak de tekst korter dan {most} letters.", "Make the text shorter than {most} letters.")


@dataclass(frozen=True, slots=True)
class Invited:
    """A code to hand out, shown once (nl: uitnodiging). `until` is its last day."""

    token: Token
    until: date

    @property
    def code(self) -> str:
        """The code in groups of four letters (nl: code)."""
        return self.token.spelled


def invite(age_group: AgeGroup, *, by: Actor, on: date) -> Invited:
    """Make a code with which one mark can be given (nl: uitnodigen voor een cijfer). Nothing else crosses this wall.

    It is not written in the journal: a line with a moment would stand beside the line of the case that was closed.
    Raises: NotFound.
    """
    if by.office_id is None:
        raise NotFound
    token = CODE.draw()
    until = monday(on) + WEEK * (WEEKS + 1) - timedelta(days=1)
    row = Invitation(office_id=by.office_id, age_group=age_group.value, handle=token.handle, digest=token.digest, until=until)
    require(by, Act.CREATE, row)
    with acting(HOUSE):
        _write_anew(row)
    return Invited(token, until)


def looks_like_code(typed: str) -> bool:
    """Whether what somebody typed has the shape of a code of ours; nothing is looked up (nl: lijkt op een code).

    Words have no digits, and words alone are never in groups of four.
    """
    said = typed.strip()
    spelled = all(len(part) == GROUP for part in said.split("-")) and "-" in said
    return CODE.read(said) is not None and (spelled or any(sign.isdigit() for sign in said)) and not said.isdigit()


def group_of(typed: str, *, on: date) -> AgeGroup:
    """For whom a code is, so that the page speaks to them (nl: leeftijdsgroep bij een code). Raises: CodeOver, TriedTooOften."""
    with acting(HOUSE):
        return AgeGroup.coded(_behind(typed, on).age_group)


def give_mark(typed: str, grade: int | None, *, on: date, remark: str = "") -> AgeGroup:
    """Give a mark, and perhaps a sentence, with a code; the code is gone after that (nl: cijfer geven).

    Raises: NoMark, RemarkTooLong, LooksLikeCitizenNumber, CodeOver, TriedTooOften.
    """
    if grade is None or not LOWEST <= grade <= HIGHEST:
        raise NoMark
    if len(remark) > LONGEST:
        raise RemarkTooLong(most=LONGEST)
    if holds_citizen_number(remark):
        raise LooksLikeCitizenNumber
    with acting(HOUSE):
        invitation = _behind(typed, on, taking=True)
        office, group, week = invitation.office_id, invitation.age_group, week_of(on)
        invitation.delete()
        _write_anew(Mark(office_id=office, age_group=group, grade=grade, on=week))
        if remark.strip():
            _open_box(office)
            _write_anew(Remark(office_id=office, age_group=group, on=week, text=seal(remark.strip())))
    return AgeGroup.coded(group)


def forget_old(*, on: date) -> int:
    """Destroy invitations whose time is over (nl: uitnodigingen opruimen). Gives how many."""
    with acting(HOUSE):
        return Invitation.objects.filter(until__lt=on).delete()[0]


def monday(day: date) -> date:
    """The Monday of the week of a day (nl: maandag). Source: ISO 8601."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> date:
    """The day under which a week is kept: its Monday, but never one of the year before (nl: week).

    So a mark counts in the year in which it was given.
    """
    return max(monday(day), date(day.year, 1, 1))


def _behind(typed: str, on: date, *, taking: bool = False) -> Invitation:
    token = CODE.read(typed)
    rows = Invitation.objects.filter(handle=token.handle if token else "", until__gte=on)
    row = rows.first()
    if row and taking:
        # Another who draws writes it anew, and another who gives takes it away; under the lock it stays as it is.
        _one_at_a_time(row.office_id)
        row = rows.first()
    if token is None or row is None or not token.opens(row.digest):
        raise CodeOver
    return row


def _write_anew(new: Mark | Remark | Invitation) -> None:
    """Which row was written last would say which one came last, so all of that week are written last, in a chance order."""
    kind = type(new)
    _one_at_a_time(new.office_id)
    week = {"until": new.until} if isinstance(new, Invitation) else {"on": new.on}
    together = [*kind.objects.filter(office_id=new.office_id, **week), new]
    kind.objects.filter(pk__in=[row.pk for row in together]).delete()
    SystemRandom().shuffle(together)
    kind.objects.bulk_create(together)


def _open_box(office: UUID) -> None:
    box = box_of(office)
    try:
        case_key(box)
    except NoCaseKey:
        make_case_keys([(box, office)])


def _one_at_a_time(office: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK, office.int & 0x7FFFFFFF])
