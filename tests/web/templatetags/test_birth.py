from __future__ import annotations

import pytest
from django.utils.translation import override

from gehoord.web.templatetags.birth import born


@pytest.mark.parametrize(("language", "said"), [("nl", "mei 2010"), ("en", "May 2010")])
def test_a_month_of_birth_is_said_in_the_language_of_the_page(language, said):
    with override(language):
        assert born("2010-05") == said
