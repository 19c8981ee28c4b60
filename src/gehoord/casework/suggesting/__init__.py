"""Which category a text most looks like, learned from what an office itself wrote and sorted; nobody else hears of it."""
