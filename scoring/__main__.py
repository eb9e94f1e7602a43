"""`python -m scoring`."""

from cli.process import run_alone
from cli.scoring import main

if __name__ == "__main__":
    run_alone(main)
