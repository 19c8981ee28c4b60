"""Writing to us and coming back with a code. These pages set no cookie and keep nothing on the device."""
