"""Broken mails, read one after the other: `python benchmarks/mails.py [HOW_MANY]` prints how they came out, and how fast.

Bytes are changed, cut, doubled and swapped in mails as the usual programs write them; none may stop the reader.
"""

from __future__ import annotations

import json
import sys
import time

from tests.told.mail import broken

from gehoord.intake.inbound.mail.quoting import newly_written
from gehoord.intake.inbound.mail.reading import read

USUAL = 10_000
SEED = 3


def main(how_many: int) -> None:
    took, readable = [], 0
    for raw in broken(how_many, seed=SEED):
        began = time.perf_counter()
        found = read(raw)
        newly_written(found.text)
        took.append(time.perf_counter() - began)
        readable += found.readable
    took.sort()
    told = {
        "mails": len(took),
        "as_a_mail": readable,
        "as_text": len(took) - readable,
        "seconds": round(sum(took), 2),
        "p99_ms": round(took[len(took) * 99 // 100] * 1000, 2),
        "longest_ms": round(took[-1] * 1000, 1),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL)
