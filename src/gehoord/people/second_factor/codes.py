"""What guessing the code of an app costs, for who knows the password already: a day after thirty wrong ones."""

from __future__ import annotations

from uuid import UUID

from django.core.cache import cache

MOST = 30  # ten a minute would be fourteen thousand a day, of a million of which three open


def are_spent(person_id: UUID) -> bool:
    """Whether so many wrong codes were typed for somebody today that none is looked at any more (nl: codes op)."""
    return int(cache.get(f"codes.{person_id}", 0)) >= MOST


def count_wrong(person_id: UUID) -> None:
    """Count a wrong code; a day after the first all are forgotten (nl: verkeerde code tellen)."""
    cache.add(f"codes.{person_id}", 0, 24 * 60 * 60)
    cache.incr(f"codes.{person_id}")


def forget_wrong(person_id: UUID) -> None:
    """Begin counting anew, for who got a new password and sets up a new factor (nl: verkeerde codes vergeten)."""
    cache.delete(f"codes.{person_id}")
