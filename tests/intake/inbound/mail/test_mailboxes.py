from __future__ import annotations

import pytest

from gehoord.intake.inbound.mail.mailboxes import MailNotUnderstood, Post, Security, Server, read_post

WHOLE = """
[[mailbox]]
name = "meldpunt"
address = "hulp@kantoor.example"
office = "Noord"
signed = "Postbus"
[mailbox.incoming]
host = "imap.kantoor.example"
user = "hulp"
password_file = "/run/secrets/hulp"
kept_in = "Verwerkt"
[mailbox.outgoing]
host = "smtp.kantoor.example"
port = 587
security = "starttls"
[scanner]
socket = "/run/clamav/clamd.ctl"
"""


def test_without_a_file_there_is_no_mail(tmp_path):
    assert read_post(tmp_path / "mail.toml") == Post()


def test_a_mailbox_is_read_as_it_is_described(tmp_path):
    (tmp_path / "mail.toml").write_text(WHOLE)
    post = read_post(tmp_path / "mail.toml")
    box = post.box("meldpunt")
    assert box is not None
    assert (box.office, box.kept_in, box.folder, box.domain) == ("Noord", "Verwerkt", "INBOX", "kantoor.example")
    assert (box.incoming.port, box.incoming.security) == (993, Security.TLS)
    assert (box.outgoing.port, box.outgoing.security) == (587, Security.STARTTLS)
    assert box.leading_back("abc") == "hulp+abc@kantoor.example"
    assert post.scanner is not None
    assert post.scanner.path == "/run/clamav/clamd.ctl"
    assert post.box("ander") is None


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ('address = "hulp@kantoor.example"', 'address = "hulp"', "address"),
        ('address = "hulp@kantoor.example"', "", "address"),
        ('security = "starttls"', 'security = "none"', "security"),
        ('security = "starttls"', 'security = "soms"', "soms"),
        ("port = 587", 'port = "veel"', "veel"),
        ('name = "meldpunt"', 'name = " "', "name"),
        ("[scanner]", "[scanner", ""),
        ("[mailbox.outgoing]", "[mailbox.other]", "outgoing"),
    ],
)
def test_a_file_that_does_not_say_enough_is_refused_in_a_sentence(tmp_path, before, after, what):
    (tmp_path / "mail.toml").write_text(WHOLE.replace(before, after))
    with pytest.raises(MailNotUnderstood, match=rf"In mail\.toml ontbreekt iets.*{what}"):
        read_post(tmp_path / "mail.toml")


def test_two_mailboxes_of_one_name_are_refused(tmp_path):
    (tmp_path / "mail.toml").write_text(WHOLE + WHOLE.replace("[scanner]\n", "").replace("socket", "signed_by"))
    with pytest.raises(MailNotUnderstood):
        read_post(tmp_path / "mail.toml")


def test_an_open_line_is_for_this_computer_alone(tmp_path):
    bare = WHOLE.replace("smtp.kantoor.example", "127.0.0.1").replace('security = "starttls"', 'security = "none"')
    (tmp_path / "mail.toml").write_text(bare)
    assert read_post(tmp_path / "mail.toml").mailboxes[0].outgoing.security is Security.NONE


def test_the_password_is_read_when_it_is_needed(tmp_path):
    secret = tmp_path / "secret"
    server = Server("127.0.0.1", 1, Security.TLS, "x", secret)
    with pytest.raises(MailNotUnderstood):
        server.password()
    secret.write_text("geheim\n")
    assert server.password() == "geheim"
    assert Server("127.0.0.1", 1, Security.TLS).password() == ""
