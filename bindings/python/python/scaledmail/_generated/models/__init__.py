# Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.
"""Answers of the service."""
