from __future__ import annotations

from django.test import override_settings

from gehoord.chat.transports import chosen, laid
from gehoord.chat.transports.postgres import PostgresTransport
from gehoord.chat.transports.redis import RedisTransport


def test_the_database_is_the_road_where_no_other_is_named():
    assert isinstance(laid(), PostgresTransport)
    assert laid() is not laid()
    assert chosen() is chosen()


def test_redis_is_the_road_where_the_settings_name_one():
    with override_settings(CHAT_REDIS="redis://127.0.0.1:1"):
        assert isinstance(laid(), RedisTransport)
        assert isinstance(chosen(), RedisTransport)
    assert isinstance(chosen(), PostgresTransport)
