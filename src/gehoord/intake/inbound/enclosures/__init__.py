"""Files that come along: looked at for what they are, scanned, stripped of what they tell about their maker, or not taken."""
