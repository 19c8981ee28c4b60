"""What can be typed, and kept."""

import re

UNTYPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""What no keyboard gives and no text can be kept with: control characters other than a tab or a new line (nl: stuurtekens)."""
