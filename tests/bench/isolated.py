"""Running a function in a process of its own, so that nothing measured before has warmed or filled it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
Result = TypeVar("Result")

ROOT = Path(__file__).parents[2]


def isolated(function: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
    """Call a module's function in a new interpreter.

    Args:
        function: a function at the top of a module.
        args: what it is called with; must be picklable.
        kwargs: likewise.

    Returns:
        What the function returned.

    Raises:
        subprocess.CalledProcessError: when it raised; its traceback is on standard error.
    """
    work = pickle.dumps((function.__module__, function.__qualname__, args, kwargs))
    process = subprocess.run(
        [sys.executable, "-m", "tests.bench.isolated"],
        input=work,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
    )
    result: Result = pickle.loads(process.stdout)
    return result


def main() -> None:
    """Do the work that stands on standard input; what the function prints goes to standard error."""
    module, name, args, kwargs = pickle.load(sys.stdin.buffer)
    answer, sys.stdout = sys.stdout, sys.stderr
    result = getattr(import_module(module), name)(*args, **kwargs)
    answer.buffer.write(pickle.dumps(result))


if __name__ == "__main__":
    main()
