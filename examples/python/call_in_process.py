"""The subclass of recorded cells, by the library itself in the process of Python.

    python3 call_in_process.py MODEL RECORDING...

PATCHBRIDGE_HOME is the folder of PatchBridge, or CLASSPATH has the jars. A model is read once, so
that a thousand recordings need one start of Java; for a few the client in clients/python is easier.
"""

import os
import sys
from pathlib import Path

import jpype
import pandas as pd

DEBIANS_JAR = "/usr/share/java/org.jpype.jar"


def start_java() -> None:
    """With the jars of a checkout, of an installed program, or of CLASSPATH."""
    home = os.environ.get("PATCHBRIDGE_HOME")
    if home:
        for folder in ("app/target/patchbridge/lib", "lib", "lib/app"):
            jpype.addClassPath(str(Path(home, folder, "*")))
    if Path(DEBIANS_JAR).exists():
        jpype.addClassPath(DEBIANS_JAR)
    jpype.startJVM(convertStrings=True)


def calls(model_folder: str, recordings: list) -> pd.DataFrame:
    """A row a recording: the call or why there is none, with probabilities and a few scalars."""
    path_of = jpype.JClass("java.nio.file.Path").of
    library = jpype.JClass("org.patchbridge.predict.PatchBridge")
    model = jpype.JClass("org.patchbridge.predict.Model").load(path_of(model_folder))
    refusal = jpype.JClass("org.patchbridge.work.InputException")
    rows = []
    for recording in recordings:
        row = {"recording": Path(recording).name}
        try:
            cell = library.open(path_of(recording))
            call = model.call(cell)
        except refusal as refused:
            rows.append({**row, "refused": str(refused.getMessage())})
            continue
        row["subclass"] = call.subclass().orElse("no call")
        row.update(zip([f"p {each}" for each in model.classes()], call.probabilities()))
        for name in ("input_resistance", "tau"):
            scalar = cell.features().scalars().get(name)
            row[f"{name} ({scalar.unit()})"] = scalar.value().orElse(float("nan"))
        rows.append(row)
    return pd.DataFrame(rows)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    start_java()
    print(calls(sys.argv[1], sys.argv[2:]).round(3).to_string(index=False))
