"""Lets each request meet the sandbox as it starts, so that no request spoils the next one."""

import os
import urllib.request

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    """Put the sandbox back to its start."""
    reset = urllib.request.Request(os.environ["SANDBOX_URL"] + "/_sandbox/reset", data=b"{}", method="POST")
    with urllib.request.urlopen(reset, timeout=5):
        pass
