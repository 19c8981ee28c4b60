"""Mail: read with care, put on the desk once, answered along the same thread."""
