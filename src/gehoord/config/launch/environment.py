"""The Python environment of the project: made once, brought up to date when the pinned requirements change."""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gehoord.config import env
from gehoord.config.launch import steps
from gehoord.config.launch.folder import written
from gehoord.config.launch.refusals import NoWriteAccess, VenvMissing
from gehoord.config.launch.speech import tell
from gehoord.practice.words import Text

REQUIREMENTS = env.CHECKOUT / "requirements"
VENV = env.CHECKOUT / ".venv"
BENCH_VENV = env.CHECKOUT / ".venv-bench"
BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")


def ensure(name: str, venv: Path = VENV) -> None:
    """Have an environment with everything requirements/`name`.txt pins (nl: omgeving klaarzetten).

    Nothing is done when the stamp beside it is the same file; what was installed besides stays.
    Raises: VenvMissing, NoNetwork, DiskFull, NoWriteAccess, StepFailed.
    """
    if _stamped(name, venv):
        return
    with _alone():
        if _stamped(name, venv):
            return
        if name != "run":
            tell(
                Text("De pakketten voor {name} worden geïnstalleerd …", "Installing the packages for {name} …").filled(name=name)
            )
        if not _works(venv):
            _make(venv)
        _install(name, venv)
        with written(venv):
            fresh = venv / "stamp"
            shutil.copyfile(REQUIREMENTS / f"{name}.txt", fresh)
            fresh.rename(venv / f"installed-{name}.txt")


def for_tools() -> dict[str, str]:
    """The environment in which pip, uv and npm work: quiet, and without caches where none can be kept (nl: omgeving)."""
    homeless = None if env.home() else tempfile.gettempdir()
    tools = env.passed_on(
        PYTHONPATH=None,
        VIRTUAL_ENV=None,
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_ROOT_USER_ACTION="ignore",
        UV_NO_PROGRESS="1",
        UV_SYSTEM_CERTS="1",
        npm_config_fund="false",
        npm_config_audit="false",
        npm_config_update_notifier="false",
        **({"PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1", "HOME": homeless} if homeless else {}),
    )
    # Two cores are busy enough unpacking: four downloads at a time took a third of the time that fifty took.
    tools.setdefault("UV_CONCURRENT_DOWNLOADS", "4")
    # Offices that look into their own traffic put their certificate in the system's bundle, and expect it to be believed.
    if BUNDLE.exists():
        tools.setdefault("PIP_CERT", str(BUNDLE))
        tools.setdefault("NODE_EXTRA_CA_CERTS", str(BUNDLE))
    return tools


def _stamped(name: str, venv: Path) -> bool:
    try:
        return (venv / f"installed-{name}.txt").read_bytes() == (REQUIREMENTS / f"{name}.txt").read_bytes() and _works(venv)
    except OSError:
        return False


def _works(venv: Path) -> bool:
    return os.access(venv / "bin/python", os.X_OK) and os.access(venv / "bin/uv", os.X_OK)


def _make(venv: Path) -> None:
    """An environment with nothing but uv in it, from the Python that runs us (nl: lege omgeving maken)."""
    base = Path(sys._base_executable)  # type: ignore[attr-defined]  # noqa: SLF001 - the way venv itself asks for it
    with_pip = importlib.util.find_spec("pip") is not None and sys.prefix == sys.base_prefix
    if not with_pip and not _can_bring_pip(base):
        raise VenvMissing
    tools = for_tools()
    made_with: list[str | Path] = [base, "-m", "venv", "--clear", *(["--without-pip"] if with_pip else []), venv]
    steps.run("python3 -m venv", made_with, environment=tools, folder=venv)
    pip: list[str | Path] = (
        [base, "-m", "pip", "--python", venv / "bin/python"] if with_pip else [venv / "bin/python", "-m", "pip"]
    )
    words: list[str | Path] = ["install", "-q", "--retries", "1", "--require-hashes", "-r", REQUIREMENTS / "uv.txt"]
    steps.run("pip", [*pip, *words], environment=tools, folder=venv)


def _can_bring_pip(base: Path) -> bool:
    return subprocess.run([base, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0  # noqa: S603 - ours


def _install(name: str, venv: Path) -> None:
    words: list[str | Path] = [
        "pip",
        "install",
        "-q",
        "--python",
        venv / "bin/python",
        "--require-hashes",
        "-r",
        REQUIREMENTS / f"{name}.txt",
    ]
    steps.run("uv", [venv / "bin/uv", *words], environment=for_tools(), folder=venv)


@contextmanager
def _alone() -> Iterator[None]:
    """Two commands that find the same work to do take turns (nl: om de beurt)."""
    if not os.access(env.CHECKOUT, os.W_OK):
        raise NoWriteAccess(folder=env.CHECKOUT)
    handle = os.open(env.CHECKOUT, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
