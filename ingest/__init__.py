"""Takes rows in: reads exports, finds the new rows and interprets them."""

from ingest.loading.load import load_file, load_prepared, prepare
from ingest.loading.plan import Prepared
from ingest.reading.refresh import ensure_current, read_until, reread, touched
from ingest.report import LoadReport

__all__ = [
    "LoadReport",
    "Prepared",
    "ensure_current",
    "load_file",
    "load_prepared",
    "prepare",
    "read_until",
    "reread",
    "touched",
]
