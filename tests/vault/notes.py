"""A model with sealed columns that belongs to the tests alone."""

from __future__ import annotations

import uuid

from django.db import models

from gehoord.vault.fields import EncryptedText


class Note(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case_id = models.UUIDField()
    text = EncryptedText(null=True)
    name = EncryptedText(null=True)

    class Meta:
        app_label = "vaulttests"

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        return self.case_id
