from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils.translation import override

from gehoord.figures.publication import Rule
from gehoord.people.permissions import Actor
from gehoord.people.roles import Role
from gehoord.practice.clients import Relation
from gehoord.practice.words import Text
from gehoord.web.workplace.case.questions import labelled


def drawn(source, **given):
    return Template("{% load house %}" + source).render(Context(given))


@pytest.mark.parametrize(("language", "told"), [("nl", "tekst niet beveiligd"), ("en", "text not protected")])
def test_a_text_and_a_term_are_spoken_in_the_language_of_the_page(language, told):
    with override(language):
        words = drawn("{{ one|spoken }} {{ rule|spoken }}", one=Text("tekst", "text"), rule=Rule.AS_PRINTED_2016)
    first, last = told.split(" ", 1)
    assert words.startswith(first)
    assert last in words


def test_the_mark_is_drawn_and_not_read_aloud():
    mark = drawn("{% mark %}")
    assert mark.startswith("<svg ")
    assert 'aria-hidden="true"' in mark
    assert "xmlns" not in mark


@pytest.mark.parametrize("shown", [True, False])
def test_a_page_knows_whether_it_is_a_demo(settings, shown):
    settings.GEHOORD_DEMO = shown
    assert drawn("{% is_demo as demo %}{{ demo }}") == str(shown)


@pytest.mark.parametrize(
    ("role", "seen"), [(Role.MUNICIPALITY_CONTACT, True), (Role.COORDINATOR, True), (Role.COUNSELLOR, False)]
)
def test_only_who_is_handed_reports_is_led_to_them(rf, role, seen):
    request = rf.get("/")
    request.actor = Actor(None, role)
    assert drawn("{% sees_reports as here %}{{ here }}", request=request) == str(seen)


@pytest.mark.parametrize(("relation", "told"), [(Relation.YOUNG_PERSON, "Jongere"), (Relation.PROFESSIONAL, "Hulpverlener")])
def test_one_person_is_called_in_the_singular(relation, told):
    with override("nl"):
        assert (relation.value, told) in labelled(Relation)()


@pytest.mark.parametrize(("tags", "address"), [("onward /clienten/", "/clienten/"), ("/terug/", ""), ("", "")])
def test_a_message_leads_on_or_takes_back(tags, address):
    assert drawn("{{ tags|onward }}", tags=tags) == address


def test_a_page_asks_for_the_colours_of_a_theme_only_where_there_is_one(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    assert drawn("{% own_theme as own %}{{ own }}") == "False"
    (tmp_path / "theme.toml").write_text("")
    assert drawn("{% own_theme as own %}{{ own }}") == "True"
