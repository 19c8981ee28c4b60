"""How long what is kept: rules as values in `retention.toml`, whose terms an organisation may change in a file of its own."""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from django.conf import settings

from gehoord.practice.errors import Refused
from gehoord.practice.terms import Unit
from gehoord.practice.words import Text


class RulesUnreadable(Refused):
    """A file of retention rules lacks something or holds a word we do not know (nl: bewaarregels niet te lezen)."""

    sentence = Text(
        "De bewaarregels zijn niet te lezen: {why}. Er wordt niets vernietigd tot dit is opgelost.",
        "The retention rules cannot be read: {why}. Nothing is destroyed until this is solved.",
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule (nl: bewaarregel): what, from when, how long, and why. A lawyer should have compared it with the law."""

    code: str
    label: Text
    trigger: Text
    amount: int
    unit: Unit
    basis: Text

    def latest(self, on: date) -> date:
        """The last day of which what was triggered is due on a day (nl: laatste dag). The 31st waits for a month that has one."""
        if self.unit is Unit.CALENDAR_DAYS:
            return on - timedelta(days=self.amount)
        year, month = divmod(on.year * 12 + on.month - 1 - self.amount, 12)
        return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))

    def until(self, day: date) -> date:
        """The day on which what was triggered on a day is due (nl: bewaard tot)."""
        if self.unit is Unit.CALENDAR_DAYS:
            return day + timedelta(days=self.amount)
        year, month = divmod(day.year * 12 + day.month - 1 + self.amount, 12)
        due = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
        return due if self.latest(due) >= day else due + timedelta(days=1)


def rules() -> dict[str, Rule]:
    """The rules in force by code: those of the product, with the organisation's own in their place (nl: bewaarregels).

    Raises: RulesUnreadable.
    """
    found = read_rules(files("gehoord.vault").joinpath("retention.toml").read_text("utf-8"))
    try:
        own = settings.RETENTION_RULES.read_text(encoding="utf-8")
    except FileNotFoundError:
        return found
    return found | read_rules(own)


def read_rules(toml: str) -> dict[str, Rule]:
    """Rules from a text in TOML (nl: bewaarregels lezen). Raises: RulesUnreadable."""
    try:
        return {rule.code: rule for rule in map(_rule, tomllib.loads(toml)["rule"])}
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        raise RulesUnreadable(why=str(broken)) from broken


def _rule(row: Mapping[str, Any]) -> Rule:
    amount = row["term"]["amount"]
    if not isinstance(amount, int) or amount < 1:
        raise ValueError(f"{row['code']}: amount {amount!r}")
    unit = Unit.coded(row["term"]["unit"])
    if unit not in {Unit.CALENDAR_DAYS, Unit.MONTHS}:
        raise ValueError(f"{row['code']}: unit {unit}")
    return Rule(row["code"], Text(**row["label"]), Text(**row["trigger"]), amount, unit, Text(**row["basis"]))
