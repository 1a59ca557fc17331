use super::*;
use serde_json::json;

#[test]
fn the_same_cart() {
    let order = json!({
        "price_id": "p", "provider": "scaledmail", "hosting": null,
        "domains": [{"domain": "a.com", "first_name": "A"}, {"domain": "b.com", "first_name": "B"}],
    });
    let cart = Cart::of("orders_create", &order);
    let with = |pointer: &str, value: Value| {
        let mut other = order.clone();
        other[pointer] = value;
        Cart::of("orders_create", &other).hash == cart.hash
    };
    for (name, value, same) in [
        ("tag", json!("spring"), true),
        ("quantity", json!(1), true),
        ("quantity", json!(2), false),
        ("coupon", json!("HALF"), false),
        ("price_id", json!("q"), false),
        ("domains", json!([{"domain": "B.com.", "first_name": "B"}, {"first_name": "A", "domain": "a.com"}]), true),
        ("domains", json!([{"domain": "a.com", "first_name": "A"}]), false),
        ("domains", json!([{"domain": "a.com", "first_name": "C"}, {"domain": "b.com", "first_name": "B"}]), false),
    ] {
        assert_eq!(with(name, value.clone()), same, "{name} {value}");
    }
    let purchase = |names: [&str; 2]| Cart::of("domains_buy", &json!({ "domains": names })).hash;
    assert_eq!(purchase(["a.com", "b.com"]), purchase(["B.com", "a.com."]));
    assert_ne!(cart.hash, Cart::of("orders_create_custom", &order).hash);
    assert!(cart.key().starts_with("cart-v1-"), "{}", cart.key());
    assert_eq!(cart.domains, ["a.com", "b.com"]);
}

#[test]
fn passwords_are_no_part_of_it() {
    let order = |password: &str| {
        let hosting = json!({ "provider": "Porkbun", "username": password, "password": password, "apiKey": password });
        let sequencer = json!({ "provider": "Instantly", "username": "u", "password": password });
        let order = json!({ "price_id": "p", "hosting": hosting, "sequencer": sequencer });
        Cart::of("orders_create", &order).hash
    };
    assert_eq!(order("one"), order("two"));
}

#[test]
fn what_is_bought() {
    let providers = json!({
        "google": { "domains": [{"domain": "a.com", "aliases": [{}, {}, {}]}, {"domain": "b.com"}] },
        "smtp": { "domains": [{"domain": "c.com"}] },
        "outlook": { "domains": [{"domain": "d.com"}], "mailboxes_per_domain": 25 },
    });
    let cart = Cart::of("orders_create_custom", &json!({ "provider": "buy", "providers": providers }));
    let part = |provider: &str, domains, mailboxes| CustomPart { provider: provider.to_owned(), domains, mailboxes };
    let Goods::Custom { mut parts, buy: true } = cart.goods else { unreachable!("{:?}", cart.goods) };
    parts.sort_by(|one, other| one.provider.cmp(&other.provider));
    assert_eq!(parts, [part("google", 2, 5), part("outlook", 1, 25), part("smtp", 1, 4)]);
    let purchase = Cart::of("domains_buy", &json!({ "domains": ["A.com", "a.com", "b.com"] }));
    assert_eq!((purchase.goods, purchase.domains.len()), (Goods::Domains, 2));
    let stock = Cart::of("prewarm_buy", &json!({ "domains": [{"id": "rec1", "domain": "a.com"}], "tag": "x" }));
    assert_eq!(stock.goods, Goods::Prewarm { ids: vec!["rec1".to_owned()] });
    assert_eq!(stock.label.as_deref(), Some("x"));
    assert_eq!(Cart::of("POST /new", &json!({ "tag": "x" })).label, None);
}

#[test]
fn what_is_not_understood_is_not_clear() {
    for (operation, parameters, clear) in [
        ("domains_buy", json!({ "domains": ["a.com"] }), true),
        ("domains_buy", json!({ "domains": "a.com" }), false),
        ("domains_buy", json!({ "domains": [{"name": "a.com"}] }), false),
        ("domains_buy", json!({ "domains": [] }), false),
        ("prewarm_buy", json!({ "domains": [{"domain": "a.com"}] }), false),
        ("orders_create", json!({ "price_id": "p", "quantity": "3" }), false),
        ("orders_create", json!({ "price_id": "p", "quantity": 3.0 }), false),
        (
            "orders_create_custom",
            json!({ "providers": {"google": {"domains": ["a.com"], "mailboxes_per_domain": "2"}} }),
            false,
        ),
        ("orders_create_custom", json!({}), false),
    ] {
        assert_eq!(Cart::of(operation, &parameters).clear, clear, "{operation} {parameters}");
    }
}

#[test]
fn what_is_no_operation_is_taken_letter_by_letter() {
    let hash = |ids: [&str; 2]| Cart::of("POST /new", &json!({ "body": { "domains": ids } })).hash;
    assert_ne!(hash(["recA", "recB"]), hash(["recB", "recA"]));
    assert_ne!(hash(["recA", "recB"]), hash(["reca", "recB"]));
}
