"""Takes rows in: reads exports, finds the new rows and interprets them."""

from ingest.loading.load import load_file, preview
from ingest.reading.refresh import ensure_current, read_until, reread, touched
from ingest.report import LoadReport

__all__ = [
    "LoadReport",
    "ensure_current",
    "load_file",
    "preview",
    "read_until",
    "reread",
    "touched",
]
