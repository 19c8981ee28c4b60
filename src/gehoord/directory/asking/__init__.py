"""For whoever reports are handed to: their fixed counsellor, and the office that speaks with them."""
