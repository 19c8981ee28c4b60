from __future__ import annotations

import pytest
from tests.figures.exchange.small import SMALL, put_down

from gehoord.figures.exchange import read


@pytest.mark.parametrize(
    ("file", "right", "wrong", "line", "column", "told"),
    [
        ("locations", "L2,", "L1,", 4, "location_id", "staat ook op regel 2"),
        ("locations", 'L2,"De Brug, jeugdhulp",youth_care', 'L2,"De Brug, jeugdhulp",safe_at_home', 4, "agency_kind", None),
        ("clients", "C1,young_person,,", "C1,young_person,step_parent,", 2, "parental_authority", "alleen bij een ouder"),
        ("clients", "C3,", "C2,", 4, "client_id", "staat ook op regel 3"),
        ("residences", "C1,,2016-07-01", "C1,,2015-11-30", 3, "since", "staat deze dag ook op regel 2"),
        ("residences", "C2,GM0473", "C9,GM0473", 4, "client_id", "staat niet in clients.csv"),
        ("contacts", "C2,2016-02-29", "C2,2016-02-28", 4, "on", "eerste contact met deze cliënt is van 2016-02-29"),
        ("contacts", "chat,", "chat,L9", 3, "location_id", "staat niet in locations.csv"),
        ("contacts", "T3,C2", "T3,c2", 4, "client_id", "staat niet in clients.csv"),
        ("concerns", "L3,,", "L3,running,2016-03-01", 4, "handling", "Kies hoe het is afgehandeld"),
        ("concerns", "L3,,", "L3,,2016-03-01", 4, "handling", "Kies hoe het is afgehandeld"),
        ("concerns", "advised,2016-02-29", "advised,2016-02-28", 3, "closed_on", "genoemd op 2016-02-29"),
        ("concerns", "question,legislation", "question,treatment", 3, "category", "hoort bij een klacht, niet bij een vraag"),
        ("concerns", "complaint,misconduct,", "complaint,misconduct_sexual,", 5, "category", "Kies uit misconduct."),
        ("concerns", "misconduct,2016-03-02", "misconduct,2021-03-02", 5, "category", "Kies uit misconduct_psychological, misc"),
        ("actions", "A1,I1,", "A1,I2,", 2, "concern_id", "op advised"),
        ("actions", "A1,I1,", "A1,I3,", 2, "concern_id", "op running"),
        ("actions", "A1,I1,", "A1,I9,", 2, "concern_id", "staat niet in concerns.csv"),
        ("actions", "talk_employee,,2016-03-02", "talk_employee,,2016-02-28", 2, "taken_on", "genoemd op 2016-03-01"),
        ("actions", "talk_employee,,", "talk_employee,resolved,", 2, "ended_on", "een dag waarop de actie eindigde"),
        ("actions", "inadmissible,2016-04-01", ",2016-04-01", 3, "outcome", "Vul de uitkomst in"),
        ("actions", "complaints_committee", "talk_board", 3, "outcome", "Niet-ontvankelijk kan alleen na"),
        ("actions", "2016-05-01", "2016-03-31", 3, "ended_on", "begon op 2016-04-01"),
        ("visits", "V1,L1", "V1,", 2, "location_id", None),
        ("alerts", "L2", "L4", 2, "location_id", "staat niet in locations.csv"),
    ],
)
def test_what_does_not_go_together_is_named(tmp_path, faults_in, file, right, wrong, line, column, told):
    text = SMALL[f"{file}.csv"]
    assert text.count(right) == 1
    faults = faults_in(put_down(tmp_path / "register", **{file: text.replace(right, wrong)}))
    fault = next(fault for fault in faults if fault.column == column)
    assert (fault.file, fault.line) == (f"{file}.csv", line)
    assert told is None or told in fault.expected.nl
    assert fault.expected.en


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("concerns", "misconduct,2016-03-02", "misconduct,2014-03-02"),  # before the first scheme
        ("concerns", "complaint,treatment,2016-03-01", "complaint,treatment,2015-03-01"),  # before the first contact
        ("clients", "C1,young_person,,female,2015-11-30", "C1,young_person,,female,"),  # nobody knows since when
        ("actions", "A1,I1", "A1,I4"),  # a running action of a closed concern
        ("contacts", "T2,C1", "T2,C3"),  # a client without a residence
        ("concerns", "advised,2016-02-29", "advised,"),  # advised and not yet closed
    ],
)
def test_what_the_format_leaves_open_is_let_through(tmp_path, file, right, wrong):
    text = SMALL[f"{file}.csv"]
    assert text.count(right) == 1
    assert read(put_down(tmp_path / "register", **{file: text.replace(right, wrong)}))


def test_a_cell_that_cannot_be_read_is_not_judged_twice(tmp_path, faults_in):
    text = SMALL["concerns.csv"].replace("advised,2016-02-29", "advise,2016-02-29")
    assert [fault.column for fault in faults_in(put_down(tmp_path / "register", concerns=text))] == ["handling"]
