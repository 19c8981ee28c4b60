"""One year that is being made safe: what was counted, what is held to what, and the same counts again in fives."""
