"""Certificates and proxies, set as other programs have them set."""

from __future__ import annotations

import base64
import json
import select
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import scaledmail
import trustme
from conftest import python
from scaledmail import Client

HOST = "api.scaledmail.test"
ORDERS = {"total": 1, "payments": [{"id": "recSecure"}]}


class Handler(BaseHTTPRequestHandler):
    """Answers with the orders."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = json.dumps(ORDERS).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Service:
    """The service with a certificate of an authority of its own."""

    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        self.authority = folder / "authority.pem"
        authority.cert_pem.write_to_path(self.authority)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate = authority.issue_cert(HOST, "localhost")
        certificate.configure_cert(context)  # pyright: ignore[reportUnknownMemberType]
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Proxy:
    """Lets every CONNECT through to the service, and notes it down."""

    def __init__(self, port: int) -> None:
        self.heads: list[str] = []
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(65536)
            self.heads.append(head.decode())
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            threading.Thread(target=self._tunnel, args=(connection,), daemon=True).start()

    def _tunnel(self, connection: socket.socket) -> None:
        with connection, socket.create_connection(("127.0.0.1", self._port)) as service:
            others = {connection: service, service: connection}
            while True:
                for ready in select.select([*others], [], [])[0]:
                    data = ready.recv(65536)
                    if not data:
                        return
                    others[ready].sendall(data)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = Service(tmp_path_factory.mktemp("tls"))
    yield service
    service.server.shutdown()
    service.server.server_close()


def url(service: Service, host: str = "localhost") -> str:
    return f"https://{host}:{service.port}/api/v1"


CALL = (
    "import scaledmail; client = scaledmail.Client(api_key='k', organization_id='o', "
    "journal='memory'); "
    "print(client.orders.list()[0].id)"
)


def test_an_unknown_authority_is_not_trusted(service: Service) -> None:
    client = Client(api_key="sentinel", organization_id="o", base_url=url(service), max_retries=0)
    with pytest.raises(scaledmail.ConnectionError, match="certificate") as caught:
        client.orders.list()
    assert "sentinel" not in repr(caught.value)
    with pytest.raises(scaledmail.ConnectionError) as refused:
        client.orders.cancel("recOrder")
    assert refused.value.outcome == "not_sent"


def test_an_authority_of_ones_own(service: Service) -> None:
    text = service.authority.read_text(encoding="ascii")
    for authority in (service.authority, str(service.authority), text, text.encode()):
        client = Client(
            api_key="k", organization_id="o", base_url=url(service), ca_certificate=authority
        )
        assert client.orders.list()[0].id == "recSecure"


def test_ssl_cert_file_is_kept(service: Service) -> None:
    settings = {"SCALEDMAIL_BASE_URL": url(service), "SSL_CERT_FILE": str(service.authority)}
    done = python(CALL, settings)
    assert (done.stdout, done.stderr) == ("recSecure\n", "")


def test_proxies_of_the_environment(service: Service) -> None:
    with Proxy(service.port) as proxy:
        settings = {
            "SCALEDMAIL_BASE_URL": url(service, HOST),
            "SSL_CERT_FILE": str(service.authority),
            "HTTPS_PROXY": f"http://name:sentinel@{proxy.address}",
        }
        done = python(CALL, settings)
        assert (done.stdout, done.stderr) == ("recSecure\n", "")
        (head,) = proxy.heads
        assert head.startswith(f"CONNECT {HOST}:{service.port} ")
        assert base64.b64encode(b"name:sentinel").decode() in head
        # Nobody but the proxy knows the name.
        done = python(CALL, {**settings, "NO_PROXY": "scaledmail.test", "SCALEDMAIL_TIMEOUT": "2"})
        assert (
            "scaledmail.ConnectionError" in done.stderr or "scaledmail.TimeoutError" in done.stderr
        )
        assert "sentinel" not in done.stderr
        assert len(proxy.heads) == 1


def test_a_proxy_of_ones_own(service: Service) -> None:
    with Proxy(service.port) as proxy:
        client = Client(
            api_key="k",
            organization_id="o",
            base_url=url(service, HOST),
            ca_certificate=service.authority,
            proxy=f"http://name:sentinel@{proxy.address}",
        )
        assert client.orders.list()[0].id == "recSecure"
        assert len(proxy.heads) == 1
        assert "sentinel" not in repr(client)
        with pytest.raises(scaledmail.ConfigError, match="proxy must be") as caught:
            Client(api_key="k", proxy="socks5://name:sentinel@127.0.0.1:1")
        assert "sentinel" not in str(caught.value)
