from __future__ import annotations

from gehoord.figures.publication import Reader
from gehoord.reporting.models import Volume
from gehoord.reporting.stages import Stage
from gehoord.web.templatetags.year import kind_of, left_open, many_of, stage_of


def test_every_reader_has_a_name_for_one_and_for_many():
    for reader in Reader:
        assert kind_of(reader).nl
        assert many_of(reader).en


def test_a_bundle_says_how_far_it_is_and_what_was_left_open():
    volume = Volume(stage=Stage.MADE.value, ends={"no_place": 2, "no_home": 3})
    assert stage_of(volume) is Stage.MADE
    assert left_open(volume) == 5
