"""`kill -9` anywhere on the road of a year: nothing is half, and who goes on ends with the same bytes."""

from __future__ import annotations

from tests.told.drills import REGISTER
from tests.told.mortal import PROCESS

STANDS = "select stage, register_id is null, certificate is null from reporting_volume"
KEPT = "select count(*) from reporting_keptregister"
WRITTEN = "select count(*) from reporting_edition"
PROMISED = "select (select count(*) from reporting_printout), (select count(*) from procrastinate_jobs)"


def test_who_is_killed_on_the_road_of_a_year_is_gone_on_after_to_the_same_bytes(staged):
    stage = staged("year")
    stage.do("settle")
    stage.do("take", str(REGISTER))
    closed_to_the_same_facts(stage)
    made_to_the_same_bytes(stage)
    handed_over_whole(stage)


def closed_to_the_same_facts(stage):
    stage.do("ask to close a year")
    stage.cut_short("fix a year", "kept", killing=PROCESS, after="kept", within=0.05)
    assert (stage.look(STANDS), stage.look(KEPT)) == ([("closing", True, True)], [(0,)])
    kept, again = stage.do("fix a year").split()[-2:]
    assert kept == again
    assert stage.look(STANDS) == [("closed", False, True)]


def made_to_the_same_bytes(stage):
    stage.do("begin a year")
    stage.cut_short("make a year", killing=PROCESS, after=4, within=0.05)
    assert stage.look(STANDS) == [("being_made", False, True)]
    ((written,),) = stage.look(WRITTEN)
    assert written % 20 == 0
    *turns, audit, whole = stage.do("make a year").split()
    assert stage.look(STANDS) == [("made", False, False)]
    ((total,),) = stage.look(WRITTEN)
    assert 60 <= written < total - 1
    assert (len(turns), audit) == (-(-(total - written) // 20), "audit")
    stage.do("forget some reports")
    stage.cut_short("make a year", "audit", killing=PROCESS, after="audit", within=0.05)
    assert (stage.look(STANDS), stage.look(WRITTEN)) == ([("being_made", False, True)], [(total,)])
    assert stage.do("make a year").split() == ["audit", whole]


def handed_over_whole(stage):
    before = stage.look(PROMISED)
    stage.cut_short("hand a year over", "promised", killing=PROCESS, after="promised", within=0.05)
    assert (stage.look(STANDS), stage.look(PROMISED)) == ([("signed", False, False)], before)
    assert stage.do("hand a year over").split()[-2:] == ["handed", "over"]
    assert stage.look(PROMISED) == [(5, before[0][1] + 6)]
