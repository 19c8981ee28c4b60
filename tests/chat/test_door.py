from __future__ import annotations

from uuid import uuid4

import pytest
from tests.told.chat import Talk

from gehoord.chat import door
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.vault.keys import destroy_case_keys
from gehoord.vault.models import CaseKey


def test_what_is_absent_and_what_is_not_for_you_look_the_same(talk: Talk):
    for conversation, by in ((uuid4(), talk.counsellor), (talk.id, talk.front.stranger)):
        for find in (door.seen, door.held):
            with acting(by), pytest.raises(NotFound) as refused:
                find(conversation, Act.SEE, by=by)
            assert str(refused.value) == str(NotFound())


def test_a_key_is_made_once_and_never_again_after_it_was_destroyed(talk: Talk):
    with acting(HOUSE):
        before = bytes(CaseKey.objects.get(pk=talk.id).wrapped or b"")
        door.bring_in_key(talk.id)
        assert bytes(CaseKey.objects.get(pk=talk.id).wrapped or b"") == before
        destroy_case_keys([talk.id])
        door.bring_in_key(talk.id)
        assert CaseKey.objects.get(pk=talk.id).wrapped is None
        with pytest.raises(NotFound):
            door.bring_in_key(uuid4())
