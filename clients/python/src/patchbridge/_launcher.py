"""Finds the launcher, runs it, and turns its exit codes into exceptions."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Collection, Iterable, List, Optional, Sequence, Tuple, Union

NAME = "patchbridge"
HOME = "PATCHBRIDGE_HOME"
PARTIAL_RESULT = 4

File = Union[str, "os.PathLike[str]"]


class PatchBridgeError(Exception):
    """The program did not do what it was asked.

    message: what it said, with file, place, fact and remedy where it is about an input
    exit_code: 1 internal error, 2 wrong usage, 3 bad input, 5 network, 130 interrupted
    command: the list of arguments that was run
    stderr: all that it said, progress included
    """

    def __init__(self, message: str, exit_code: int, command: Iterable[str] = (),
                 stderr: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code
        self.command = list(command)
        self.stderr = stderr

    def __reduce__(self) -> Tuple[Any, ...]:
        return (type(self), (self.message, self.exit_code, self.command, self.stderr))


class LauncherNotFound(Exception):
    """There is no launcher on this machine, or not where it was said to be."""


class PartialResult(UserWarning):
    """Some recordings were refused or skipped; the others are in the result."""


def launcher(program: Optional[File] = None) -> str:
    """The path of the launcher: as given, else in the folder PATCHBRIDGE_HOME, else on the PATH.

    program: the launcher, or the folder of PatchBridge, which has it, or has it in 'bin'
    Raises LauncherNotFound where it is not there; no other place is tried then.
    """
    if program is not None:
        return _in(os.fspath(program), "program")
    home = os.environ.get(HOME)
    if home:
        return _in(home, HOME)
    found = shutil.which(NAME)
    if not found:
        raise LauncherNotFound(
            f"the program '{NAME}' is not on the PATH; install PatchBridge, and set {HOME} to its"
            " folder or put that on the PATH"
        )
    return found


def _in(place: str, said: str) -> str:
    for candidate in (Path(place), Path(place, NAME), Path(place, "bin", NAME)):
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return str(candidate.absolute())
    raise LauncherNotFound(
        f"{said} is {place}, but there is no program '{NAME}' in it; set it to the folder of"
        " PatchBridge, where the file 'patchbridge' lies"
    )


def run(*arguments: object, timeout: Optional[float] = None, accept: Collection[int] = (0,),
        program: Optional[File] = None) -> "subprocess.CompletedProcess[str]":
    """Runs a command of the program, for example ``run("train", "--study", study)``.

    arguments: texts, numbers or paths; each reaches the program as it is, none is read by a shell
    timeout: seconds after which the program is ended and subprocess.TimeoutExpired raised
    accept: exit codes that are no error
    program: as for launcher()
    Returns the subprocess.CompletedProcess, with stdout and stderr as text.
    Raises PatchBridgeError where the exit code is another.
    """
    command = [launcher(program), *(os.fspath(a) if isinstance(a, os.PathLike) else str(a)
                                    for a in arguments)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8", errors="replace", timeout=timeout, check=False)
    if done.returncode not in accept:
        raise PatchBridgeError(message(done), done.returncode, command, done.stderr)
    return done


def message(done: "subprocess.CompletedProcess[str]") -> str:
    """The last thing that was said under the program's name, to the end: progress is before it."""
    prefix = NAME + ": "
    lines = done.stderr.strip().splitlines()
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].startswith(prefix):
            return "\n".join([lines[at][len(prefix):], *lines[at + 1:]])
    return done.stderr.strip() or f"the program ended with exit code {done.returncode}"


def version(*, program: Optional[File] = None) -> str:
    """What the program says of its version, for example ``patchbridge 0.3.0``."""
    return run("--version", program=program).stdout.strip()


def path(name: File) -> str:
    """A file as an argument: one that begins with - or @ would be read as an option or a list."""
    text = os.fspath(name)
    return os.path.join(os.curdir, text) if text.startswith(("-", "@")) else text


def paths(names: Union[File, Sequence[File]]) -> List[str]:
    """One file, or several, as arguments."""
    if isinstance(names, (str, os.PathLike)):
        return [path(names)]
    return [path(name) for name in names]
