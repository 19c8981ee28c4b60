"""The road of a year: loose ends, closing, making, looking through, signing, handing over, and notes of correction."""
