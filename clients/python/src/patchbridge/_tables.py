"""Reads what the program wrote, with the types that it says itself."""

import json
from pathlib import Path
from typing import Any, Dict

import pandas as pd

DICTIONARY = "data-dictionary"

Resource = Dict[str, Any]

_TYPES: Dict[str, Any] = {"string": str, "number": "float64", "integer": "int64", "boolean": "bool"}
_TYPES_WITH_ABSENT_VALUES: Dict[str, Any] = {**_TYPES, "integer": "Int64", "boolean": "boolean"}


def resources(folder: Path) -> Dict[str, Resource]:
    """What the data package in the folder has, by name, and its data dictionary."""
    package = folder / "datapackage.json"
    if not package.exists():
        raise RuntimeError("the program is older than this client: it writes no datapackage.json;"
                           " update PatchBridge")
    listed = json.loads(package.read_text(encoding="utf-8"))["resources"]
    named = {each["name"]: each for each in sorted(listed, key=lambda each: str(each["name"]))}
    named[DICTIONARY] = {"path": f"{DICTIONARY}.csv", "schema": {"fields": [
        {"name": name, "type": "string", "empty": "", "missingValues": [""]}
        for name in ("table", "column", "type", "unit", "meaning", "empty")]}}
    return named


def exported(folder: Path, resource: Resource) -> pd.DataFrame:
    """An exported table, with the types of its fields.

    In a column of texts an empty field is an absent value and nothing else is: 'NA' is a name.
    """
    fields = resource["schema"]["fields"]
    return pd.read_csv(
        folder / resource["path"], encoding="utf-8", keep_default_na=False,
        dtype={field["name"]: _type(field) for field in fields},
        na_values={field["name"]: field["missingValues"] for field in fields
                   if field["missingValues"] and _may_be_absent(field)})


def calls(file: Path) -> pd.DataFrame:
    """The table of 'predict': probabilities and novelty are numbers, all else is text."""
    names = pd.read_csv(file, encoding="utf-8", nrows=0).columns
    types = {name: "float64" if name.startswith("p_") or name == "novelty" else str
             for name in names}
    return pd.read_csv(file, encoding="utf-8", dtype=types, keep_default_na=False,
                       na_values={name: [""] for name in names})


def _may_be_absent(field: Dict[str, Any]) -> bool:
    return bool(field["empty"] != "never" or field["type"] in ("string", "number"))


def _type(field: Dict[str, Any]) -> Any:
    types = _TYPES_WITH_ABSENT_VALUES if _may_be_absent(field) else _TYPES
    return types[field["type"]]
