from __future__ import annotations

import pytest

from gehoord.config import env
from gehoord.config.launch import steps
from gehoord.config.launch.refusals import DiskFull, NoNetwork, NotTrusted, NoWriteAccess, StepFailed


def take(script, tmp_path):
    steps.run("tool", ["bash", "-c", script], environment=env.passed_on(TMPDIR=str(tmp_path)), folder=tmp_path)


@pytest.fixture(autouse=True)
def records(tmp_path, monkeypatch):
    monkeypatch.setattr(steps.tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_step_that_goes_well_leaves_nothing(tmp_path):
    take("echo fine", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("Could not fetch: Failed to establish a new connection: [Errno 111] Connection refused", NoNetwork),
        ("npm error code EAI_AGAIN", NoNetwork),
        ("error sending request for url; dns error: failed to lookup address", NoNetwork),
        ("cause: invalid peer certificate: UnknownIssuer; error sending request", NotTrusted),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate", NotTrusted),
        ("OSError: [Errno 28] No space left on device", DiskFull),
        ("npm error code ENOSPC", DiskFull),
        ("error: failed to create directory: Permission denied (os error 13)", NoWriteAccess),
        ("npm error code EROFS", NoWriteAccess),
    ],
)
def test_a_known_stumble_becomes_a_sentence_and_leaves_nothing(tmp_path, said, refusal):
    with pytest.raises(refusal):
        take(f"echo '{said}' >&2; exit 1", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_stumble_shows_its_last_words_and_keeps_the_record(tmp_path):
    with pytest.raises(StepFailed, match="something odd") as refusal:
        take("echo something odd; exit 3", tmp_path)
    (record,) = tmp_path.iterdir()
    assert str(record) in str(refusal.value)


def test_a_step_can_be_abandoned(tmp_path):
    step = steps.Step("tool", ["sleep", "60"], environment=env.passed_on(), folder=tmp_path)
    step.abandon()
    assert list(tmp_path.iterdir()) == []
