"""The door for assistants: the tasks that read and check, as tools of the Model Context Protocol, read-only.

Only `server.py`, `answering.py` and `library.py` know the protocol's own library, which is the extra `mcp`.
"""
