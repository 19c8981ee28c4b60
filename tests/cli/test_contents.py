from __future__ import annotations

from gehoord.cli.contents import chapters, listed, told
from gehoord.config.launch.doors import DOORS


def test_the_table_holds_every_command_of_the_launcher_once():
    assert {name for name, command in listed().items() if command.launched} == set(DOORS)
    assert sum(len(commands) for _, commands in chapters()) == len(listed())


def test_what_a_command_does_is_a_sentence_in_both_languages():
    assert told("keys").nl.startswith("De sleutels")
    assert all(told(name).spoken_in(tongue).endswith(".") for name in listed() for tongue in ("nl", "en"))


def test_it_says_which_commands_need_a_running_house():
    assert listed()["journal"].running
    assert not listed()["report"].running
