"""The server: Voila behind our own door, its routes and the life of its kernels."""

import sys

# Jupyter's event log brings the grammar of all the web's addresses (rfc3987-syntax), which takes a second to build at
# every start. Nothing here checks an address by it, and jsonschema does without it where it is not installed.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # what Python itself takes for "not there"
