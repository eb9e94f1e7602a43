"""Installs the program and opens the demonstration: what `make run`, `run.cmd` and `run.ps1` share.

The file needs Python alone, without a library, because it begins before anything is installed, and
says so under a Python that is too old. Usage: `python start.py [--port N] [--install] [--browser]`.
"""

import argparse
import importlib.util
import os
import shutil
import socket
import subprocess  # nosec B404 # installs the libraries and starts the program
import sys
import threading
import time
import urllib.request
import webbrowser
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)
CONTEST = Path("contests", "hai-duong-2024")
LEDGER = Path("var", "hai-duong-cchc-2024")
FILES = Path("var", "sample")
LOADED = LEDGER / ".sample-loaded"
NOW = "2024-12-02T20:00"
"""The hour of the sample's first export: the contest is open, and its units exist. Today all its
districts have ended, and a leader would have nothing to look at."""
_TOO_OLD = "start.py: this is Python %d.%d; expected %d.%d to %d.%d, such as from python.org"
_PATIENCE = 120  # seconds until the dashboard answers for the first time


def main(argv: "Sequence[str] | None" = None) -> int:
    """Do what the options say; the exit status: 0 done, 1 a step failed, 2 wrong use."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        print(_TOO_OLD % (*sys.version_info[:2], *OLDEST, *NEWEST), file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(prog="start.py", description="Opens the demonstration.")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8501))
    parser.add_argument("--install", action="store_true", help="install the libraries and end")
    parser.add_argument("--browser", action="store_true", help="open the pages in the browser")
    options = parser.parse_args(argv)
    os.chdir(ROOT)
    try:
        install()
        if options.install:
            return 0
        load_sample()
        return demonstrate(options.port, with_browser=options.browser)
    except subprocess.CalledProcessError as error:
        print(f"start.py: a step failed (status {error.returncode}); see above", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def python_of(environment: Path) -> Path:
    """The Python of a virtual environment, here or on Windows."""
    where = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return environment.joinpath(*where)


def install() -> None:
    """Make `.venv` and install the pinned libraries, unless that was done since they changed.

    `uv` is used if it is there, because it is faster; the libraries are the same.
    """
    done, wanted = Path(".venv", ".run"), Path("requirements.txt")
    if done.exists() and done.stat().st_mtime >= wanted.stat().st_mtime:
        return
    python, uv = python_of(Path(".venv")), shutil.which("uv")
    print("Installing the libraries into .venv; this takes a few minutes, once.", flush=True)
    if not python.exists():
        _need_venv()
        run(sys.executable, "-m", "venv", ".venv")
    if uv:
        run(uv, "pip", "install", "--quiet", "--python", python, "-r", wanted)
    else:
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted)
    done.touch()


def load_sample() -> None:
    """Generate the sample's answers and load them, once."""
    if LOADED.exists():
        return
    python = python_of(Path(".venv"))
    export = FILES / "snapshot-1.csv"
    if not export.exists():
        run(python, "-m", "sample", "--contest", CONTEST, "--out", FILES)
    run(python, "-m", "ingest", "import", export, "--contest", CONTEST, "--data", LEDGER)
    LOADED.touch()


def demonstrate(port: int, *, with_browser: bool) -> int:
    """Serve the sample contest until Ctrl+C; the exit status."""
    if not is_free(port):
        print(f"start.py: port {port} is in use; take another: --port {port + 100}, or PORT="
              f"{port + 100} make run", file=sys.stderr)  # fmt: skip
        return 2
    address = f"http://127.0.0.1:{port}"
    print(f"\n  The dashboard: {address}   (stop: Ctrl+C)\n", flush=True)
    if with_browser:
        threading.Thread(target=_open_when_it_answers, args=(address,), daemon=True).start()
    python = python_of(Path(".venv"))
    command = [str(python), "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    settings = {"CONTEST_DIR": str(CONTEST), "CONTEST_DATA": str(LEDGER), "CONTEST_DEMO": "1",
                "CONTEST_NOW": NOW}  # fmt: skip
    environment = {**os.environ, **settings}
    if os.name != "nt":
        os.execve(python, command, environment)  # nosec B606 # our own Python; Ctrl+C reaches it
    return subprocess.call(command, env=environment)  # nosec B603 # our own Python


def is_free(port: int) -> bool:
    """True if nobody listens on the port of this machine."""
    with socket.socket() as one:
        if os.name != "nt":  # there the option would let two programs share the port
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def run(*command: object) -> None:
    """Run a step, and show what it prints.

    Raises:
        CalledProcessError: the step failed.
    """
    subprocess.run([str(part) for part in command], check=True)  # nosec B603 # no shell, our words


def _need_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian packs it apart
        sys.exit("start.py: this Python makes no environments; on Debian: apt install python3-venv")


def _open_when_it_answers(address: str) -> None:
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # nosec B310 # http
                break
        except OSError:
            time.sleep(0.5)
    webbrowser.open(address)


if __name__ == "__main__":
    sys.exit(main())
