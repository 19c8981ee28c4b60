"""Going through the whole journal: is every line as it was written, in its place, and none gone?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from gehoord.practice.words import Term, Text
from gehoord.vault.chain import BEGINNING, SHARDS, chained, lines, moment
from gehoord.vault.expiry import forgotten
from gehoord.vault.heads import Minute, minutes
from gehoord.vault.models import JournalEntry

LATE = timedelta(minutes=5)
"""After how long without a signed line something may be wrong with the worker (nl: te laat)."""

PACE = 10_000
"""After how many lines progress is told (nl: tussenstand)."""


class Trouble(Term):
    """What can be wrong with the journal (nl: bevinding)."""

    CHANGED = "changed", "Deze regel is veranderd of vervangen", "This line was changed or replaced"
    MISSING = "missing", "Hier ontbreken regels", "Lines are missing here"
    UNLINKED = "unlinked", "Deze regel volgt niet op de vorige", "This line does not follow the one before it"
    CUT = "cut", "Het einde van deze streng is afgesneden", "The end of this chain was cut off"
    REWRITTEN = "rewritten", "Deze streng is na ondertekening herschreven", "This chain was rewritten after it was signed"
    UNSOUND = "unsound", "Deze ondertekende regel klopt niet", "This signed line is not sound"
    LATE = "late", "Er is al te lang niet ondertekend", "Nothing was signed for too long"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where: a line of a shard, or a line of a signed file (nl: bevinding met plaats)."""

    trouble: Trouble
    where: Text


def verify(*, progress: Callable[[int], None] | None = None) -> tuple[Finding, ...]:
    """Go through the journal and the signed lines (nl: logboek nakijken). Nothing found means that all is as it was written.

    What was added after the last signed line can be judged by its chain alone; `progress` hears how many lines were seen.
    Raises: KeysAway, KeyUnreadable.
    """
    signed = tuple(minutes())
    found = [_at_minute(Trouble.UNSOUND, minute) for minute in signed if not minute.sound]
    sound = [minute for minute in signed if minute.sound]
    seen = 0
    for shard in range(SHARDS):
        stood = {head.number: (head.digest, minute) for minute in sound for head in minute.heads if head.shard == shard}
        walk = _Walk(shard, stood)
        for line in lines(settings.JOURNAL_CONNECTION, shard):
            found += walk.step(line)
            seen += 1
            if progress is not None and seen % PACE == 0:
                progress(seen)
        found += walk.end()
    return (*found, *_silence(sound))


class _Walk:
    """One shard from its first line to its last, held against what was signed."""

    def __init__(self, shard: int, stood: Mapping[int, tuple[bytes, Minute]]) -> None:
        self._shard, self._stood = shard, stood
        self._number = forgotten(settings.JOURNAL_CONNECTION, shard)
        self._previous = BEGINNING if self._number == 0 else None
        self._first = True

    def step(self, line: JournalEntry) -> Iterator[Finding]:
        if self._first and line.number <= self._number:
            # The journal said that it would forget these, and was stopped before it did.
            self._number, self._previous = line.number - 1, BEGINNING if line.number == 1 else None
        self._first = False
        if line.number != self._number + 1:
            yield self._finding(Trouble.MISSING, self._number + 1)
        elif self._previous is not None and bytes(line.previous) != self._previous:
            yield self._finding(Trouble.UNLINKED, line.number)
        digest = chained(bytes(line.previous), line)
        if digest != bytes(line.digest):
            yield self._finding(Trouble.CHANGED, line.number)
        expected, minute = self._stood.get(line.number, (bytes(line.digest), None))
        if minute is not None and expected != bytes(line.digest):
            yield self._finding(Trouble.REWRITTEN, line.number, minute)
        self._number, self._previous = line.number, bytes(line.digest)

    def end(self) -> Iterator[Finding]:
        last = max(self._stood, default=0)
        if last > self._number:
            yield self._finding(Trouble.CUT, self._number + 1, self._stood[last][1])

    def _finding(self, trouble: Trouble, number: int, minute: Minute | None = None) -> Finding:
        where = Text(f"streng {self._shard}, regel {number}", f"shard {self._shard}, line {number}")
        if minute is None:
            return Finding(trouble, where)
        stood = _minute(minute)
        return Finding(trouble, Text(f"{where.nl}; ondertekend: {stood.nl}", f"{where.en}; signed: {stood.en}"))


def _silence(sound: Sequence[Minute]) -> Iterator[Finding]:
    """Lines that should have been signed by now and were not."""
    late = JournalEntry.objects.using(settings.JOURNAL_CONNECTION).filter(at__lt=timezone.now() - LATE)
    if sound and late.filter(at__gt=sound[-1].at).exists():
        yield _at_minute(Trouble.LATE, sound[-1])
    elif not sound and late.exists():
        yield Finding(Trouble.LATE, Text("er is geen ondertekende regel", "there is no signed line"))


def _at_minute(trouble: Trouble, minute: Minute) -> Finding:
    return Finding(trouble, _minute(minute))


def _minute(minute: Minute) -> Text:
    when = f" ({moment(minute.at)})" if minute.heads else ""
    return Text(f"{minute.file}, regel {minute.line}{when}", f"{minute.file}, line {minute.line}{when}")
