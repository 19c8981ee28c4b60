"""What each office learned from its own sorted notes: gathered, learned in a process apart, kept sealed in the data folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid5

from django.conf import settings

from gehoord.casework.models import Client, Concern, Note, Trajectory
from gehoord.casework.noticing.names import full_names
from gehoord.casework.suggesting.learned import Learned, from_bytes
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.scope import acting
from gehoord.practice.concerns import category
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.fields import Sealed, open_sealed
from gehoord.vault.keys import NoCaseKey, case_key, make_case_keys, open_case_keys
from gehoord.vault.sealing import ContentTampered, Place, open_bytes, seal_bytes

LEARNED_FROM = "learned from"
FEWEST_TEXTS, FEWEST_CATEGORIES = 5, 3
OWN_BOX = UUID("b1a7f3a0-7f0e-4c53-9a5c-6d2b8a9f4e11")
PATIENCE = 600


class TooLittleToLearn(Refused):
    """An office wrote too little that is sorted to learn anything from (nl: te weinig om van te leren)."""

    sentence = Text(
        "Er zijn {texts} ingedeelde teksten, en daarvan {categories} categorieën met minstens {fewest}. Nodig zijn er drie.",
        "There are {texts} sorted texts, with {categories} categories of at least {fewest}. Three are needed.",
    )


class LearningBroke(Refused):
    """The process that learns stopped before it was done (nl: leren afgebroken)."""

    sentence = Text(
        "Het leren is afgebroken. Wat eerder geleerd was, blijft in gebruik. Probeer het later opnieuw.",
        "The learning was cut short. What was learned before stays in use. Try again later.",
    )


class Sorted(NamedTuple):
    """A text that somebody sorted under a category (nl: ingedeelde tekst). `client` says which texts are of one client."""

    text: str
    code: str
    client: str


def suggest(text: str, *, among: Collection[str], by: Actor) -> tuple[tuple[str, ...], Learned | None]:
    """The three categories a text looks like most, and what that was learned from; None where too little was (nl: voorstel).

    The text goes nowhere: not into the journal, not into a log, not out of this process. Raises: NotFound for who has no office.
    """
    if by.office_id is None:
        raise NotFound
    learned = learned_by(by.office_id)
    return ((), None) if learned is None else (learned.likeliest(text, among=among), learned)


def learn_from(office: UUID, *, on: date, more: Iterable[Sorted] = ()) -> Learned:
    """Learn anew from all that an office sorted, and keep it sealed (nl: leren). `more` are texts from elsewhere, as in a demo.

    Private notes are left out, and so are full names and figures. The journal has each text that is read.
    Raises: TooLittleToLearn, LearningBroke.
    """
    with acting(HOUSE):
        told = [*_of(office), *more]
        often = Counter(one.code for one in told)
        enough = {code for code, times in often.items() if times >= FEWEST_TEXTS}
        if len(enough) < FEWEST_CATEGORIES:
            raise TooLittleToLearn(texts=len(told), categories=len(enough), fewest=FEWEST_TEXTS)
        content = _taught([one for one in told if one.code in enough], on)
        _keep(office, content)
    return from_bytes(content)


def learned_by(office: UUID) -> Learned | None:
    """What an office learned, None where it did not yet (nl: wat een kantoor leerde). Kept open until it is learned anew."""
    file = _file(office)
    try:
        stamp = file.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _opened(office, file, stamp)


def _of(office: UUID) -> list[Sorted]:
    notes = Note.objects.filter(office=office, private=False, concern__isnull=False).select_related("concern")
    texts: list[tuple[Sealed, Concern]] = [(note.text, note.concern) for note in notes if note.concern is not None]
    roads = Trajectory.objects.filter(office=office, request__isnull=False).select_related("concern")
    texts += [(road.request, road.concern) for road in roads if road.request is not None]
    readable = open_case_keys(concern.client_id for _, concern in texts)
    texts = [(text, concern) for text, concern in texts if concern.client_id in readable]
    words = open_sealed([text for text, _ in texts], by=HOUSE, did=LEARNED_FROM)
    gone_into = dict(Client.objects.filter(office=office, merged_into__isnull=False).values_list("pk", "merged_into"))
    return [
        Sorted(without_names(text), category(concern.category).code, str(gone_into.get(concern.client_id, concern.client_id)))
        for text, (_, concern) in zip(words, texts, strict=True)
    ]


def without_names(text: str) -> str:
    """A text without the full names in it; figures say nothing to what learns (nl: zonder namen)."""
    for name in full_names(text):
        text = text.replace(name, " ")
    return text


def _taught(told: list[Sorted], on: date) -> bytes:
    clients = {client: number for number, client in enumerate(sorted({one.client for one in told}))}
    asked = {"on": on.isoformat(), "examples": [(one.text, one.code, clients[one.client]) for one in told]}
    command = [sys.executable, "-P", "-m", "gehoord.casework.suggesting.teaching"]
    path = os.pathsep.join(sys.path)
    done = subprocess.run(  # noqa: S603 - our own module, and what it is told goes in by its standard input
        command, input=json.dumps(asked).encode(), capture_output=True, timeout=PATIENCE, check=False, env={"PYTHONPATH": path}
    )
    if done.returncode != 0:
        raise LearningBroke
    return done.stdout


def _keep(office: UUID, content: bytes) -> None:
    box = uuid5(OWN_BOX, str(office))
    try:
        key = case_key(box)
    except NoCaseKey:
        make_case_keys([(box, office)])
        key = case_key(box)
    file = _file(office)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        opened.write(seal_bytes(key.cipher, content, _place(office).bound(key.origin)))
    draft.replace(file)


@lru_cache(maxsize=8)
def _opened(office: UUID, file: Path, _stamp: int) -> Learned | None:
    with acting(HOUSE):
        key = case_key(uuid5(OWN_BOX, str(office)))
    try:
        return from_bytes(open_bytes(key.cipher, file.read_bytes(), _place(office).bound(key.origin)))
    except ContentTampered:
        return None


def _file(office: UUID) -> Path:
    return Path(settings.GEHOORD_DATA) / "learned" / f"{office}.sealed"


def _place(office: UUID) -> Place:
    return Place("learned", "weights", office, uuid5(OWN_BOX, str(office)))
