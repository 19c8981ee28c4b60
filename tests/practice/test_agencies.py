from gehoord.practice.agencies import AgencyKind


def test_only_municipal_access_is_access():
    assert [kind for kind in AgencyKind if kind.is_access] == [AgencyKind.MUNICIPAL_ACCESS]
