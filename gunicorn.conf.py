"""How gunicorn serves: it reads this file where it is started, in the project's folder."""

import gc
from typing import Any

from webapp.preparation import keep_one_heap, prepare

preload_app = True


def when_ready(server: Any) -> None:
    """Read what all workers need before the first is forked, and keep the memory of it shared.

    The collector writes into every object that it looks at, which would copy the pages for each worker;
    frozen objects are left alone (see `gc.freeze` in Python's manual).
    """
    keep_one_heap()
    prepare(server.app.wsgi())
    gc.collect()
    gc.freeze()
