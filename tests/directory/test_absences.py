from __future__ import annotations

from datetime import date

from gehoord.directory.absences import Away, away_on
from gehoord.directory.assignments import report_absence

FIRST, LAST = date(2016, 3, 1), date(2016, 3, 10)


def test_who_is_away_is_told_with_the_last_day_and_the_stand_in(house, office, people):
    anna, bram, cato, _ = people
    report_absence(anna.pk, since=FIRST, until=LAST, office_id=office.id, by=house, stand_in_id=bram.pk)
    report_absence(cato.pk, since=FIRST, office_id=office.id, by=house)
    asked = [one.pk for one in people]
    assert away_on(LAST, asked, by=house) == {anna.pk: Away(LAST, "Bram Denkbeeldig"), cato.pk: Away(None, "")}
    assert set(away_on(date(2016, 3, 11), asked, by=house)) == {cato.pk}
    assert away_on(date(2016, 2, 29), asked, by=house) == {}
