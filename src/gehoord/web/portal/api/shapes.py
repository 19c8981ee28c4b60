"""The shapes of what a program reads."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel


class Shape(Schema):
    """Anything a program reads, with names such as textOnly (nl: vorm)."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class Correction(Shape):
    """A dated note beside a report in which something is wrong; no figure ever changes (nl: verbeternota)."""

    on: date
    text: str


class Report(Shape):
    """A report that was handed over (nl: uitgegeven rapport)."""

    id: UUID
    reader: str = Field(description="nation, province, region, municipality or agency")
    unit: str = Field(description="CBS code of the municipality or province, code of the region or agency, or NL")
    name: str
    first: date = Field(description="first day of the period")
    last: date = Field(description="last day of the period")
    rule: str = Field(description="rounded_to_five: all figures are multiples of five and every sum still adds up")
    text_only: bool = Field(description="fewer than five residents had contact, so that there are no figures")
    own_text: str = Field(description="what the counsellor wrote with it")
    handed_over_at: datetime
    corrections: list[Correction]
    formats: list[str]


class Reports(Shape):
    """A page of reports (nl: bladzijde met rapporten)."""

    page: int
    page_size: int
    total: int
    items: list[Report]


class Table(Shape):
    """A table as it was printed (nl: tabel). A row begins with its label; what is ranked stands apart, by period."""

    table: str
    title: str
    columns: list[str]
    rows: list[list[str | int | float | None]] = Field(default_factory=list)
    ranked: dict[str, list[list[str | int | float | None]]] | None = None
    counts: str = Field(description="what the table counts, in words")


class Tables(Shape):
    """All tables of a report (nl: tabellen van een rapport)."""

    id: UUID
    unit: str
    protected: bool
    protection: str
    tables: list[Table]


class Problem(Shape):
    """Why something could not be, as RFC 9457 has it (nl: probleem)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    invalid_params: list[dict[str, Any]] | None = None
