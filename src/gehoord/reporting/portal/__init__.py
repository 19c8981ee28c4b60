"""For whom a report is: what was handed to them, the way programs fetch it, and whom to ask."""
