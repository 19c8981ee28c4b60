from __future__ import annotations

from gehoord.chat.transports import chosen
from gehoord.chat.transports.postgres import PostgresTransport


def test_the_database_is_the_road_where_no_other_is_named():
    assert isinstance(chosen(), PostgresTransport)
    assert chosen() is chosen()
