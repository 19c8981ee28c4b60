"""The pages of a year on its road: loose ends, closing, making, looking through, signing, handing over."""
