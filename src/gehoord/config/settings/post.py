"""How post comes in and goes out, where `mail.toml` in the data folder says so; without it notices stand in the log."""

import os

from gehoord.config import env
from gehoord.intake.inbound.mail.mailboxes import Post, Security, read_post

_DATA = env.read().data
POST = read_post(_DATA / "mail.toml") if os.path.isdir(_DATA) else Post()  # noqa: PTH112 - a name that is too long is no folder

# Dotted names of what tells that an answer waits: each takes the item, the line and the way.
ANSWER_CARRIERS = ["gehoord.intake.inbound.announcing.announce"] if POST.mailboxes else []

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
EMAIL_TIMEOUT = 30

# What the house itself tells colleagues goes out by the first mailbox.
if POST.mailboxes:
    _BOX = POST.mailboxes[0]
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _BOX.outgoing.host, _BOX.outgoing.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _BOX.outgoing.user, _BOX.outgoing.password()
    EMAIL_USE_SSL = _BOX.outgoing.security is Security.TLS
    EMAIL_USE_TLS = _BOX.outgoing.security is Security.STARTTLS
    DEFAULT_FROM_EMAIL = f"{_BOX.signed} <{_BOX.address}>"
