"""One file makes the house style; what does not fit is said kindly, with its key."""

from __future__ import annotations

import pytest

from gehoord.practice.words import Text, same
from gehoord.reporting.colours import contrast
from gehoord.reporting.theme import READABLE, TEXT_ON_GROUND, ThemeNotFound, ThemeRefused, read_theme


def written(tmp_path, text):
    path = tmp_path / "theme.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_the_packaged_theme_can_be_read(scheme, text, ground):
    colours = getattr(read_theme(None), scheme)
    assert contrast(colours[text], colours[ground]) >= READABLE


def test_what_a_file_leaves_out_stays_as_packaged(tmp_path):
    theme = read_theme(written(tmp_path, 'organisation = "Vertrouwen Oost"\n[light]\npetrol = "#004466"\n'))
    packaged = read_theme(None)
    assert theme.organisation == same("Vertrouwen Oost")
    assert theme.light["petrol"] == "#004466"
    assert theme.light["ink"] == packaged.light["ink"]
    assert (theme.dark, theme.logo, theme.contact) == (packaged.dark, packaged.logo, packaged.contact)


def test_words_may_differ_by_language(tmp_path):
    theme = read_theme(written(tmp_path, '[organisation]\nnl = "Oost"\nen = "East"\n'))
    assert theme.organisation == Text("Oost", "East")


def test_an_own_mark_is_read_beside_the_file(tmp_path):
    (tmp_path / "merk.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1h9"/></svg>')
    assert "M1 1h9" in read_theme(written(tmp_path, 'logo = "merk.svg"')).logo
    assert read_theme(written(tmp_path, 'logo = ""')).logo == ""


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ('organization = "Oost"', "organization", "onbekend woord"),
        ("product = 5", "product", "een tekst"),
        ('[contact]\nnl = "Bel ons."', "contact", "bij nl en bij en"),
        ("light = 5", "light", "horen kleuren"),
        ('[light]\npink = "#FFFFFF"', "light.pink", "onbekende kleurnaam"),
        ('[light]\nink = "black"', "light.ink", "#0B5C6B"),
        ('[dark]\nmuted = "#12202A"', "dark.muted", "contrast"),
        ('[light]\non-petrol = "#0B5C6B"', "light.on-petrol", "4.5"),
        ("logo = 5", "logo", "svg-bestand"),
        ('logo = "weg.svg"', "logo", "weg.svg is niet te lezen"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_key(tmp_path, text, key, expected):
    with pytest.raises(ThemeRefused) as refusal:
        read_theme(written(tmp_path, text))
    assert f"“{key}”" in str(refusal.value)
    assert expected in str(refusal.value)
    assert refusal.value.told_in("en") != str(refusal.value)


@pytest.mark.parametrize("text", ["product = ", "\x00", "a = 1\na = 2", "product = " + "[" * 5_000, "#" * 200_001])
def test_what_is_no_toml_is_refused(tmp_path, text):
    with pytest.raises(ThemeNotFound, match="TOML"):
        read_theme(written(tmp_path, text))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ThemeNotFound, match=r"weg\.toml"):
        read_theme(tmp_path / "weg.toml")


@pytest.mark.parametrize("name", ["../merk.svg", "/etc/passwd", "../../../etc/passwd", "link.svg", "\\u0000", "rond.svg"])
def test_a_mark_from_elsewhere_is_refused_before_it_is_opened(tmp_path, monkeypatch, name):
    folder = tmp_path / "huis"
    folder.mkdir()
    (tmp_path / "merk.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "link.svg").symlink_to("../merk.svg")
    (folder / "rond.svg").symlink_to("rond.svg")
    monkeypatch.setattr("gehoord.reporting.theme.read_logo", lambda path: pytest.fail(f"opened {path}"))
    with pytest.raises(ThemeRefused, match="uit dezelfde map"):
        read_theme(written(folder, f'logo = "{name}"'))


def test_a_mark_may_lie_in_a_folder_below(tmp_path):
    (tmp_path / "beeld").mkdir()
    (tmp_path / "beeld" / "merk.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1h9"/></svg>')
    assert "M1 1h9" in read_theme(written(tmp_path, 'logo = "beeld/merk.svg"')).logo
