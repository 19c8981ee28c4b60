"""The launcher: `./gehoord up`, `down`, `status`, `reset`, `test` and `bench`.

It begins with nothing but Python itself, so what it needs before the environment stands is standard library only.
"""
