"""Starts the launcher: `python -m gehoord.config.launch COMMAND`."""

import signal
import sys

if __name__ == "__main__":
    # Ctrl-C while everything is still being read in ends us without a word: there is nothing to clear away yet.
    if (before := signal.getsignal(signal.SIGINT)) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from gehoord.config.launch.doors import main

    signal.signal(signal.SIGINT, before)
    sys.exit(main(sys.argv[1:]))
