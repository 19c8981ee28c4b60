"""Chance that can be repeated: each small problem draws its own numbers from the seed and its own name, whoever solves it."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np


def draws(seed: bytes, *path: str | int) -> np.random.Generator:
    """The chance of one small problem (nl: toeval). `path` names it; the same seed and path give the same numbers anywhere."""
    named = "\x1f".join(str(part) for part in path).encode()
    return np.random.Generator(np.random.PCG64(int.from_bytes(blake2b(named, key=seed[:64], digest_size=16).digest())))
