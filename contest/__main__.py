"""`python -m contest`."""

from cli.contest import main
from cli.process import run_alone

if __name__ == "__main__":
    run_alone(main, private=False)
