"""`python -m ledger`."""

from cli.ledger import main

if __name__ == "__main__":
    raise SystemExit(main())
