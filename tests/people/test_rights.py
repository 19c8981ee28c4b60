from __future__ import annotations

from gehoord.people.deeds import Act, Resource
from gehoord.people.roles import Role, cells
from gehoord.people.shown.rights import by_resource


def test_every_cell_of_the_table_is_told_once():
    told = [
        (role, clause.resource, act, frozenset(clause.where))
        for role in Role
        for clause in by_resource(role)
        for act in clause.acts
    ]
    assert sorted(told, key=str) == sorted(cells(), key=str)


def test_a_right_reads_as_a_phrase_in_both_languages():
    read, written = [clause for clause in by_resource(Role.COUNSELLOR) if clause.resource is Resource.NOTE]
    assert read.acts == (Act.LIST, Act.SEE, Act.CREATE)
    assert read.told.nl == "in een lijst zien, inzien en maken: in het eigen dossier of tijdens noodtoegang"
    assert read.told.en == "list, see and create: in an own case or during break-glass access"
    assert written.acts == (Act.CHANGE,)


def test_a_role_without_rights_has_nothing_to_tell():
    assert by_resource(Role.COUNCIL_MEMBER) == []
