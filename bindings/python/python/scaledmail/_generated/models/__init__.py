# Generated from openapi.yaml by `cargo xtask regen`; edits are lost.
"""Answers of the service."""
