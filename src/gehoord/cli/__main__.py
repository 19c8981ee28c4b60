"""Starts the commands: `python -m gehoord.cli`."""

from gehoord.cli import main

main(prog_name="gehoord")
