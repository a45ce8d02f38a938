"""Answers while typing: what an editor asks of a plan file that is open in it, over the Language Server Protocol.

Only `server` speaks the protocol and needs the extra `lsp`.
"""
