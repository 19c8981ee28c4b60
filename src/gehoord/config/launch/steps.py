"""Steps on the way there that other programs take for us, and what it means when one of them stumbles."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from gehoord.config.launch import children
from gehoord.config.launch.refusals import DiskFull, NoNetwork, NotStarted, NotTrusted, NoWriteAccess, StepFailed

ROOM_FOR_PACKAGES = 600
SIGNS_OF_NO_NETWORK = (
    "failed to establish a new connection",
    "temporary failure in name resolution",
    "name or service not known",
    "network is unreachable",
    "connection refused",
    "max retries exceeded",
    "connection to proxy",
    "cannot connect to proxy",
    "dns error",
    "error sending request",
    "tcp connect error",
    "failed to fetch",
    "enotfound",
    "eai_again",
    "econnrefused",
    "econnreset",
    "etimedout",
    "enetunreach",
    "timed out",
    "no matching distribution found",
)
SIGNS_OF_NO_TRUST = ("unknownissuer", "certificate verify failed", "certificate_verify_failed", "self-signed", "local issuer")
SIGNS_OF_NO_ACCESS = ("permission denied", "eacces", "eperm", "read-only file system", "erofs")


class Step:
    """One program that works for us in the background until we ask for its end (nl: stap)."""

    def __init__(
        self, tool: str, command: Sequence[str | Path], *, environment: Mapping[str, str], folder: Path, at: Path | None = None
    ) -> None:
        self._tool = tool
        self._folder = folder
        with tempfile.NamedTemporaryFile(prefix=f"gehoord-{Path(tool).name}-", suffix=".log", delete=False) as log:
            self._log = Path(log.name)
        self._child = children.start(tool, command, log=self._log, environment=environment, folder=at)

    def finish(self) -> None:
        """Wait for the end (nl: afmaken). Raises: NoNetwork, NotTrusted, DiskFull, NoWriteAccess, StepFailed."""
        try:
            code = self._child.process.wait()
        except BaseException:
            self.abandon()
            raise
        if code == 0:
            self._log.unlink(missing_ok=True)
            return
        problem = explained(self._tool, self._log, self._folder)
        if not isinstance(problem, StepFailed):
            self._log.unlink(missing_ok=True)
        raise problem

    def abandon(self) -> None:
        """End it early; its work is not needed any more (nl: afbreken)."""
        children.stop([self._child], patience=2)
        self._log.unlink(missing_ok=True)


def run(
    tool: str, command: Sequence[str | Path], *, environment: Mapping[str, str], folder: Path, at: Path | None = None
) -> None:
    """Take one step and wait for it (nl: stap zetten). `folder` is where it writes. Raises: as `Step.finish`."""
    Step(tool, command, environment=environment, folder=folder, at=at).finish()


def explained(tool: str, log: Path, folder: Path) -> NotStarted:
    """Why a step failed, from what it wrote (nl: uitleg)."""
    said = log.read_text(encoding="utf-8", errors="replace").lower()
    if children.out_of_room(log):
        return DiskFull(folder=folder, needed=ROOM_FOR_PACKAGES)
    if any(sign in said for sign in SIGNS_OF_NO_TRUST):
        return NotTrusted(tool=tool)
    if any(sign in said for sign in SIGNS_OF_NO_NETWORK):
        return NoNetwork(tool=tool)
    if any(sign in said for sign in SIGNS_OF_NO_ACCESS):
        return NoWriteAccess(folder=folder)
    return StepFailed(step=tool, log=log, last_words=children.last_lines(log))
