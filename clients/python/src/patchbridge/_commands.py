"""The commands whose results are tables."""

import json
import subprocess
import tempfile
import warnings
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Sequence, Union

import pandas as pd

from patchbridge import _tables
from patchbridge._launcher import (
    PARTIAL_RESULT,
    File,
    PartialResult,
    PatchBridgeError,
    message,
    path,
    paths,
    run,
)

BAD_INPUT = 3

Files = Union[File, Sequence[File]]


def predict(model: File, files: Files, *, options: Sequence[str] = (),
            timeout: Optional[float] = None, program: Optional[File] = None) -> pd.DataFrame:
    """Calls of cells by a saved model, one row a cell.

    model: folder of a bundle, or the name of a reference
    files: one path or several: recordings, folders, tables
    options: further arguments of 'predict', for example ["--prior", "estimate"]
    timeout: seconds after which the program is ended
    program: the launcher or its folder, where it is not to be found by itself
    Rows of recordings that were refused are in the table, with a PartialResult warning; where no
    recording could be used a PatchBridgeError has the reasons.
    """
    with tempfile.TemporaryDirectory(prefix="patchbridge-") as scratch:
        table = Path(scratch, "calls.csv")
        done = run("predict", path(model), *paths(files), *_list(options), "--to", table,
                   timeout=timeout, program=program, accept=(0, BAD_INPUT, PARTIAL_RESULT))
        calls = _tables.calls(table) if table.exists() else None
    if done.returncode == BAD_INPUT or calls is None:
        _raise(done, [] if calls is None else calls["flags"])
    elif done.returncode == PARTIAL_RESULT:
        unused = calls[calls["verdict"].isin(["refused", "skipped"])]
        _warn(unused["source"] + ": " + unused["flags"])
    return calls


def extract(files: Files, study: File, *, labels: Union[File, pd.DataFrame, None] = None,
            options: Sequence[str] = (), timeout: Optional[float] = None,
            program: Optional[File] = None) -> Dict[str, Any]:
    """Takes the features from recordings into a study; returns the summary as a dictionary.

    labels: a CSV file, or a data frame with the column 'id' and any of file, species, donor,
        subclass, condition
    options: further arguments of 'extract', for example ["--preset", "ipfx"]
    timeout, program: as for predict()
    """
    with tempfile.TemporaryDirectory(prefix="patchbridge-") as scratch:
        given: List[File] = []
        if labels is not None:
            given = ["--labels", _table(labels, Path(scratch, "labels.csv"))]
        done = run("extract", *paths(files), "--study", path(study), *given, *_list(options),
                   "--json", timeout=timeout, program=program,
                   accept=(0, BAD_INPUT, PARTIAL_RESULT))
    told: Dict[str, Any] = json.loads(done.stdout) if done.stdout.strip() else {}
    reasons = []
    if told:
        summary = told["extraction"]
        reasons = [each["message"] for each in summary["refused"] + summary["skipped"]]
    if done.returncode == BAD_INPUT:
        _raise(done, reasons)
    if done.returncode == PARTIAL_RESULT:
        _warn(reasons)
    return told


def export(study: File, *, tables: Optional[Iterable[str]] = None,
           timeout: Optional[float] = None,
           program: Optional[File] = None) -> Dict[str, pd.DataFrame]:
    """The tables of a study as data frames, by name: 'cells', 'metrics', 'cohort-NAME', ...

    tables: names of those to read (default: all); KeyError where the study has none of that name
    timeout, program: as for predict()
    Columns have the types of the data dictionary: text is str; integer is int64, or Int64 where
    values may be absent; number is float64; boolean is bool, or boolean where they may be absent.
    The table 'data-dictionary' has the dictionary itself: a row a column, with unit and meaning.
    """
    with tempfile.TemporaryDirectory(prefix="patchbridge-") as scratch:
        run("export", "--study", path(study), "--format", "csv", "--to", scratch,
            timeout=timeout, program=program)
        resources = _tables.resources(Path(scratch))
        wanted = list(resources) if tables is None else list(tables)
        unknown = [name for name in wanted if name not in resources]
        if unknown:
            raise KeyError(f"{', '.join(unknown)}: no table of the study; there are "
                           + ", ".join(resources))
        return {name: _tables.exported(Path(scratch), resources[name]) for name in wanted}


def evaluate(study: File, *, predictions: Union[Files, pd.DataFrame, None] = None,
             name: str = "model", options: Sequence[str] = (), timeout: Optional[float] = None,
             program: Optional[File] = None) -> Dict[str, Any]:
    """Evaluates models on a study, or judges the test predictions of another program.

    predictions: a CSV file, several of them, or a data frame with cell_id, run, fold and
        'predicted' or columns 'probability SUBCLASS'
    name: of the model in a data frame without a column 'learner'
    options: further arguments of 'evaluate', for example ["--preset", "gouwens"]
    timeout, program: as for predict()
    Returns a dictionary: 'report' and 'json' are files, 'headlines' a list of sentences.
    """
    with tempfile.TemporaryDirectory(prefix="patchbridge-") as scratch:
        given: List[File] = []
        if isinstance(predictions, pd.DataFrame):
            judged = predictions
            if "learner" not in judged.columns:
                judged = judged.assign(learner=name)
            given = ["--predictions", _table(judged, Path(scratch, "predictions.csv"))]
        elif predictions is not None:
            given = ["--predictions", *paths(predictions)]
        done = run("evaluate", "--study", path(study), *given, *_list(options), "--json",
                   timeout=timeout, program=program)
    told: Dict[str, Any] = json.loads(done.stdout)
    return told


def inspect(file: File, *, options: Sequence[str] = (), timeout: Optional[float] = None,
            program: Optional[File] = None) -> Dict[str, Any]:
    """Sweeps, spikes, findings and features of one recording, as a dictionary.

    options: further arguments of 'inspect', for example ["--preset", "ipfx"]
    timeout, program: as for predict()
    """
    done = run("inspect", path(file), *_list(options), "--json", timeout=timeout, program=program)
    told: Dict[str, Any] = json.loads(done.stdout)
    return told


def _list(options: Sequence[str]) -> List[str]:
    if isinstance(options, str):
        raise TypeError("options is a list of arguments, such as ['--threads', '2'], no text")
    return list(options)


def _table(given: Union[File, pd.DataFrame], place: Path) -> File:
    if not isinstance(given, pd.DataFrame):
        return path(given)
    given.to_csv(place, index=False)
    return place


def _raise(done: "subprocess.CompletedProcess[str]", reasons: Iterable[object]) -> None:
    said = "\n".join(str(each) for each in reasons) or message(done)
    raise PatchBridgeError(said, done.returncode, done.args, done.stderr)


def _warn(reasons: Iterable[object]) -> None:
    # The caller of the function that was asked for.
    warnings.warn("\n".join(str(each) for each in reasons), PartialResult, stacklevel=3)
