"""Of the client with a program that only tells its arguments, and with the real one.

The real one is that of PATCHBRIDGE_TESTED_HOME, with a study, a model, a table of cells and a
recording in the folder PATCHBRIDGE_TESTED_FILES; PythonClientTest of the Java tests provides both.
"""

import json
import os
import pickle
import stat
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

import pandas as pd

# Another one is tested where it is installed.
if "PATCHBRIDGE_TESTED_INSTALLED" not in os.environ:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

import patchbridge  # noqa: E402

ECHO = """#!{python}
import json, os, sys
arguments = sys.argv[1:]
with open({log!r}, "w") as log:
    json.dump(arguments, log)
files = {files!r}
for name, text in files.items():
    target = arguments[arguments.index("--to") + 1]
    with open(os.path.join(target, name) if name else target, "w") as file:
        file.write(text)
sys.stderr.write({err!r})
sys.stdout.write({out!r})
sys.exit({code})
"""


def exported(**tables):
    """Files as 'export' writes them: of each table the text, and columns that are no text."""
    files = {name + ".csv": text for name, (text, types) in tables.items()}
    resources = [{"name": name, "path": name + ".csv", "schema": {"fields": [
        {"name": column, "type": types.get(column, "string"), "missingValues": ["", "nan"]
         if types.get(column) == "number" else [""],
         "empty": "never" if types.get(column) and "_" not in column else "not known"}
        for column in text.splitlines()[0].split(",")]}} for name, (text, types) in tables.items()]
    files["datapackage.json"] = json.dumps({"resources": resources})
    files["data-dictionary.csv"] = "table,column,type,unit,meaning,empty\n"
    return files


class WithAProgramThatTellsItsArguments(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        before = dict(os.environ)
        self.addCleanup(lambda: (os.environ.clear(), os.environ.update(before)))
        os.environ["PATCHBRIDGE_HOME"] = scratch.name

    def program(self, out="", err="", code=0, files=None):
        self.log = self.folder / "arguments.json"
        program = self.folder / "patchbridge"
        program.write_text(ECHO.format(python=sys.executable, log=str(self.log), out=out, err=err,
                                       code=code, files=files or {}))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def arguments(self):
        return json.loads(self.log.read_text())

    def test_no_shell_reads_an_argument(self):
        self.program()
        strange = ["a b.nwb", "$(touch x)", "; rm -r y", "*", "'\"", "ä\n"]
        patchbridge.run("predict", *strange)
        self.assertEqual(self.arguments(), ["predict", *strange])

    def test_a_file_that_begins_like_an_option_stays_a_file(self):
        self.program(out="{}")
        patchbridge.inspect("--json")
        self.assertEqual(self.arguments(), ["inspect", "./--json", "--json"])
        patchbridge.inspect("@list.nwb")
        self.assertEqual(self.arguments()[1], "./@list.nwb")

    def test_the_error_carries_the_located_message_and_the_exit_code(self):
        self.program(err="patchbridge: extracting, 3 recordings\npatchbridge: a.nwb: no sweeps;"
                         " record again\n", code=3)
        with self.assertRaises(patchbridge.PatchBridgeError) as caught:
            patchbridge.inspect("a.nwb")
        self.assertEqual(caught.exception.message, "a.nwb: no sweeps; record again")
        self.assertEqual(str(caught.exception), caught.exception.message)
        self.assertEqual(caught.exception.exit_code, 3)
        self.assertEqual(caught.exception.command[1:], ["inspect", "a.nwb", "--json"])
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((again.message, again.exit_code), (caught.exception.message, 3))

    def test_a_program_that_says_nothing_still_gives_a_message(self):
        self.program(code=1)
        with self.assertRaises(patchbridge.PatchBridgeError) as caught:
            patchbridge.run("report")
        self.assertIn("exit code 1", caught.exception.message)

    def test_refused_recordings_are_rows_and_a_warning(self):
        calls = ("source,cell,subclass,verdict,most_probable,p_Sst,set,novelty,flags\n"
                 "a.nwb,007,Sst,called,Sst,0.9,Sst,1.5,\n"
                 "b.nwb,,,refused,,,,,b.nwb: not HDF5\n")
        self.program(files={"": calls}, code=4)
        with self.assertWarns(patchbridge.PartialResult) as caught:
            table = patchbridge.predict("model", ["a.nwb", Path("b.nwb")])
        self.assertIn("b.nwb: not HDF5", str(caught.warning))
        self.assertEqual(caught.filename, __file__)
        self.assertEqual(list(table["cell"])[0], "007")
        self.assertEqual(table["p_Sst"].dtype, float)
        self.assertTrue(pd.isna(table["subclass"][1]))
        self.assertEqual(self.arguments()[:4], ["predict", "model", "a.nwb", "b.nwb"])

    def test_where_none_could_be_used_the_reasons_are_the_error(self):
        calls = "source,cell,verdict,p_Sst,novelty,flags\nb.nwb,,refused,,,b.nwb: not HDF5\n"
        self.program(files={"": calls}, code=3)
        with self.assertRaises(patchbridge.PatchBridgeError) as caught:
            patchbridge.predict("model", "b.nwb")
        self.assertEqual(caught.exception.message, "b.nwb: not HDF5")

    def test_ids_that_look_like_numbers_and_NA_stay_texts(self):
        self.program(files=exported(
            cells=("cohort,cell_id,species,donor,subclass,condition\nc,001,mouse,NA,Sst,\n", {}),
            metrics=("evaluation_id,metric,value,low_95\n12e4567890123456,accuracy,0.5,\n",
                     {"value": "number", "low_95": "number"})))
        tables = patchbridge.export("study")
        self.assertEqual(list(tables), ["cells", "metrics", "data-dictionary"])
        self.assertEqual(tables["cells"].iloc[0, 1:4].tolist(), ["001", "mouse", "NA"])
        self.assertTrue(pd.isna(tables["cells"]["condition"][0]))
        self.assertEqual(tables["metrics"]["evaluation_id"][0], "12e4567890123456")
        self.assertEqual(tables["metrics"]["value"][0], 0.5)
        with self.assertRaisesRegex(KeyError, "spikes: no table of the study; there are cells"):
            patchbridge.export("study", tables=["spikes"])

    def test_types_are_those_of_the_dictionary(self):
        columns = {"n": "integer", "n_or_none": "integer", "x": "number", "b": "boolean",
                   "b_or_none": "boolean"}
        self.program(files=exported(
            t=("s,n,n_or_none,x,b,b_or_none\nnan,9007199254740993,3,nan,true,\n"
               ",2,,,false,false\n", columns)))
        table = patchbridge.export("study")["t"]
        self.assertEqual([str(each) for each in table.dtypes],
                         ["object", "int64", "Int64", "float64", "bool", "boolean"])
        self.assertEqual(table["s"][0], "nan")
        self.assertTrue(pd.isna(table["s"][1]))
        self.assertEqual(table["n"][0], 9007199254740993)
        self.assertEqual(table["n_or_none"][0], 3)
        self.assertTrue(table["x"].isna().all())
        self.assertTrue(pd.isna(table["n_or_none"][1]) and pd.isna(table["b_or_none"][0]))

    def test_a_program_without_a_dictionary_is_too_old(self):
        self.program(files={"cells.csv": "cell_id\n1\n"})
        with self.assertRaisesRegex(RuntimeError, "older than this client"):
            patchbridge.export("study")

    def test_a_program_that_is_given_is_taken_before_any_other(self):
        self.program(out="here")
        here = self.folder / "patchbridge"
        os.environ["PATCHBRIDGE_HOME"] = "/no such folder"
        self.assertEqual(patchbridge.version(program=self.folder), "here")
        self.assertEqual(patchbridge.run("report", program=here).args[0], str(here))
        os.environ["PATCHBRIDGE_HOME"] = str(self.folder)
        with self.assertRaisesRegex(patchbridge.LauncherNotFound, "^program is nowhere, but"):
            patchbridge.inspect("a.nwb", program="nowhere")

    def test_the_client_has_types_and_a_version(self):
        self.assertRegex(patchbridge.__version__, r"^\d+\.\d+\.\d+$")
        self.assertTrue(Path(patchbridge.__file__).with_name("py.typed").is_file())

    def test_options_are_a_list(self):
        self.program(out="{}")
        with self.assertRaisesRegex(TypeError, "a list of arguments"):
            patchbridge.inspect("a.nwb", options="--preset ipfx")
        patchbridge.inspect("a.nwb", options=["--preset", "ipfx"])
        self.assertEqual(self.arguments()[2:4], ["--preset", "ipfx"])

    def test_a_launcher_that_is_missing_is_told_with_the_remedy(self):
        with self.assertRaisesRegex(patchbridge.LauncherNotFound, "PATCHBRIDGE_HOME is .*set it"):
            patchbridge.launcher()
        del os.environ["PATCHBRIDGE_HOME"]
        os.environ["PATH"] = str(self.folder)
        with self.assertRaisesRegex(patchbridge.LauncherNotFound, "not on the PATH; install"):
            patchbridge.launcher()
        self.program()
        self.assertEqual(patchbridge.launcher(), str(self.folder / "patchbridge"))


@unittest.skipUnless("PATCHBRIDGE_TESTED_HOME" in os.environ,
                     "PATCHBRIDGE_TESTED_HOME names no program to test with")
class WithTheProgram(unittest.TestCase):
    def setUp(self):
        before = dict(os.environ)
        self.addCleanup(lambda: (os.environ.clear(), os.environ.update(before)))
        os.environ["PATCHBRIDGE_HOME"] = os.environ["PATCHBRIDGE_TESTED_HOME"]
        self.files = Path(os.environ["PATCHBRIDGE_TESTED_FILES"])

    def test_calls_are_a_data_frame(self):
        calls = patchbridge.predict(self.files / "model", self.files / "cells of a lab.csv")
        self.assertEqual(list(calls["cell"]), ["01", "02"])
        sums = calls.filter(regex="^p_").sum(axis=1)
        self.assertTrue(((sums - 1).abs() < 1e-5).all())

    def test_a_recording_goes_into_a_study_and_comes_out_as_tables(self):
        recording = self.files / "recording.nwb"
        labels = pd.DataFrame({"id": ["recording"], "file": ["recording.nwb"], "donor": ["7"]})
        with tempfile.TemporaryDirectory() as study:
            told = patchbridge.extract(recording, study, labels=labels)
            self.assertEqual(told["extraction"]["extracted"], 1)
            tables = patchbridge.export(study)
        self.assertEqual(tables["cells"]["donor"].tolist(), ["7"])
        self.assertEqual(len(tables["spikes"]), tables["sweeps"]["spikes"].sum())
        self.assertEqual(tables["spikes"]["clipped"].dtype, bool)
        self.assertEqual(tables["family_vectors"]["value"].dtype, float)
        said = tables.pop("data-dictionary")
        kinds = {"text": ["object"], "integer": ["int64", "Int64"], "number": ["float64"],
                 "boolean": ["bool", "boolean"]}
        for name, table in tables.items():
            told = said[said["table"] == name].set_index("column")["type"]
            self.assertEqual(list(table.columns), list(told.index), name)
            for column, dtype in table.dtypes.items():
                self.assertIn(str(dtype), kinds[told[column]], f"{name} {column}")
        seen = patchbridge.inspect(recording)["inspection"]
        self.assertEqual(len(seen["sweeps"]), len(tables["sweeps"]))

    def test_a_file_that_is_none_is_an_error_with_its_place(self):
        with self.assertRaises(patchbridge.PatchBridgeError) as caught:
            patchbridge.inspect(self.files / "no such.nwb")
        self.assertEqual(caught.exception.exit_code, 3)
        self.assertIn("no such.nwb: there is no such file", caught.exception.message)

    def test_predictions_of_another_program_are_judged(self):
        study = self.files / "study"
        cells = patchbridge.export(study, tables=["cells"])["cells"]
        mine = cells.assign(run=0, fold=0, predicted=cells["subclass"])
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            told = patchbridge.evaluate(
                study, predictions=mine[["cohort", "cell_id", "run", "fold", "predicted"]],
                name="knows all")
        self.assertTrue(Path(told["report"]).is_file())
        self.assertIn("macro-F1 1.00", " ".join(told["headlines"]))
        self.assertIn("knows all", Path(told["json"]).read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
