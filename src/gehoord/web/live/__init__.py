"""Live lines to a browser: the same small pieces of JSON over a WebSocket, or over a stream with posts beside it."""
