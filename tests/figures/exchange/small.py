"""A small register as the nine texts of its folder, and a way to put them down."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SMALL: Mapping[str, str] = {
    "locations.csv": (
        "location_id,agency,agency_kind,location,municipality\n"
        'L1,"De Brug, jeugdhulp",youth_care_provider,"Huis ""De Linde""\nachter",GM0392\n'
        'L2,"De Brug, jeugdhulp",youth_care_provider,,GM0361\n'
        "L3,Toegang Jeugdhulp,municipal_access,Toegang,\n"
    ),
    "clients.csv": (
        "client_id,relation,parental_authority,sex,first_contact_on\n"
        "C1,young_person,,female,2015-11-30\n"
        "C2,parent,with_authority,male,2016-02-29\n"
        "C3,parent,,unknown,\n"
    ),
    "residences.csv": "client_id,municipality,since\nC1,GM0392,2015-11-30\nC1,,2016-07-01\nC2,GM0473,2016-02-29\n",
    "contacts.csv": (
        "contact_id,client_id,on,kind,channel,location_id\n"
        "T1,C1,2015-11-30,introduction,in_person,L1\n"
        "T2,C1,2016-03-01,concern,chat,\n"
        "T3,C2,2016-02-29,concern,,L3\n"
    ),
    "concerns.csv": (
        "concern_id,client_id,kind,category,raised_on,channel,location_id,handling,closed_on\n"
        "I1,C1,complaint,treatment,2016-03-01,chat,L1,trajectory,\n"
        "I2,C2,question,legislation,2016-02-29,,,advised,2016-02-29\n"
        "I3,C2,problem,violence,2016-02-29,phone,L3,,\n"
        "I4,C1,complaint,misconduct,2016-03-02,phone,L1,trajectory,2016-12-31\n"
    ),
    "actions.csv": (
        "action_id,concern_id,kind,outcome,taken_on,ended_on\n"
        "A1,I1,talk_employee,,2016-03-02,\n"
        "A2,I4,complaints_committee,inadmissible,2016-04-01,2016-05-01\n"
    ),
    "visits.csv": "visit_id,location_id,on,kind\nV1,L1,2016-06-01,group_visit\n",
    "alerts.csv": "alert_id,location_id,on,theme,urgency\nS1,L2,2016-06-01,safety,acute\n",
    "marks.csv": "mark_id,age_group,grade,on\nM1,adult,10,2016-07-01\n",
}


def put_down(folder: Path, **changed: str) -> Path:
    """Write the small register; a file can be given another text by its name without .csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in SMALL.items():
        folder.joinpath(file).write_text(changed.get(Path(file).stem, text), encoding="utf-8", newline="")
    return folder
