"""Getting rows in: reading exports, finding what is new, interpreting it."""

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
