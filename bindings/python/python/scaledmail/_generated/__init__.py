# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""What follows from the description of the API."""

API_VERSION = "1.0.0"
"""Version of the description."""
