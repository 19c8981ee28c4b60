"""Facts about the country that came after the packaged ones. They say nothing about offices, so they have none."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard


class ImportedMunicipality(models.Model):
    """A municipality as an import left it; it goes before the packaged one with the same code (nl: ingelezen gemeente).

    `ends` is the first day without it; `goes_to` are the codes its territory went to, a space between.
    """

    code = models.CharField(primary_key=True, max_length=6)
    name = models.CharField(max_length=100)
    province = models.CharField(max_length=4)
    region = models.CharField(max_length=4)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    goes_to = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=120)
    imported_at = models.DateTimeField()

    guard: ClassVar = Guard(Resource.DIRECTORY)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^GM\d{4}$"), name="imported_municipality_code"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class ImportedFigure(models.Model):
    """The people of a municipality on a reference date, as imported; it goes before a packaged one (nl: ingelezen inwonertal).

    `source` is the table as the file names it.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.CharField(max_length=6)
    reference_date = models.DateField()
    inhabitants = models.PositiveIntegerField()
    status = models.CharField(max_length=12)
    source = models.CharField(max_length=120)
    imported_at = models.DateTimeField()

    guard: ClassVar = Guard(Resource.DIRECTORY)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "reference_date"], name="figure_once"),
            models.CheckConstraint(condition=models.Q(municipality__regex=r"^GM\d{4}$"), name="figure_municipality_code"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.reference_date}"
