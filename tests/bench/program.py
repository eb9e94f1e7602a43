"""A checkout of the program under measure. What is measured runs in processes of its own, which
import that checkout's code and nothing of the bench's checkout but the probe."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

HERE = Path(__file__).resolve().parents[2]
_PROBE = Path(__file__).with_name("probe.py")
_TICKS = os.sysconf("SC_CLK_TCK")
_START_SECONDS, _STOP_SECONDS = 180, 20
_PROBE_SECONDS = 3600


@dataclass(frozen=True)
class Server:
    """A dashboard that answers at `address` (host:port)."""

    address: str
    process: subprocess.Popen[bytes]

    @property
    def cpu(self) -> float:
        """Seconds of processor that the server has spent since it was started."""
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / _TICKS  # user and system


@dataclass(frozen=True)
class Program:
    """The checkout at `root`, an absolute path."""

    root: Path

    @property
    def folder(self) -> Path:
        """Its sample contest."""
        return self.root / "contests" / "hai-duong-2024"

    @property
    def commit(self) -> str:
        """The checkout's commit, "+" where files differ from it; "unknown" without git."""
        ask = ["git", "-C", str(self.root), "describe", "--always", "--exclude=*", "--dirty=+"]
        try:
            return subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            return "unknown"

    def probe(self, *arguments: str | Path, script: Path = _PROBE) -> dict[str, Any]:
        """What `probe.py`, or another script, run on this checkout's code, measured."""
        command = [sys.executable, "-P", str(script), *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=self.root,
            env=self._environment(),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=_PROBE_SECONDS,
        )
        measured: dict[str, Any] = json.loads(done.stdout)
        return measured

    def load(self, export: Path, data: Path) -> None:
        """Import an export into a ledger at `data`."""
        words = ["-m", "ingest", "import", str(export), "--complete", "--format", "json"]
        done = subprocess.run(
            [sys.executable, *words, "--contest", str(self.folder), "--data", str(data)],
            cwd=self.root,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=_PROBE_SECONDS,
        )
        assert done.returncode == 0, done.stderr

    @contextmanager
    def serve(self, script: str, **environment: str) -> Iterator[Server]:
        """A server of the script (`dashboard.py`, or another by its path) on a free loopback port,
        until the block ends."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)],
            cwd=self.root,
            env=self._environment() | environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(port, process)
            yield Server(f"127.0.0.1:{port}", process)
        finally:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _environment(self) -> dict[str, str]:
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CONTEST_", "STREAMLIT_", "PYTHON"))
        }
        return inherited | {"PYTHONPATH": str(self.root)}


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    ask = build_opener(ProxyHandler({})).open
    while process.poll() is None and time.monotonic() < end:
        try:
            with ask(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("python -m tests.bench: the server does not start; see above why")
