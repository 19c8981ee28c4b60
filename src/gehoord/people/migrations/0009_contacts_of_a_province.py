from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_invitations")]

    operations = [
        migrations.RemoveConstraint(model_name="seat", name="seat_place_code"),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(place__regex=r"^(GM\d{4}|JZ\d{2,4}|PV\d{2}|NL|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$"),
                name="seat_place_code",
            ),
        ),
    ]
