from django.db import migrations

from gehoord.casework import walls
from gehoord.people.scope import EnableRowSecurity

OF_A_CLIENT = (
    "Access",
    "Action",
    "Concern",
    "ConcernStanding",
    "Consent",
    "Contact",
    "Extended",
    "Handing",
    "Identity",
    "Merging",
    "NameMark",
    "Note",
    "RelationChange",
    "Residence",
    "SafeContact",
    "Suspended",
    "Trajectory",
    "TrajectoryPhase",
)
BELOW = (
    ("ConcernStanding", "concern_id", "Concern"),
    ("Note", "concern_id", "Concern"),
    ("Trajectory", "concern_id", "Concern"),
    ("TrajectoryPhase", "trajectory_id", "Trajectory"),
    ("Action", "trajectory_id", "Trajectory"),
    ("Suspended", "action_id", "Action"),
    ("Extended", "action_id", "Action"),
)


def table(model: str) -> str:
    return f"casework_{model.lower()}"


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("people", "0002_seats")]

    operations = [
        *(migrations.RunSQL(*walls.tie_to_client(table(model))) for model in OF_A_CLIENT),
        *(migrations.RunSQL(*walls.tie_below(table(model), column, table(above))) for model, column, above in BELOW),
        migrations.RunSQL(walls.AGREES, walls.NOT_AGREES),
        *(EnableRowSecurity(f"casework.{model}") for model in ("Client", *OF_A_CLIENT)),
        migrations.RunSQL(walls.PRIVATE, "drop policy note_private on casework_note"),
    ]
