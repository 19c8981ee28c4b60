"""A form that is sent twice, by a double click or a slow line, is carried out once."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from gehoord.people.models import Sent

A_DAY = timedelta(days=1)


def first_time(key: UUID, *, at: datetime) -> bool:
    """Whether a form with this key comes for the first time (nl: voor het eerst verstuurd).

    Ask inside the transaction that carries it out: what is sent at the same moment waits here until that is done, and what is
    refused may be sent again with the same key.
    """
    try:
        with transaction.atomic():
            Sent.objects.create(key=key, at=at)
    except IntegrityError:
        return False
    return True


def forget_sent(*, at: datetime) -> int:
    """Forget the keys of forms that were sent more than a day ago (nl: verstuurde formulieren vergeten). Gives how many."""
    return Sent.objects.filter(at__lt=at - A_DAY).delete()[0]
