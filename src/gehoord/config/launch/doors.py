"""The doors of the launcher: reads the words on the command line and does what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gehoord.config import env
from gehoord.config.launch import commands, measuring, photographing, ports, suite
from gehoord.config.launch.interruption import Interrupted
from gehoord.config.launch.prepare import INTERRUPTED
from gehoord.config.launch.refusals import SETTING, NotStarted, NotUnderstood
from gehoord.config.launch.speech import tell_plainly
from gehoord.practice.errors import Refused

LONGEST_NUMBER = len(str(ports.HIGHEST))


def main(words: Sequence[str]) -> int:
    """Do what was asked; give the exit code (nl: uitvoeren)."""
    try:
        return DOORS[words[0]](words[1:])
    except Refused as refusal:
        tell_plainly(refusal.told_in(env.language()))
        return refusal.exit_code if isinstance(refusal, NotStarted) else SETTING
    except (Interrupted, KeyboardInterrupt):
        return INTERRUPTED


def _up(words: Sequence[str]) -> int:
    port = ports.USUAL
    match [part for word in words for part in word.split("=", 1)]:
        case []:
            pass
        case ["--port", number] if number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER:
            port = int(number)
        case _:
            raise NotUnderstood(what=" ".join(words)[:80])
    commands.up(port=port)
    return 0


def _without_words(verb: Callable[[], None]) -> Callable[[Sequence[str]], int]:
    def door(words: Sequence[str]) -> int:
        if words:
            raise NotUnderstood(what=" ".join(words))
        verb()
        return 0

    return door


def _reset(words: Sequence[str]) -> int:
    if list(words) not in ([], ["--yes"]):
        raise NotUnderstood(what=" ".join(words))
    commands.reset(yes=bool(words))
    return 0


DOORS: dict[str, Callable[[Sequence[str]], int]] = {
    "up": _up,
    "down": _without_words(commands.down),
    "status": _without_words(commands.status),
    "reset": _reset,
    "test": suite.run,
    "bench": measuring.run,
    "screenshots": photographing.run,
}
