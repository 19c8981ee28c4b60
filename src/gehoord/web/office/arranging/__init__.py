"""The pages on which the work of an office is arranged: who serves what, who is away, which agencies there are."""
