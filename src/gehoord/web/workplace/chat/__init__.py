"""The pages of who chats with visitors: several talks at a time, the queue, and what to do in danger."""
