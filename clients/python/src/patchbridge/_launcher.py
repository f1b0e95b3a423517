"""Finds the launcher, runs it, and turns its exit codes into exceptions."""

import os
import shutil
import subprocess
from pathlib import Path

NAME = "patchbridge"
HOME = "PATCHBRIDGE_HOME"
PARTIAL_RESULT = 4


class PatchBridgeError(Exception):
    """The program did not do what it was asked.

    message: what it said, with file, place, fact and remedy where it is about an input
    exit_code: 1 internal error, 2 wrong usage, 3 bad input, 5 network, 130 interrupted
    command: the list of arguments that was run
    stderr: all that it said, progress included
    """

    def __init__(self, message, exit_code, command=(), stderr=""):
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code
        self.command = list(command)
        self.stderr = stderr

    def __reduce__(self):
        return (type(self), (self.message, self.exit_code, self.command, self.stderr))


class LauncherNotFound(Exception):
    """There is no launcher on this machine, or not where it was said to be."""


class PartialResult(UserWarning):
    """Some recordings were refused or skipped; the others are in the result."""


def launcher():
    """The path of the launcher: in the folder PATCHBRIDGE_HOME, else on the PATH."""
    home = os.environ.get(HOME)
    if home:
        for candidate in (Path(home, NAME), Path(home, "bin", NAME)):
            if candidate.is_file() and os.access(candidate, os.X_OK):
                return str(candidate)
        raise LauncherNotFound(
            f"{HOME} is {home}, but there is no program '{NAME}' in it; set it to the folder of"
            " PatchBridge, where the file 'patchbridge' lies"
        )
    found = shutil.which(NAME)
    if not found:
        raise LauncherNotFound(
            f"the program '{NAME}' is not on the PATH; install PatchBridge, and set {HOME} to its"
            " folder or put that on the PATH"
        )
    return found


def run(*arguments, timeout=None, accept=(0,)):
    """Runs a command of the program, for example ``run("train", "--study", study)``.

    arguments: texts, numbers or paths; each reaches the program as it is, none is read by a shell
    timeout: seconds after which the program is ended and subprocess.TimeoutExpired raised
    accept: exit codes that are no error
    Returns the subprocess.CompletedProcess, with stdout and stderr as text.
    Raises PatchBridgeError where the exit code is another.
    """
    command = [launcher(), *(os.fspath(a) if isinstance(a, os.PathLike) else str(a)
                             for a in arguments)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8", errors="replace", timeout=timeout, check=False)
    if done.returncode not in accept:
        raise PatchBridgeError(message(done), done.returncode, command, done.stderr)
    return done


def message(done):
    """The last thing that was said under the program's name, to the end: progress is before it."""
    prefix = NAME + ": "
    lines = done.stderr.strip().splitlines()
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].startswith(prefix):
            return "\n".join([lines[at][len(prefix):], *lines[at + 1:]])
    return done.stderr.strip() or f"the program ended with exit code {done.returncode}"


def version():
    """What the program says of its version, for example ``patchbridge 0.3.0``."""
    return run("--version").stdout.strip()


def path(name):
    """A file as an argument: one that begins with - or @ would be read as an option or a list."""
    text = os.fspath(name)
    return os.path.join(os.curdir, text) if text.startswith(("-", "@")) else text


def paths(names):
    """One file, or several, as arguments."""
    one = isinstance(names, (str, os.PathLike))
    return [path(name) for name in ([names] if one else names)]
