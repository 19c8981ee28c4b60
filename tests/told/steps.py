"""Any step of the code as a place to be stopped at, named as `module:name`; and a command of the house that is stopped there.

`python steps.py MODULE:NAME NTH WHEN WORDS ...` carries the command out, says that it came to the step, and waits a moment there.
"""

from __future__ import annotations

import sys
from importlib import import_module

from told.saying import HERE, told_at


def stop_at(place: str, nth: str = "1", when: str = "before") -> None:
    """From now on that step says that it is there the nth time, `before` or `after` it is done, and waits to be stopped."""
    module, _, names = place.partition(":")
    *within, name = names.split(".")
    owner = import_module(module)
    for one in within:
        owner = getattr(owner, one)
    setattr(owner, name, told_at(HERE, getattr(owner, name), nth=int(nth), done=when == "after"))


if __name__ == "__main__":
    from gehoord.cli import main

    place, nth, when, *words = sys.argv[1:]
    if place:
        stop_at(place, nth, when)
    main(words, prog_name="gehoord")
