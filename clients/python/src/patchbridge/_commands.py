"""The commands whose results are tables."""

import json
import tempfile
import warnings
from pathlib import Path

import pandas as pd

from patchbridge._launcher import (
    PARTIAL_RESULT,
    PartialResult,
    PatchBridgeError,
    message,
    path,
    paths,
    run,
)

BAD_INPUT = 3

# Numbers and nothing else are read as numbers: ids may look like them, and '1e5' is a digest.
_NUMBERS = {
    "features": {"value"},
    "splits": {"run", "fold", "seed"},
    "predictions": {"run", "fold"},
    "metrics": {"value", "low_95", "high_95", "mean_over_runs", "sd_over_runs"},
    "vectors": {"run", "fold", "seed"},
    "recordings": {"bytes"},
    "sweeps": {"sweep", "sampling_rate_hz", "samples", "amplitude_pa", "spikes"},
    "family_vectors": {"position", "value"},
    "scalars": {"value"},
}
_SPIKE_LABELS = {"path", "recording_id", "clipped"}
_COHORT_LABELS = {"cell", "species", "donor", "subclass", "condition"}
_BOOLEANS = {"clipped", "estimated"}


def predict(model, files, *, options=(), timeout=None):
    """Calls of cells by a saved model, one row a cell.

    model: folder of a bundle, or the name of a reference
    files: one path or several: recordings, folders, tables
    options: further arguments of 'predict', for example ["--prior", "estimate"]
    Rows of recordings that were refused are in the table, with a PartialResult warning; where no
    recording could be used a PatchBridgeError has the reasons.
    """
    with tempfile.TemporaryDirectory(prefix="patchbridge-") as scratch:
        table = Path(scratch, "calls.csv")
        done = run("predict", path(model), *paths(files), *_list(options), "--to", table,
                   timeout=timeout, accept=(0, BAD_INPUT, PARTIAL_RESULT))
        calls = _read(table, _is_call_number) if table.exists() else None
    if done.returncode == BAD_INPUT:
        _raise(done, [] if calls is None else calls["flags"])
    if done.returncode == PARTIAL_RESULT:
        unused = calls[calls["verdict"].isin(["refused", "skipped"])]
        _warn(unused["source"] + ": " + unused["flags"])
    return calls


def extract(files, study, *, labels=None, options=(), timeout=None):
    """Takes the features from recordings into a study; returns the summary as a dictionary.

    labels: a CSV file, or a data frame with the column 'id' and any of file, species, donor,
        subclass, condition
    options: further arguments of 'extract', for example ["--preset", "ipfx"]
    """
    with tempfile.TemporaryDirectory(prefix="patchbridge-") as scratch:
        given = []
        if labels is not None:
            given = ["--labels", _table(labels, Path(scratch, "labels.csv"))]
        done = run("extract", *paths(files), "--study", path(study), *given, *_list(options), "--json",
                   timeout=timeout, accept=(0, BAD_INPUT, PARTIAL_RESULT))
    told = json.loads(done.stdout) if done.stdout.strip() else None
    reasons = []
    if told is not None:
        summary = told["extraction"]
        reasons = [each["message"] for each in summary["refused"] + summary["skipped"]]
    if done.returncode == BAD_INPUT:
        _raise(done, reasons)
    if done.returncode == PARTIAL_RESULT:
        _warn(reasons)
    return told


def export(study, *, tables=None, timeout=None):
    """The tables of a study as data frames, by name: 'cells', 'metrics', 'cohort-NAME', ...

    tables: names of those to read (default: all)
    """
    with tempfile.TemporaryDirectory(prefix="patchbridge-") as scratch:
        run("export", "--study", path(study), "--format", "csv", "--to", scratch,
            timeout=timeout)
        files = {file.stem: file for file in sorted(Path(scratch).glob("*.csv"))}
        wanted = list(files) if tables is None else list(tables)
        unknown = [name for name in wanted if name not in files]
        if unknown:
            raise KeyError(f"{', '.join(unknown)}: no table of the study; there are "
                           + ", ".join(files))
        return {name: _read(files[name], _number_of(name)) for name in wanted}


def evaluate(study, *, predictions=None, name="model", options=(), timeout=None):
    """Evaluates models on a study, or judges the test predictions of another program.

    predictions: a CSV file, several of them, or a data frame with cell_id, run, fold and
        'predicted' or columns 'probability SUBCLASS'
    name: of the model in a data frame without a column 'learner'
    options: further arguments of 'evaluate', for example ["--preset", "gouwens"]
    Returns a dictionary: 'report' and 'json' are files, 'headlines' a list of sentences.
    """
    with tempfile.TemporaryDirectory(prefix="patchbridge-") as scratch:
        given = []
        if predictions is not None:
            if isinstance(predictions, pd.DataFrame):
                judged = predictions
                if "learner" not in judged.columns:
                    judged = judged.assign(learner=name)
                given = ["--predictions", _table(judged, Path(scratch, "predictions.csv"))]
            else:
                given = ["--predictions", *paths(predictions)]
        done = run("evaluate", "--study", path(study), *given, *_list(options), "--json", timeout=timeout)
    return json.loads(done.stdout)


def inspect(file, *, options=(), timeout=None):
    """Sweeps, spikes, findings and features of one recording, as a dictionary."""
    return json.loads(run("inspect", path(file), *_list(options), "--json", timeout=timeout).stdout)


def _list(options):
    if isinstance(options, str):
        raise TypeError("options is a list of arguments, such as ['--threads', '2'], no text")
    return list(options)


def _table(given, place):
    if not isinstance(given, pd.DataFrame):
        return path(given)
    given.to_csv(place, index=False)
    return place


def _raise(done, reasons):
    said = "\n".join(str(each) for each in reasons) or message(done)
    raise PatchBridgeError(said, done.returncode, done.args, done.stderr)


def _warn(reasons):
    # The caller of the function that was asked for.
    warnings.warn("\n".join(str(each) for each in reasons), PartialResult, stacklevel=3)


def _is_call_number(column):
    return column.startswith("p_") or column == "novelty"


def _number_of(table):
    if table.startswith("cohort-"):
        return lambda column: column not in _COHORT_LABELS
    if table == "spikes":
        return lambda column: column not in _SPIKE_LABELS
    numbers = _NUMBERS.get(table, set())
    if table == "predictions":
        return lambda column: column in numbers or column.startswith("probability ")
    if table == "vectors":
        return lambda column: column in numbers or (column[:1] == "v" and column[1:].isdigit())
    return lambda column: column in numbers


def _read(file, is_number):
    """An empty field is an absent value, and in a column of texts nothing else is: 'NA' is a name.

    A waveform may have 'nan' for positions that were not recorded.
    """
    columns = pd.read_csv(file, nrows=0).columns
    text = {column: str for column in columns if not is_number(column)}
    absent = {column: [""] if column in text else ["", "nan"] for column in columns}
    table = pd.read_csv(file, dtype=text, keep_default_na=False, na_values=absent)
    for column in _BOOLEANS & set(columns):
        table[column] = table[column].map({"true": True, "false": False})
    return table
