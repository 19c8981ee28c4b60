from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from types import SimpleNamespace

from gehoord.casework.suggesting import teaching
from gehoord.casework.suggesting.learned import from_bytes
from gehoord.casework.suggesting.teaching import Example, learn

DAY = date(2026, 1, 1)
TOLD = [
    Example("het dossier is kwijt", "file", 1),
    Example("wil het dossier lezen", "file", 2),
    Example("zij lezen mijn post", "privacy", 3),
    Example("de leiding opent mijn post", "privacy", 4),
    Example("hij luistert niet", "treatment", 5),
    Example("zij luistert nooit naar Gijsbrecht Gijsbrecht", "treatment", 6),
]


def test_what_was_learned_knows_its_examples():
    learned = learn(TOLD, on=DAY)
    for example in TOLD:
        assert learned.likeliest(example.text, among=learned.codes)[0] == example.code
    assert (learned.examples, learned.on) == (6, DAY)


def test_what_one_client_alone_said_is_not_kept():
    learned = learn(TOLD, on=DAY)
    assert not [feature for feature in learned.features if "gijs" in feature]
    assert "dossier" in learned.features


def test_two_categories_are_enough():
    learned = learn(TOLD[:4], on=DAY)
    assert learned.likeliest("mijn post", among=learned.codes)[0] == "privacy"
    assert learned.likeliest("het dossier", among=learned.codes)[0] == "file"


def test_it_learns_as_a_process_that_hears_texts_and_says_weights(monkeypatch):
    asked = json.dumps({"on": DAY.isoformat(), "examples": TOLD})
    said = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO(asked))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=said))
    teaching.main()
    assert from_bytes(said.getvalue()).codes == ("file", "privacy", "treatment")


def test_pages_that_suggest_do_without_the_library_that_learns():
    asked = "import sys, gehoord.casework.suggesting.learned; print('sklearn' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout.strip() == "False"
