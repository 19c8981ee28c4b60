from __future__ import annotations

from types import SimpleNamespace

import pytest

from gehoord.people.permissions import Actor
from gehoord.people.roles import Role
from gehoord.web.templatetags.emergency import glass_to_review, open_leases


@pytest.mark.parametrize("context", [{}, {"request": SimpleNamespace(actor=None)}])
def test_a_page_for_nobody_says_nothing_of_it(context):
    assert (open_leases(context), glass_to_review(context)) == ((), 0)


@pytest.mark.django_db
def test_a_role_that_breaks_no_glass_is_told_nothing():
    context = {"request": SimpleNamespace(actor=Actor(None, Role.ALERTS_OFFICER))}
    assert (open_leases(context), glass_to_review(context)) == ((), 0)
