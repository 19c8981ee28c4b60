from __future__ import annotations

from tests.survey.test_invitations import WEDNESDAY, code, counsellor, rows

from gehoord.survey.invitations import give_mark, week_of
from gehoord.survey.models import Mark, Remark
from gehoord.survey.retention import REMARKS

__all__ = ["counsellor"]


def test_what_was_written_goes_and_the_mark_stays(counsellor):
    give_mark(code(counsellor), 8, on=WEDNESDAY, remark="Fijn.")
    (due,) = REMARKS.past_term(week_of(WEDNESDAY))
    assert due.case is None
    assert REMARKS.destroy([due.thing]) == 1
    assert list(REMARKS.past_term(WEDNESDAY)) == []
    assert (len(rows(Mark)), rows(Remark)) == (1, [])
