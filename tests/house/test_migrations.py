"""What the models say and what the migrations make are the same tables."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.utils import translation
from tests.house.tree import expect_none

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("gehoord.")}


def unwritten(present: ProjectState) -> list[str]:
    """What the next migration of each of our rooms would have to do, as no migration does it yet."""
    loader = MigrationLoader(None)
    # Django's own words in a migration are as its code says them, in no language.
    with translation.override(None):
        changes = MigrationAutodetector(loader.project_state(), present).changes(graph=loader.graph, trim_to_apps=OURS)
    return [
        f"{label}: {operation.describe()}"
        for label, migrations in sorted(changes.items())
        for migration in migrations
        for operation in migration.operations
    ]


def test_every_change_of_a_model_has_its_migration():
    expect_none(unwritten(ProjectState.from_apps(apps)))


def test_a_change_without_a_migration_is_seen():
    present = ProjectState.from_apps(apps)
    client = present.models["casework", "client"].clone()
    client.fields["shoe_size"] = models.IntegerField(null=True)
    present.models["casework", "client"] = client
    present.add_model(ModelState("vault", "Cupboard", [("id", models.UUIDField(primary_key=True))]))
    assert unwritten(present) == ["casework: Add field shoe_size to client", "vault: Create model Cupboard"]
