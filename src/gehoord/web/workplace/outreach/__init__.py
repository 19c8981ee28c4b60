"""The pages of whoever goes out: who is due, the calendar, what was met on a visit, and alerts."""
