"""What clients thought of the counselling, in a mark. A mark does not know who gave it."""
