"""Who brings what goes out, along each way."""

from __future__ import annotations

from collections.abc import Mapping

from gehoord.intake.inbound.mail.carrying import carry as by_mail
from gehoord.intake.inbound.messaging.carrying import carry as by_message
from gehoord.intake.inbound.outbox import Carrier
from gehoord.intake.inbound.words import Way

CARRIERS: Mapping[Way, Carrier] = {Way.MAIL: by_mail, Way.WHATSAPP: by_message}
"""Each way and who brings along it (nl: bezorgers)."""
