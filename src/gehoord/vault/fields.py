"""A column for what people confide: sealed on its way in, and nothing but sealed on its way out."""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col
from django.db.models.lookups import IsNull
from django.db.models.query_utils import DeferredAttribute

from gehoord.vault.sealed import Sealed, open_sealed, seal
from gehoord.vault.sealing import Place

__all__ = ["EncryptedText", "Sealed", "open_sealed", "seal"]


class SealedAttribute(DeferredAttribute):
    """Gives the text of a row as a `Sealed` that knows its place, and takes nothing else (nl: verzegeld kenmerk)."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        found = super().__get__(instance, cls)
        return found.at(place_of(self.field, instance)) if isinstance(found, Sealed) else found

    def __set__(self, instance: Any, value: object) -> None:
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(f"{self.field.name} takes seal(text), so that no text lies about unsealed")
        instance.__dict__[self.field.attname] = value


class SealedColumn(Col):
    """The column in a query: it can be fetched and not be ordered by (nl: verzegelde kolom).

    Who insists, with an expression of their own, works on the sealed bytes, which say nothing.
    """

    def resolve_expression(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse to be part of an order (nl: niet te ordenen)."""
        raise FieldError("a sealed column cannot be ordered by")


class IsThere(IsNull):
    """Whether there is a text, the one thing that can be asked (nl: is er een tekst)."""

    def process_lhs(self, compiler: Any, connection: Any, lhs: Any = None) -> Any:  # noqa: ARG002 - Django's signature
        """The column itself, which may be asked this (nl: kolom)."""
        return compiler.compile(self.lhs if lhs is None else lhs)


class EncryptedText(models.BinaryField):  # type: ignore[type-arg]  # Django itself has no brackets here
    """A text sealed with the key of the row's case and bound to its place (nl: verzegelde tekst).

    Assigned `seal("text")` or None, read as `Sealed` or None. It cannot be filtered, except on being there, nor ordered.
    The model says with `sealed_under()` which case its row belongs to.
    """

    descriptor_class = SealedAttribute

    def pre_save(self, model_instance: Any, add: bool) -> Sealed | None:  # noqa: ARG002 - Django's signature
        """Seal on the way to the database (nl: verzegelen bij opslaan)."""
        value = model_instance.__dict__.get(self.attname)
        if value is None:
            return None
        sealed: Sealed = value.sealed_at(place_of(self, model_instance))
        model_instance.__dict__[self.attname] = sealed
        return sealed

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        """The sealed bytes; nothing else is let through (nl: verzegelde bytes)."""
        if value is None or hasattr(value, "resolve_expression"):
            return value
        if not isinstance(value, Sealed):
            raise TypeError(f"{self.name} takes seal(text), so that no text is stored unsealed")
        return super().get_db_prep_value(value.content, connection, prepared)

    def from_db_value(self, value: Any, *_: Any) -> Sealed | None:
        """A stored text, still sealed (nl: uit de database)."""
        return None if value is None else Sealed(content=bytes(value))

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is a text can be asked (nl: niet te doorzoeken)."""
        return IsThere if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> None:
        """Nothing can be made of it in a query (nl: niet te bewerken)."""

    def get_col(self, alias: str, output_field: models.Field[Any, Any] | None = None) -> Col:
        """The column as a query fetches it (nl: kolom)."""
        return SealedColumn(alias, self, output_field)


def place_of(field: models.Field[Any, Any], row: Any) -> Place:
    """Where a text of this field and row belongs (nl: plaats)."""
    return Place(row._meta.db_table, str(field.column), row.pk, row.sealed_under())  # noqa: SLF001 - Django's public name
