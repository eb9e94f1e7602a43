"""`python -m ingest`."""

from cli.ingest import main

if __name__ == "__main__":
    raise SystemExit(main())
