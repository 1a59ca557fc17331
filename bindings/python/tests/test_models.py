from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
import scaledmail
from scaledmail import Domain, DomainOffer, MailboxList, OrderList, OrderSummary
from scaledmail._model import decode, decode_list

OFFER = {"domain": "a.com", "status": "available", "price": 12.5, "renewPrice": 14, "new": {"x": 1}}


def test_attributes_are_snake_case_and_typed() -> None:
    offer = DomainOffer.from_dict(OFFER)
    assert offer.domain == "a.com"
    assert offer.price == Decimal("12.50")
    assert isinstance(offer.renew_price, Decimal)


def test_unknown_fields_are_kept() -> None:
    offer = DomainOffer.from_dict(OFFER)
    assert offer.extra == {"new": {"x": 1}}
    assert offer.to_dict()["new"] == {"x": 1}


def test_missing_fields_nulls_and_unknown_enum_values_are_fine() -> None:
    offer = DomainOffer.from_dict({"price": None, "status": "on the moon"})
    assert offer.price is None
    assert offer.domain is None
    assert offer.status == "on the moon"
    assert offer == DomainOffer.from_dict({"status": "on the moon"})


def test_answers_do_not_change() -> None:
    offer = DomainOffer.from_dict(OFFER)
    with pytest.raises(AttributeError):
        offer.domain = "b.com"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(AttributeError):
        offer.anything = 1  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    assert not hasattr(offer, "__dict__")


def test_equal_values_are_equal_and_hash_alike() -> None:
    one, two = DomainOffer.from_dict(OFFER), DomainOffer.from_dict({**OFFER, "price": 12.50})
    assert one == two
    assert hash(one) == hash(two)
    assert one != DomainOffer.from_dict({**OFFER, "domain": "b.com"})
    assert one != OFFER


def test_copies_and_pickles() -> None:
    offer = DomainOffer.from_dict(OFFER)
    assert copy.copy(offer) is offer
    assert copy.deepcopy(offer) is offer
    assert pickle.loads(pickle.dumps(offer)) == offer


def test_structural_matching() -> None:
    match DomainOffer.from_dict(OFFER):
        case DomainOffer(domain=name, price=price):
            assert (name, price) == ("a.com", Decimal("12.5"))
        case _:
            raise AssertionError


def test_envelopes_are_sequences() -> None:
    orders = OrderList.from_dict({"total": 2, "payments": [{"id": "a"}, {"id": "b"}], "next": 1})
    assert len(orders) == 2
    assert [order.id for order in orders] == ["a", "b"]
    assert orders[-1].id == "b"
    assert orders[:1] == (OrderSummary.from_dict({"id": "a"}),)
    assert OrderSummary.from_dict({"id": "b"}) in orders
    assert orders.extra == {"next": 1}
    assert orders.payments is orders.payments


def test_an_envelope_without_its_list_is_empty() -> None:
    mailboxes = MailboxList.from_dict({"mailboxes": None})
    assert mailboxes.mailboxes is None
    assert list(mailboxes) == []


def test_repr_is_short_and_names_the_class() -> None:
    domain = Domain.from_dict({"domain": "a.com", "tag": "x" * 500, "mailbox": [{"alias": "a"}]})
    assert repr(domain).startswith("Domain(domain='a.com'")
    assert "mailbox=<1 items>" in repr(domain)
    assert len(repr(domain)) < 200


def test_json_has_numbers_for_amounts() -> None:
    values = json.loads(DomainOffer.from_dict(OFFER).to_json())
    assert values["price"] == 12.5
    assert values["renew_price"] == 14


@pytest.mark.parametrize("name", sorted(scaledmail._generated.exports.HOMES))  # pyright: ignore[reportPrivateUsage]
def test_every_derived_name_is_exported(name: str) -> None:
    assert getattr(scaledmail, name) is not None
    assert name in scaledmail.__all__


def test_every_answer_has_every_property_and_needs_none(
    document: dict[str, Any], additions: dict[str, Any]
) -> None:
    schemas = {**document["components"]["schemas"], **additions["components"]["schemas"]}
    for name in scaledmail.__all__:
        model: Any = getattr(scaledmail, name)
        if not hasattr(model, "from_dict"):
            continue
        added = additions["fields"].get(name, {"properties": {}})
        known = {**schemas[name]["properties"], **added["properties"]}
        assert len(model.__match_args__) == len(known)
        empty = model({})
        assert all(getattr(empty, attribute) is None for attribute in model.__match_args__)


def test_what_the_sdk_sees_to_is_never_none() -> None:
    acknowledgement = scaledmail.Acknowledgement.from_dict({"outcome": "applied"})
    assert acknowledgement.outcome == "applied"
    assert acknowledgement.request is None
    with pytest.raises(ValueError, match="Acknowledgement always has outcome"):
        scaledmail.Acknowledgement.from_dict({"outcome": None})


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-12T12:47:01Z", datetime(2026, 1, 12, 12, 47, 1, tzinfo=timezone.utc)),
        ("2026-01-12T13:47:01.25+01:00", datetime(2026, 1, 12, 12, 47, 1, 250000, timezone.utc)),
        ("2026-01-12 12:47:01", datetime(2026, 1, 12, 12, 47, 1, tzinfo=timezone.utc)),
        ("", None),
        ("yesterday", None),
        ("2026-06-30T23:59:60Z", None),
        ("0000-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-05:00", None),
    ],
)
def test_dates_and_times_are_aware(text: str, moment: datetime | None) -> None:
    order = OrderSummary.from_dict({"id": "a", "created_at": text})
    assert order.created_at == moment
    if moment is None:
        assert order.extra == {"created_at": text}
        assert order.to_dict() == {"id": "a", "created_at": text}
    else:
        assert order.created_at is not None
        assert order.created_at.utcoffset() == timedelta()
        assert order.extra == {}
        assert json.loads(order.to_json())["created_at"] == moment.isoformat()
    assert pickle.loads(pickle.dumps(order)) == order


def test_answers_can_be_made_of_answers() -> None:
    made = DomainOffer.from_dict({"domain": "a.com", "renew_price": Decimal("12.5")})
    assert made == DomainOffer.from_dict({"domain": "a.com", "renewPrice": 12.5})
    assert DomainOffer.from_dict(made.to_dict()) == made
    order = OrderSummary.from_dict({"id": "a", "created_at": "2026-01-12T12:47:01Z"})
    assert OrderSummary.from_dict(order.to_dict()) == order
    assert OrderSummary.from_dict(json.loads(order.to_json())) == order


def test_days_are_dates() -> None:
    purchased = scaledmail.PurchasedDomain.from_dict(
        {"renewal_at": "2027-02-28", "created_at": "2026-02-30"}
    )
    assert purchased.renewal_at == date(2027, 2, 28)
    assert purchased.created_at is None
    assert purchased.extra == {"created_at": "2026-02-30"}


def test_rows_have_the_same_names() -> None:
    mailboxes = MailboxList.from_dict(
        {
            "mailboxes": [
                {"email": "a@a.com", "mailbox_password": "s3cret"},
                {"email": "b@a.com", "quota": 5},
            ]
        }
    )
    rows = mailboxes.to_rows()
    assert len({tuple(row) for row in rows}) == 1
    assert [row["email"] for row in rows] == ["a@a.com", "b@a.com"]
    assert [row["quota"] for row in rows] == [None, 5]
    assert rows[0]["mailbox_password"] == "**********"
    assert mailboxes.to_rows(reveal=True)[0]["mailbox_password"] == "s3cret"
    assert mailboxes.mailboxes is not None
    assert mailboxes.mailboxes.to_rows() == rows
    assert MailboxList.from_dict({}).to_rows() == []


def test_lists_are_sequences_of_answers() -> None:
    orders = OrderList.from_dict({"payments": [{"id": "a"}, {"id": "b"}, None]})
    payments = orders.payments
    one, two, three = (OrderSummary.from_dict({"id": id}) for id in ("a", "b", None))
    assert payments is not None
    assert isinstance(payments, Sequence)
    assert payments == (one, two, three)
    assert payments != (one, two)
    assert payments != [one, two, three]
    assert hash(payments) == hash((one, two, three))
    assert payments[1:] == (two, three)
    assert payments[-1] == three
    assert list(reversed(payments)) == [three, two, one]
    assert two in payments
    assert payments.index(two) == 1
    assert pickle.loads(pickle.dumps(payments)) == payments
    assert copy.deepcopy(payments) is payments
    assert repr(payments) == "[OrderSummary(id='a'), OrderSummary(id='b'), OrderSummary()]"
    assert repr(OrderList.from_dict({"total": 5, "payments": [{"id": "a"}] * 5})) == (
        "OrderList(total=5, [OrderSummary(id='a'), OrderSummary(id='a'), OrderSummary(id='a'), "
        "and 2 more])"
    )
    with pytest.raises(IndexError):
        payments[3]


def test_long_lists_are_read_item_by_item() -> None:
    entries = [
        {"email": f"é{at}@a.com", "mailbox_password": f"s3cret{at}", "new": [at]}
        for at in range(1000)
    ]
    text = json.dumps({"total": 1000, "mailboxes": entries, "next": {"a": 1}})
    read = decode(MailboxList, text)
    plain = MailboxList.from_dict(json.loads(text))
    assert len(read) == 1000
    assert read.total == 1000
    assert read.extra == {"next": {"a": 1}}
    assert [box.email for box in read] == [entry["email"] for entry in entries]
    box = read[-1]
    assert (box.status, box.email, box.tag) == (None, "é999@a.com", None)
    assert box.mailbox_password is not None
    assert box.mailbox_password.reveal() == "s3cret999"
    assert box.extra == {"new": [999]}
    assert read == plain
    assert hash(read[5]) == hash(plain[5])
    assert read[5] == plain[5]
    assert read[990:2000] == plain[990:2000]
    assert read.to_rows(reveal=True) == plain.to_rows(reveal=True)
    assert read.to_dict() == plain.to_dict()
    assert "s3cret" not in repr(read) + repr(read.mailboxes) + str(pickle.dumps(read))
    assert pickle.loads(pickle.dumps(read)).to_dict() == read.to_dict()
    with pytest.raises(IndexError):
        read[1000]
    bare = decode_list(DomainOffer, json.dumps([{"domain": f"{at}.com"} for at in range(300)]))
    assert [offer.domain for offer in bare] == [f"{at}.com" for at in range(300)]
