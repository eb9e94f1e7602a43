"""What was seen and decided, append-only, and the responses derived from it."""

from ledger.ledger import ConcurrentLoad, Ledger

__all__ = ["ConcurrentLoad", "Ledger"]
