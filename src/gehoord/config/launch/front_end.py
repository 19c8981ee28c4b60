"""The files of others that pages need: fetched by npm, compared with the hashes we looked at, and served by ourselves."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from gehoord.config import env
from gehoord.config.launch.environment import for_tools
from gehoord.config.launch.folder import written
from gehoord.config.launch.refusals import FilesDiffer, NodeMissing
from gehoord.config.launch.steps import Step

MANIFEST = env.CHECKOUT / "vendored.json"
SHELF = env.CHECKOUT / "src/gehoord/web/static/vendor"
OLDEST_NODE = 20


class FrontEnd:
    """The front-end files on their way to the shelf (nl: bestanden voor de pagina's).

    Fetching goes on in the background from the start; `finish` waits for it. Nothing happens when all files are there.
    Raises: NodeMissing.
    """

    def __init__(self) -> None:
        self._wanted: dict[str, dict[str, str]] = json.loads(MANIFEST.read_text(encoding="utf-8"))
        self._step: Step | None = None
        if all(_hash(SHELF / name) == file["sha256"] for name, file in self._wanted.items()):
            return
        npm = _npm()
        self._workshop = Path(tempfile.mkdtemp(prefix="gehoord-npm-"))
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(env.CHECKOUT / name, self._workshop / name)
        words = ["ci", "--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=2000"]
        self._step = Step("npm", [npm, *words], environment=for_tools(), folder=self._workshop, at=self._workshop)

    def finish(self) -> None:
        """Put the files on the shelf (nl: klaarzetten). Raises: FilesDiffer, NoNetwork, DiskFull, NoWriteAccess, StepFailed."""
        if self._step is None:
            return
        try:
            self._step.finish()
            self._put_on_shelf()
        finally:
            shutil.rmtree(self._workshop, ignore_errors=True)

    def abandon(self) -> None:
        """Stop fetching (nl: afbreken)."""
        if self._step is not None:
            self._step.abandon()
            shutil.rmtree(self._workshop, ignore_errors=True)

    def _put_on_shelf(self) -> None:
        fetched = {name: self._workshop / "node_modules" / file["from"] for name, file in self._wanted.items()}
        for name, path in fetched.items():
            if _hash(path) != self._wanted[name]["sha256"]:
                raise FilesDiffer(name=name)
        with written(SHELF):
            for name, path in fetched.items():
                (SHELF / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, SHELF / name)


def _npm() -> str:
    npm, node = shutil.which("npm", path=env.search_path()), shutil.which("node", path=env.search_path())
    if not npm or not node:
        raise NodeMissing(found="-")
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - found above
    number = re.match(r"v(\d+)", said)
    if not number or int(number[1]) < OLDEST_NODE:
        raise NodeMissing(found=said or "-")
    return npm


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
