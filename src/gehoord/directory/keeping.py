"""Storing a row and letting the database judge whether it fits: two who write at the same moment cannot both be right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import IntegrityError, models, transaction

from gehoord.practice.errors import Refused


def keep(row: models.Model, *, unless: Mapping[str, Callable[[], Refused]]) -> None:
    """Store a row (nl: bewaren).

    `unless` gives for the name of a constraint the refusal to answer with when the row breaks it; anything else that the
    database objects to is a bug. Raises: Refused, of the kinds in `unless`.
    """
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as objection:
        broken = str(getattr(getattr(objection.__cause__, "diag", None), "constraint_name", ""))
        if broken not in unless:
            raise
        refusal = unless[broken]()
        raise refusal from None
