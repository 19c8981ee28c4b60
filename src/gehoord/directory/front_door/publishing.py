"""Changing what the start page says: every version is kept, and any of them can be put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gehoord.directory.front_door.packaged import Told, in_own_words
from gehoord.directory.front_door.words import PIECES, Piece, Voice
from gehoord.directory.keeping import keep
from gehoord.directory.models import Office, PublicText
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require, visible
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal

PART = "directory"
LONGEST_TITLE, LONGEST_BODY = 120, 3000
OWN_WORDS = 0
"""The number of the packaged text, which every office begins with (nl: tekst van huis uit)."""


class BothLanguagesNeeded(Refused):
    """A text lacks a heading or words in one of the languages, or has too many (nl: beide talen nodig)."""

    sentence = Text(
        "Schrijf de kop en de tekst in het Nederlands en in het Engels: een kop van hoogstens {title} tekens en een tekst van "
        "hoogstens {body}.",
        "Write the heading and the text in Dutch and in English: a heading of at most {title} characters and a text of at most "
        "{body}.",
    )


class ChangedMeanwhile(Refused):
    """Somebody else published this text since it was opened (nl: intussen veranderd)."""

    sentence = Text(
        "Een collega heeft deze tekst intussen veranderd. Bekijk eerst die versie; uw eigen woorden staan hieronder nog.",
        "A colleague changed this text meanwhile. Look at that version first; your own words still stand below.",
    )


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it was published (nl: versie). `number` 0 is the packaged one; `again` is the number it repeats, else None."""

    number: int
    told: Told
    by: str
    at: datetime | None
    again: int | None


def says(office_id: UUID) -> Mapping[tuple[Voice, Piece], Told]:
    """What the start page of an office says now, in every voice (nl: wat de startpagina zegt).

    One query, in a transaction of whoever acts; a visitor acts as the house.
    """
    rows = PublicText.objects.filter(office=office_id).order_by("voice", "piece", "-number").distinct("voice", "piece")
    own = {(Voice.coded(row.voice), Piece.coded(row.piece)): _told(row) for row in rows}
    return {**in_own_words(), **own}


def versions(office_id: UUID, voice: Voice, piece: Piece, *, by: Actor) -> tuple[Version, ...]:
    """Every version of a text, the latest first, the packaged one last (nl: versies). Raises: NotFound."""
    _check(voice, piece)
    with acting(by):
        require(by, Act.SEE, PublicText(office_id=office_id))
        rows = visible(by, Act.SEE, PublicText.objects.filter(office=office_id, voice=voice.value, piece=piece.value))
        found = [
            Version(row.number, _told(row), row.by.name if row.by else "", row.at, row.again - 1 if row.again else None)
            for row in rows.select_related("by").order_by("-number")
        ]
    return (*found, Version(OWN_WORDS, in_own_words()[voice, piece], "", None, None))


def publish(
    told: Told,
    office_id: UUID,
    spot: tuple[Voice, Piece],
    *,
    by: Actor,
    at: datetime,
    after: int,
    again: int | None = None,
) -> int:
    """Let visitors read this from now on; gives its number (nl: publiceren).

    `after` is the number that was current when the text was opened; `again` the number it repeats.
    Raises: NotFound, BothLanguagesNeeded, ChangedMeanwhile.
    """
    _check(*spot)
    words = [one.strip() for one in (*told.title, *told.body)]
    if not all(words) or max(map(len, words[:2])) > LONGEST_TITLE or max(map(len, words[2:])) > LONGEST_BODY:
        raise BothLanguagesNeeded(title=LONGEST_TITLE, body=LONGEST_BODY)
    voice, piece = spot
    row = PublicText(office_id=office_id, voice=voice.value, piece=piece.value, number=after + 1, by_id=by.person_id, at=at)
    # Counted from 1, so that putting the packaged text back can be told from writing a new one.
    row.again = 0 if again is None else again + 1
    row.title_nl, row.title_en, row.body_nl, row.body_en = words
    with acting(by):
        require(by, Act.CREATE, row)
        latest = PublicText.objects.filter(office=office_id, voice=row.voice, piece=row.piece).order_by("-number").first()
        if (latest.number if latest else OWN_WORDS) != after:
            raise ChangedMeanwhile
        keep(row, unless={"public_text_numbered": ChangedMeanwhile})
        journal.record(by=by, did="published a public text", on=row, part=PART)
    return row.number


def put_back(number: int, office_id: UUID, spot: tuple[Voice, Piece], *, by: Actor, at: datetime) -> int:
    """Publish an earlier version once more; gives its new number (nl: eerdere versie terugzetten).

    Raises: NotFound, ChangedMeanwhile.
    """
    there = versions(office_id, *spot, by=by)
    chosen = next((one for one in there if one.number == number), None)
    if chosen is None:
        raise NotFound
    return publish(chosen.told, office_id, spot, by=by, at=at, after=there[0].number, again=number)


def own_texts(office_id: UUID, *, by: Actor) -> Mapping[tuple[Voice, Piece], Version]:
    """The latest version of each text that an office changed itself (nl: eigen teksten). Raises: NotFound."""
    with acting(by):
        require(by, Act.LIST, PublicText(office_id=office_id))
        rows = visible(by, Act.LIST, PublicText.objects.filter(office=office_id)).select_related("by")
        latest = rows.order_by("voice", "piece", "-number").distinct("voice", "piece")
        return {
            (Voice.coded(row.voice), Piece.coded(row.piece)): Version(
                row.number, _told(row), row.by.name if row.by else "", row.at, row.again - 1 if row.again else None
            )
            for row in latest
        }


def edits(by: Actor, office_id: UUID) -> bool:
    """Whether somebody may change what this office says (nl: mag de startpagina veranderen)."""
    with acting(by):
        there = Office.objects.filter(pk=office_id).exists()
        try:
            require(by, Act.CREATE, PublicText(office_id=office_id))
        except NotFound:
            return False
    return there


def _check(voice: Voice, piece: Piece) -> None:
    if piece not in PIECES[voice]:
        raise NotFound


def _told(row: PublicText) -> Told:
    return Told(Text(row.title_nl, row.title_en), Text(row.body_nl, row.body_en))
