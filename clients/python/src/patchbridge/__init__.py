"""Calls the PatchBridge program and returns pandas data frames.

Nothing is computed here: every function starts the launcher with a list of arguments (no shell
reads them) and reads what the program wrote. Columns are those of docs/data-dictionary.md.
"""

from patchbridge._commands import evaluate, export, extract, inspect, predict
from patchbridge._launcher import (
    LauncherNotFound,
    PartialResult,
    PatchBridgeError,
    launcher,
    run,
    version,
)
from patchbridge._version import VERSION as __version__

__all__ = [
    "LauncherNotFound",
    "PartialResult",
    "PatchBridgeError",
    "__version__",
    "evaluate",
    "export",
    "extract",
    "inspect",
    "launcher",
    "predict",
    "run",
    "version",
]
