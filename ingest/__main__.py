"""`python -m ingest`."""

from cli.ingest import main
from cli.process import run_alone

if __name__ == "__main__":
    run_alone(main)
