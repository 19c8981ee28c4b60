from django.db.models import F, Q

from gehoord.casework.models.limits import DAYS, MOMENTS, not_before, one_at_a_time, one_of
from gehoord.practice.clients import Sex


def test_a_list_is_its_codes_and_perhaps_nothing():
    assert one_of("x", "sex", Sex).condition == Q(sex__in=["female", "male", "unknown"])
    assert one_of("x", "sex", Sex, or_empty=True).condition == Q(sex__in=["female", "male", "unknown", ""])


def test_an_unknown_day_is_no_limit():
    condition = not_before("x", "since", "until").condition
    assert condition == Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since"))


def test_one_at_a_time_is_by_day_unless_by_moment():
    assert one_at_a_time("x", "client").expressions[-1][0] is DAYS
    assert one_at_a_time("x", "client", during=MOMENTS).expressions[-1][0] is MOMENTS
