"""An alert names nobody; who types what looks like the name of a person is asked whether that was meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'-]+"
_BETWEEN = r"(?:van|de|der|den|ter|ten|el|al|von|te)"
_WHOLE = rf"{_CAPITAL}(?:\s+{_BETWEEN})*(?:\s+(?:{_CAPITAL}|[A-Z]\.))+"
_BEFORE = (
    r"(?:mevrouw|meneer|mw\.?|dhr\.?|moeder|vader|broer|broertje|zus|zusje|jongen|meisje|jongere|opa|oma|tante|oom|heet|genaamd|"
    r"mrs\.?|mr\.?|ms\.?|mother|father|brother|sister|boy|girl|called|named)"
)
_OPENING = (
    r"(?:aan|als|bij|dat|de|deze|dit|door|een|en|er|haar|het|hun|in|maar|met|na|naar|om|ook|op|over|sinds|toen|uit|van|volgens|"
    r"voor|wat|wij|zij|zijn|at|for|from|in|of|on|our|since|that|the|they|this|we|when|with)"
)
WHOLE_NAME = re.compile(rf"(?<![\w-])(?!(?i:{_OPENING})\s){_WHOLE}")
NAMED = re.compile(rf"(?<!\w)(?i:{_BEFORE})\s+({_CAPITAL}|[A-Z]\.)(?!\w)")


class LooksLikeName(Refused):
    """A text that names nobody holds what looks like the name of a person (nl: lijkt op een naam)."""

    sentence = Text(
        "In de tekst staat wat op een naam lijkt: {found}. Haal het weg, of bevestig dat het geen naam van een cliënt is.",
        "The text holds what looks like a name: {found}. Take it out, or confirm that it is not the name of a client.",
    )


def names_in(text: str, *, known: Collection[str] = ()) -> tuple[str, ...]:
    """What looks like the name of a person in a text, each once, in order (nl: namen in een tekst).

    `known` are names that may stand there, such as that of the agency. It finds two capitals in a row and a capital after a
    word such as "moeder"; a first name by itself it does not see.
    """
    rest = text
    for name in sorted(filter(None, known), key=len, reverse=True):
        rest = re.sub(re.escape(name), " ", rest, flags=re.IGNORECASE)
    found = [(match.start(), match[0]) for match in WHOLE_NAME.finditer(rest)]
    found += [(match.start(1), match[1]) for match in NAMED.finditer(rest)]
    return tuple(dict.fromkeys(" ".join(name.split()) for _, name in sorted(found)))


def check_names_nobody(text: str, *, known: Collection[str] = ()) -> None:
    """Refuse a text with what looks like a name (nl: noemt niemand). Raises: LooksLikeName."""
    found = names_in(text, known=known)
    if found:
        raise LooksLikeName(found=", ".join(found))
