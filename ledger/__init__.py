"""What was seen and decided, append-only, and the responses derived from it."""

from ledger.ledger import ConcurrentLoadError, Ledger

__all__ = ["ConcurrentLoadError", "Ledger"]
