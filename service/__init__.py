"""Wires the application together: folder, ledger, results and the view of one principal."""
