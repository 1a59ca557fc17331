from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback

import pytest
from scaledmail import AsyncClient, Client, Mailbox, MailboxList, ScaledMailError, Secret
from scaledmail._encode import encode
from scaledmail._errors import from_json

SENTINEL = "sentinel-4711"
MAILBOX = {
    "alias": "a",
    "mailbox_password": SENTINEL,
    "imap": {"Password": SENTINEL, "port": 993},
    "app_passwords": [SENTINEL],
}


def test_a_secret_shows_itself_only_when_asked() -> None:
    secret = Secret(SENTINEL)
    assert secret.reveal() == SENTINEL
    for text in (repr(secret), str(secret), f"{secret}", f"{secret:>30}"):
        assert SENTINEL not in text
    assert repr(secret) == "Secret(**********)"
    with pytest.raises(TypeError):
        json.dumps(secret)


def test_secrets_compare_and_copy() -> None:
    secret = Secret(SENTINEL)
    assert secret == Secret(SENTINEL)
    assert secret != Secret("other")
    assert secret != SENTINEL
    assert hash(secret) == hash(Secret(SENTINEL))
    assert copy.deepcopy(secret).reveal() == SENTINEL


def test_a_pickled_secret_has_lost_its_text() -> None:
    pickled = pickle.dumps(Secret(SENTINEL))
    assert SENTINEL.encode() not in pickled
    with pytest.raises(ValueError, match="pickle"):
        pickle.loads(pickled).reveal()


def test_answers_hide_their_secrets() -> None:
    mailboxes = MailboxList.from_dict({"mailboxes": [MAILBOX]})
    mailbox = mailboxes[0]
    assert mailbox.mailbox_password == Secret(SENTINEL)
    for holder in (mailboxes, mailbox):
        for text in (repr(holder), str(holder), str(holder.to_dict()), holder.to_json()):
            assert SENTINEL not in text
        assert SENTINEL.encode() not in pickle.dumps(holder)
        assert SENTINEL in holder.to_json(reveal=True)


def test_unknown_secrets_are_hidden_and_can_be_read() -> None:
    mailbox = Mailbox.from_dict(MAILBOX)
    assert mailbox.extra["imap"]["port"] == 993
    assert mailbox.extra["imap"]["Password"].reveal() == SENTINEL
    assert mailbox.extra["app_passwords"][0].reveal() == SENTINEL


@pytest.mark.parametrize("text", ["caf\udce9", "\ud800"])
def test_a_lone_surrogate_is_refused_without_the_rest(text: str) -> None:
    with pytest.raises(ScaledMailError) as refused:
        Client(api_key=SENTINEL, user_agent=text)
    assert SENTINEL not in f"{refused.value!r} {vars(refused.value)}"
    client = Client(api_key="key", organization_id="rec1")
    hosting = {"provider": "p", "username": "u", "password": SENTINEL}
    with pytest.raises(ScaledMailError) as refused:
        client.domains.swap("a.com", provider="other", new_domain=text, hosting=hosting)
    assert SENTINEL not in f"{refused.value!r} {vars(refused.value)}"
    assert refused.value.outcome == "not_sent"


def test_a_failed_constructor_keeps_its_key() -> None:
    with pytest.raises(ScaledMailError) as refused:
        Client(api_key=SENTINEL, base_url="nonsense")
    shown = traceback.TracebackException.from_exception(refused.value, capture_locals=True)
    ours = [line for line in shown.format() if "scaledmail" in line]
    assert ours
    assert not [line for line in ours if SENTINEL in line]


def test_a_pickled_answer_says_that_a_secret_is_gone() -> None:
    mailbox: Mailbox = pickle.loads(pickle.dumps(Mailbox.from_dict(MAILBOX)))
    assert mailbox.alias == "a"
    assert mailbox.mailbox_password is not None
    with pytest.raises(ValueError, match="pickle"):
        mailbox.mailbox_password.reveal()


@pytest.mark.parametrize("face", [Client, AsyncClient])
def test_clients_hide_their_key(face: type[Client | AsyncClient]) -> None:
    client = face(api_key=SENTINEL, organization_id="rec1")
    assert SENTINEL not in repr(client)
    assert SENTINEL not in str(client)
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(client)
    with pytest.raises(TypeError, match="cannot be pickled"):
        copy.copy(client)


def test_errors_hide_bodies() -> None:
    error = from_json(json.dumps({"kind": "decode", "message": "cut off", "raw_body": SENTINEL}))
    assert error.raw_body is not None
    assert error.raw_body.reveal() == SENTINEL
    for text in (repr(error), str(error), "".join(traceback.format_exception(error))):
        assert SENTINEL not in text
    assert SENTINEL.encode() not in pickle.dumps(error)
    assert SENTINEL not in str(error.__dict__)


def test_secrets_are_sent_in_the_clear() -> None:
    assert json.loads(encode({"hosting": {"password": Secret(SENTINEL)}})) == {
        "hosting": {"password": SENTINEL}
    }


def test_failures_and_logs_hide_passwords(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = Client(api_key=SENTINEL, organization_id="rec1", base_url="http://127.0.0.1:9/api/v1")
    hosting = {"provider": "Porkbun", "username": "u", "password": SENTINEL, "broken": object()}
    with pytest.raises(TypeError) as unsendable:
        client.domains.swap("a.com", provider="other", new_domain="b.com", hosting=hosting)
    assert SENTINEL not in str(unsendable.value)
    with pytest.raises(ScaledMailError) as unreachable:
        client.orders.list()
    assert SENTINEL not in str(unreachable.value)
    assert SENTINEL not in caplog.text
    assert "orders_list" in caplog.text
