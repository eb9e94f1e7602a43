"""`python -m service`."""

from cli.process import run_alone
from cli.service import main

if __name__ == "__main__":
    run_alone(main)
