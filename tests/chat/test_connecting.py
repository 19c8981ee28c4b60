from __future__ import annotations

import asyncio

import pytest
from django.db import connections

from gehoord.chat.connecting import connected


async def acting_as() -> tuple[object, ...]:
    async with await connected() as connection:
        found = await connection.execute("select current_setting('gehoord.role'), current_user, current_database()")
        return tuple(await found.fetchone() or ())


@pytest.mark.usefixtures("db")
def test_the_loop_connects_as_the_house_with_the_login_that_serves_people():
    known = connections["default"].settings_dict
    assert asyncio.run(acting_as()) == ("house", known["USER"], known["NAME"])
