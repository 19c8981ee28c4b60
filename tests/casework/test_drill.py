"""The drill with real clients: no word in what leaves the house, and what is past its term stays gone, whatever happens."""

from __future__ import annotations

import pytest
from tests.told import drills
from tests.told.confided import BORN, CANARY
from tests.told.mortal import VICTIMS

ROUNDS = 3


def traces(word, folder, *more):
    """Where a word can be read, as it is or in hexadecimal digits, in any file of a folder and in what else there is."""
    found = {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    found |= {f"text {number}": text.encode() for number, text in enumerate(more)}
    return sorted(name for name, content in found.items() if word.encode() in content or word.encode().hex().encode() in content)


def test_no_word_leaves_the_house_and_what_is_past_its_term_stays_gone_after_a_restore(staged, mortal, tmp_path):
    first, out = staged("first", mortal), tmp_path / "out"
    out.mkdir()
    copy, keys = out / "copy.gehoord", out / "keys.tar.gz"
    said = [first.do("confide"), first.do("read")]
    first.do("dump", str(out / "database.sql"))
    said += [first.gehoord("journal", "export"), first.gehoord("backup", "--out", copy, "--keys", keys)]
    said += [first.gehoord("retention", "sweep")]
    assert (said[1], first.do("read")) == ("2 2\n", "1 1\n")
    assert any((tmp_path / "first" / "journal").glob("*.jsonl"))

    second = staged("second", mortal)
    (second.data / "destructions.jsonl").write_bytes((first.data / "destructions.jsonl").read_bytes())
    said += [second.gehoord("restore", copy, "--keys", keys)]
    assert second.do("read") == "1 1\n"
    assert second.look("select count(*), count(wrapped) from vault_casekey") == [(2, 1)]

    dump = (out / "database.sql").read_text()
    assert "COPY public.casework_identity" in dump
    assert "COPY public.vault_journalentry" in dump
    log = mortal.log.read_text()
    assert log
    for word in (CANARY, BORN):
        assert not traces(word, tmp_path, log, *said)


def test_a_word_that_is_written_in_the_clear_is_found(staged, mortal, tmp_path):
    stage = staged("only", mortal)
    stage.do("confide")
    assert not traces(CANARY, tmp_path, stage.do("dump", str(tmp_path / "before.sql")))
    with_bytes, with_letters = tmp_path / "bytes.sql", tmp_path / "letters.sql"
    stage.do("write in the clear", "casework_note", "text", f"een {CANARY}")
    stage.do("dump", str(with_bytes))
    stage.do("write in the clear", "people_person", "name", CANARY)
    stage.do("dump", str(with_letters))
    assert traces(CANARY, tmp_path) == [str(with_bytes), str(with_letters)]
    assert CANARY in with_letters.read_text()
    assert CANARY not in with_bytes.read_text()


@pytest.mark.parametrize("killing", VICTIMS)
def test_a_sweep_that_is_killed_leaves_each_client_whole_or_gone(staged, mortal, killing):
    seen = drills.sweeping(staged("house", mortal), killing=killing, rounds=ROUNDS)
    assert any(seen.values())
