"""`python -m publish`."""

from cli.process import run_alone
from cli.publish import main

if __name__ == "__main__":
    run_alone(main)
