from __future__ import annotations

import pytest
from click.testing import CliRunner
from tests.told.reports import desk, haarlem

from gehoord.cli import main
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.reporting.models import Volume
from gehoord.reporting.stages import Stage
from gehoord.vault.models import JournalEntry

BY = "rapporten@demo.gehoord.example"


@pytest.mark.django_db
def test_an_operator_closes_a_part_of_a_year_goes_on_after_a_stop_and_sees_how_far_it_is(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path

    def give(*words):
        return CliRunner().invoke(main, ["year", *words], prog_name="gehoord")

    with desk() as worker:
        haarlem(tmp_path)
        assert "nog geen periode" in give("status").stdout
        refused = give("close", "--year", "2016", "--part", "h1", "--by", "nobody@example.nl")
        assert (refused.exit_code, "nobody@example.nl" in refused.stderr) == (3, True)
        closed = give("close", "--year", "2016", "--part", "h1", "--by", BY, "--language", "en")
        assert closed.exit_code == 0, closed.output
        assert "The figures of first half of 2016 are fixed (bundle 1)" in closed.stdout
        assert [job["task_name"] for job in worker.promised if "volume" in job["args"]] == ["reporting.make_volume"]
        assert "1e halfjaar 2016, bundel 1: wordt gemaakt; 0 van 0 rapporten" in give("status").stdout
        with acting(HOUSE):
            Volume.objects.update(stage=Stage.CLOSED.value, begun_at=None)
        worker.connector.jobs.clear()
        gone_on = give("close", "--year", "2016", "--part", "h1", "--by", BY)
        assert (gone_on.exit_code, "(bundel 1)" in gone_on.stdout) == (0, True), gone_on.output
        assert [job["task_name"] for job in worker.promised] == ["reporting.make_volume"]
        nothing = give("close", "--year", "2016", "--part", "h1", "--by", BY)
        assert (nothing.exit_code, "niets veranderd" in nothing.stderr) == (3, True)
        assert give("close", "--year", "2016", "--part", "h3", "--by", BY).exit_code == 2
    with acting(HOUSE):
        assert Volume.objects.get().closed_by == JournalEntry.objects.get(did="closed a period").person_id
