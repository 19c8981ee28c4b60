from __future__ import annotations

import gettext
import os

from gehoord.config.launch.catalogue import compile_texts

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Gehoord"\nmsgstr "{}"\n'


def translated(target):
    with target.open("rb") as file:
        return gettext.GNUTranslations(file).gettext("Gehoord")


def test_a_text_that_changed_is_compiled_again_and_no_other(tmp_path):
    source, target = tmp_path / "django.po", tmp_path / "django.mo"
    source.write_text(PO.format("Heard"))
    compile_texts([source])
    assert translated(target) == "Heard"

    made = target.stat().st_mtime_ns
    compile_texts([source])
    assert target.stat().st_mtime_ns == made

    source.write_text(PO.format("Listened to"))
    os.utime(source, (target.stat().st_mtime + 5,) * 2)
    compile_texts([source])
    assert translated(target) == "Listened to"
    assert not target.with_suffix(".mo-new").exists()
