"""The wiring of the application: folder, ledger, results and the view of one principal."""
