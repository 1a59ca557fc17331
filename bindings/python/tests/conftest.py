from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from scaledmail import Client

TOP = Path(__file__).resolve().parents[3]
ORGANIZATION = "recSandboxOrganization1"
# Started in the background by a shell, Python ignores Ctrl-C, and so would its children.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    for name in list(os.environ):
        if name.startswith("SCALEDMAIL_") and name != "SCALEDMAIL_SANDBOX":
            monkeypatch.delenv(name)


class Sandbox:
    """A running sandbox and its control surface."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.settings: dict[str, Any] = {
            "api_key": "sandbox-key",
            "organization_id": ORGANIZATION,
            "base_url": f"{url}/api/v1",
            "pacing": False,
            "journal": "memory",
        }

    def control(self, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(f"{self.url}/_sandbox/{path}", data, headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def answer(self, operation: str, body: Any, status: int = 200) -> None:
        self.control("faults", {"operation": operation, "status": status, "body": body})


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    binary = os.environ.get("SCALEDMAIL_SANDBOX")
    assert binary, "SCALEDMAIL_SANDBOX names the sandbox binary"
    with subprocess.Popen([binary, "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line.startswith("listening on "), line
        yield Sandbox(line.removeprefix("listening on "))
        process.terminate()


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    fresh = Sandbox(running_sandbox.url)
    fresh.control("reset", {})
    return fresh


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Client]:
    with Client(**sandbox.settings) as client:
        yield client


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((TOP / "openapi.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def additions() -> dict[str, Any]:
    path = TOP / "crates/scaledmail/additions.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def python(
    code: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **(environment or {})},
    )


class Silence:
    """A server that accepts and never answers."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/api/v1"
        self.accepted = threading.Event()
        self.closed = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(20)
            connection.recv(65536)
            self.accepted.set()
            # An empty read: the client let go of the connection.
            if connection.recv(65536) == b"":
                self.closed.set()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(20)


@pytest.fixture
def silence() -> Iterator[Silence]:
    server = Silence()
    yield server
    server.stop()
