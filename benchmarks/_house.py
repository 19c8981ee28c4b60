"""A database of its own for one benchmark, as safe on disk as a real one, with the tables in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from gehoord.config import env
from gehoord.config.launch import children, cluster, furnishing


def measure_inside(script: str) -> None:
    """Run a benchmark again, as `script inside`, in a house that is there for it alone."""
    folder = Path(tempfile.mkdtemp(prefix="gehoord-bench-"))
    folder.chmod(0o711)
    running, home = cluster.start(folder, log=folder / "database.log")
    try:
        furnishing.furnish(home.url("postgres", role="postgres"), database="gehoord")
        surroundings = env.passed_on(
            PYTHONPATH=f"{env.CHECKOUT / 'src'}:{env.CHECKOUT}",
            DJANGO_SETTINGS_MODULE="gehoord.config.settings",
            DATABASE_URL=home.url("gehoord"),
            GEHOORD_DATA=str(folder),
        )
        python = [sys.executable, "-P"]
        subprocess.run([*python, "-m", "django", "migrate", "-v", "0", "--no-input"], env=surroundings, check=True)
        subprocess.run([*python, script, "inside"], env=surroundings, check=True)
    finally:
        children.stop([running])
        shutil.rmtree(folder, ignore_errors=True)
