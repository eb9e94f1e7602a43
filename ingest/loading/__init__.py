"""What a snapshot says that the ledger does not know yet."""
