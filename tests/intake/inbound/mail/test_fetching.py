from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.told.intake import NOW
from tests.told.mail import broken, mail
from tests.told.servers import Keeper, box_at, keeps_mail

from gehoord.intake.inbound.mail import arriving, fetching
from gehoord.intake.inbound.mail.emptying import emptied
from gehoord.intake.inbound.mail.fetching import MailboxAway, fetch, fetch_all, inbox
from gehoord.intake.inbound.mail.mailboxes import Post
from gehoord.intake.inbound.mail.tokens import token_of
from gehoord.intake.inbound.models import Correspondence, Received
from gehoord.intake.inbound.words import NotRead
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.vault.transit import KeysAway

COORDINATOR = Actor(uuid4(), Role.COORDINATOR, uuid4())


@pytest.fixture(scope="module")
def keeper() -> Iterator[Keeper]:
    with keeps_mail() as server:
        yield server


@pytest.fixture
def post(keeper, tmp_path, settings, front) -> Post:
    keeper.empty()
    settings.POST = Post((box_at(tmp_path, imap=keeper.port),))
    return settings.POST


def how_many(kind):
    with acting(HOUSE):
        return kind.objects.count()


def test_mail_leaves_its_folder_once_it_stands_on_the_desk(post, keeper):
    keeper.put(mail("Een", identity="<1@x.example>"), mail("Twee", identity="<2@x.example>"))
    assert fetch_all(at=NOW) == 2
    assert how_many(DeskItem) == 2
    assert keeper.there() == 0
    assert fetch_all(at=NOW) == 0


def letter(number: int) -> bytes:
    return mail(f"Brief {number}", sender=f"iemand{number}@post.example", identity=f"<{number}@x.example>")


def test_a_flood_comes_in_a_part_an_hour_and_nobody_who_answers_waits_behind_it(post, keeper, monkeypatch):
    monkeypatch.setattr(fetching, "NEW_IN_AN_HOUR", 3)
    keeper.put(*[letter(number) for number in range(5)])
    assert fetch_all(at=NOW) == 3
    with acting(HOUSE):
        thread = Correspondence.objects.first()
    answer = post.mailboxes[0].leading_back(token_of(thread.conversation))
    keeper.put(mail("Nog iets", to=answer, identity="<9@x.example>"))
    assert fetch_all(at=NOW) == 1
    assert (keeper.there(), how_many(DeskItem)) == (2, 3)
    (stand,) = emptied(by=COORDINATOR, at=NOW)
    assert (stand.is_well, stand.left, stand.read_at) == (True, 2, NOW)
    assert fetch_all(at=NOW + timedelta(minutes=61)) == 2
    assert (keeper.there(), how_many(DeskItem)) == (0, 5)


def test_a_mailbox_that_is_not_read_is_told_until_it_is(post, keeper, tmp_path, settings):
    settings.POST = Post((box_at(tmp_path, imap=1),))
    fetch_all(at=NOW)
    fetch_all(at=NOW + timedelta(minutes=1))
    (stand,) = emptied(by=COORDINATOR, at=NOW)
    assert (stand.is_well, stand.why, stand.unread_since) == (False, NotRead.AWAY, NOW)
    settings.POST = post
    fetch_all(at=NOW + timedelta(minutes=2))
    assert emptied(by=COORDINATOR, at=NOW + timedelta(minutes=3))[0].is_well
    assert emptied(by=COORDINATOR, at=NOW + timedelta(minutes=30))[0].is_late
    with pytest.raises(NotFound):
        emptied(by=Actor(uuid4(), Role.COUNSELLOR, uuid4()), at=NOW)


def test_it_may_be_kept_in_another_folder(post, keeper, tmp_path, settings):
    settings.POST = Post((box_at(tmp_path, imap=keeper.port, kept_in="Verwerkt"),))
    keeper.put(mail())
    fetch_all(at=NOW)
    assert (keeper.there(), keeper.there("Verwerkt")) == (0, 1)


def test_what_breaks_off_before_the_mail_is_removed_is_not_taken_twice(post, keeper, monkeypatch):
    keeper.put(mail())
    with monkeypatch.context() as broken_off:
        broken_off.setattr(fetching.Inbox, "done", lambda *_words: (_ for _ in ()).throw(ConnectionError))
        with pytest.raises(MailboxAway):
            fetch(post.mailboxes[0], post, at=NOW)
    assert (keeper.there(), how_many(DeskItem)) == (1, 1)
    fetch_all(at=NOW)
    assert (keeper.there(), how_many(DeskItem)) == (0, 1)


def test_without_keys_mail_waits_at_its_server(post, keeper, monkeypatch):
    def away(*_words, **_known):
        raise KeysAway

    keeper.put(mail())
    monkeypatch.setattr(arriving.threads, "open_room", away)
    assert fetch_all(at=NOW) == 0
    assert keeper.there() == 1


def test_one_mail_that_we_break_on_keeps_no_other_waiting(post, keeper, monkeypatch, caplog):
    keeper.put(mail("kwaad", identity="<1@x.example>"), mail("goed", identity="<2@x.example>"))
    takes = arriving.take_in

    def trips(raw, **known):
        if b"kwaad" in raw:
            raise RuntimeError("kwaad")
        takes(raw, **known)

    monkeypatch.setattr(fetching, "take_in", trips)
    assert fetch_all(at=NOW) == 1
    assert keeper.there() == 1
    assert "a mail could not be taken in" in caplog.text


def test_mail_too_large_is_taken_by_its_beginning(post, keeper, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 2_000)
    monkeypatch.setattr(fetching, "BEGINNING", 1_500)
    keeper.put(mail("kort", files=(("groot.bin", "application/octet-stream", b"x" * 5_000),)))
    with inbox(post.mailboxes[0]) as opened:
        (found,) = opened.mails()
    assert found.cut
    assert len(found.raw) == 1_500
    assert fetch_all(at=NOW) == 1


def test_broken_mail_comes_in_like_any_other(post, keeper):
    keeper.put(*[raw or b"\n" for raw in broken(12, seed=5)])
    fetch_all(at=NOW)
    assert keeper.there() == 0
    assert how_many(Received) > 6


def test_a_mailbox_that_is_away_is_told_in_a_sentence(post, tmp_path, keeper, settings, caplog):
    away = box_at(tmp_path, imap=1)
    with pytest.raises(MailboxAway, match="meldpunt is niet te openen: de mailserver antwoordt niet"), inbox(away):
        pass
    settings.POST = Post((away, box_at(tmp_path, imap=keeper.port, name="ander")))
    keeper.put(mail())
    assert fetch_all(at=NOW) == 1


def test_a_wrong_password_and_a_folder_that_is_not_there_are_told(post, tmp_path, keeper):
    with (
        pytest.raises(MailboxAway, match="de map Nergens is er niet"),
        inbox(box_at(tmp_path, imap=keeper.port, folder="Nergens")),
    ):
        pass
    (tmp_path / "password").write_text("fout")
    with pytest.raises(MailboxAway, match="laat ons niet binnen"), inbox(post.mailboxes[0]):
        pass
