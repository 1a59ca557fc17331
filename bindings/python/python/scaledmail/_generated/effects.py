# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""What calls do to the account."""

CHANGES = frozenset(
    {
        "domains_buy",
        "domains_swap",
        "domains_swap_redirect",
        "domains_swap_sender_name",
        "domains_swap_masking",
        "orders_cancel",
        "orders_create",
        "orders_create_custom",
        "orders_update_tag",
        "orders_submit_form",
        "prewarm_buy",
        "orders_place",
    }
)
"""Operations that change something."""
