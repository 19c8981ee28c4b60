"""What counsellors write with a report themselves: it names nobody, gives no number away, and reads plainly."""
