"""`kill -9` in the middle of making a year: nothing can be read of it, and who goes on ends with the same bytes."""

from __future__ import annotations

from tests.told.drills import REGISTER
from tests.told.mortal import PROCESS

HALF = "select stage, certificate is null from reporting_volume"
WRITTEN = "select count(*) from reporting_edition"


def test_who_is_killed_while_making_a_year_is_gone_on_after_to_the_same_bytes(staged):
    stage = staged("year")
    stage.do("begin a year", str(REGISTER))
    stage.cut_short("make a year", killing=PROCESS, after=4, within=0.05)
    assert stage.look(HALF) == [("being_made", True)]
    ((written,),) = stage.look(WRITTEN)
    assert written % 20 == 0
    assert 60 <= written < 440
    *turns, whole = stage.do("make a year").split()
    assert stage.look(HALF) == [("made", False)]
    assert len(turns) == -(-(444 - written) // 20)
    stage.do("forget some reports")
    assert stage.do("make a year").split()[-1] == whole
