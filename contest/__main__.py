"""`python -m contest`."""

from cli.contest import main

if __name__ == "__main__":
    raise SystemExit(main())
