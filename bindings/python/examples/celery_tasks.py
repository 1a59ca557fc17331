"""Orders from Celery workers: a task that may run twice and still buys once.

pip install scaledmail celery

Celery delivers a task at least once. The key makes the order happen at most once, as long as all
workers write to the same journal: a file on one machine, named by SCALEDMAIL_JOURNAL.

    celery --app celery_tasks worker
"""

from __future__ import annotations

from typing import Any

import scaledmail
from celery import Celery, Task

app = Celery("orders", broker="memory://")
app.conf.task_acks_late = True


def client() -> scaledmail.Client:
    """Return the client of this process; a client made before the fork works as well."""
    global _client
    if _client is None:
        _client = scaledmail.Client(max_per_day=500)
    return _client


_client: scaledmail.Client | None = None


@app.task(bind=True, max_retries=20)
def buy_domains(self: Task[Any, Any], job: str, names: list[str]) -> str:
    """Buy domains for a job, once."""
    try:
        return client().domains.buy(names, key=job).outcome
    except scaledmail.OutcomeUnknownError as error:
        # Looking is free, buying again is not.
        found = client().placements.reconcile(error.key or job)
        if found.result == "applied":
            return "applied"
        raise self.retry(exc=error, countdown=60) from error
    except (scaledmail.ConnectionError, scaledmail.RateLimitedError) as error:
        # Nothing was sent, or it was refused: the same key may try again.
        raise self.retry(exc=error, countdown=error.retry_after or 10) from error


if __name__ == "__main__":
    # In this process instead of a worker: what `buy_domains.delay(...)` does there.
    app.conf.task_always_eager = True
    for _ in range(2):
        print(buy_domains.delay("job-9", ["my-domain.com"]).get())
