"""`python -m ledger`."""

from cli.ledger import main
from cli.process import run_alone

if __name__ == "__main__":
    run_alone(main)
