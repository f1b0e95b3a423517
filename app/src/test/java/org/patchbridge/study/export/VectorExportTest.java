package org.patchbridge.study.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.study.export.StudyExport.Format;
import org.patchbridge.study.learnt.SmallTransfer;
import org.patchbridge.study.learnt.VectorTable;
import org.patchbridge.study.learnt.VectorTable.StoredVector;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.transfer.TransferCondition;

/** Vectors as other programs read them: bit for bit those of the store. */
class VectorExportTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final EvaluationTask ENCODER =
      SmallTransfer.task(TransferCondition.ENCODER, SplitChoice.DONOR);

  @TempDir Path folder;

  private List<StoredVector> exported(Format format) throws InterruptedException {
    try (StudyStore store = StudyStore.open(folder.resolve("study"))) {
      SmallTransfer.evaluate(store, List.of(ENCODER), 2);
      new StudyExport(store).write(folder.resolve("out"), format);
      return new VectorTable(store).of(ENCODER.id());
    }
  }

  @Test
  void parquetHoldsEveryNumberWithItsCell() throws Exception {
    List<StoredVector> stored = exported(Format.PARQUET);
    String numbers =
        IntStream.rangeClosed(1, SmallTransfer.WIDTH)
            .mapToObj(i -> "v" + i)
            .collect(Collectors.joining(", "));
    List<String> read = new ArrayList<>();
    try (StudyStore any = StudyStore.open(folder.resolve("another"))) {
      any.transaction(
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery(
                        "SELECT fold, role, cohort, cell_id, ["
                            + numbers
                            + "] FROM '"
                            + folder.resolve("out/vectors.parquet")
                            + "'")) {
              while (row.next()) {
                read.add(
                    row.getInt(1)
                        + row.getString(2)
                        + row.getString(3)
                        + row.getString(4)
                        + text(row.getArray(5)));
              }
            }
            return null;
          });
    }
    assertThat(read).isEqualTo(stored.stream().map(VectorExportTest::text).toList());
  }

  private static String text(Array numbers) throws SQLException {
    return List.of((Object[]) numbers.getArray()).toString();
  }

  private static String text(StoredVector each) {
    List<Float> numbers = new ArrayList<>();
    for (float value : each.vector()) {
      numbers.add(value);
    }
    return each.fold()
        + (each.isTested() ? "tested" : "anchor")
        + each.cohort()
        + each.cellId()
        + numbers;
  }

  @Test
  void pandasReadsTheTableAndNumpyTheArrayWithItsRows() throws Exception {
    assumeTrue(answers("import numpy, pandas"), "Debian's numpy and pandas are not installed");
    List<StoredVector> stored = exported(Format.CSV);
    exported(Format.NPY);
    String sum =
        "import numpy as np, pandas as pd, glob\n"
            + "t = pd.read_csv('out/vectors.csv')\n"
            + "v = t.filter(regex='^v[0-9]+$').to_numpy('float32')\n"
            + "array, = glob.glob('out/vectors-*.npy')\n"
            + "a = np.load(array)\n"
            + "rows = pd.read_csv(array[:-4] + '.csv')\n"
            + "assert a.dtype == np.float32 and (a == v).all()\n"
            + "assert (rows.cell_id == t.cell_id).all() and (rows.fold == t.fold).all()\n"
            + "assert set(rows.learner) == {'encoder transfer'} and set(rows.seed) == {36}\n"
            + "assert rows[rows.role == 'tested'].cell_id.is_unique\n"
            + "assert rows.donor.notna().all() and set(rows.species) == {'human', 'mouse'}\n"
            + "print(a.shape[0], a.shape[1], a[-1].astype('float64').tolist())\n";
    StoredVector last = stored.get(stored.size() - 1);
    List<Double> numbers = new ArrayList<>();
    for (float value : last.vector()) {
      numbers.add((double) value);
    }
    assertThat(python(sum))
        .isEqualToIgnoringWhitespace(stored.size() + " " + SmallTransfer.WIDTH + " " + numbers);
  }

  private boolean answers(String script) throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(PYTHON)) && python(script).isEmpty();
  }

  private String python(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON, "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Test
  void aStudyWithoutVectorsGivesAnEmptyTableAndNoArray() throws Exception {
    try (StudyStore store = StudyStore.open(folder)) {
      SmallTransfer.addCohorts(store);
      new StudyExport(store).write(folder.resolve("out"), Format.CSV);
      new StudyExport(store).write(folder.resolve("out"), Format.NPY);
    }
    assertThat(Files.readAllLines(folder.resolve("out/vectors.csv"))).hasSize(1);
    assertThat(Files.list(folder.resolve("out")).map(file -> file.getFileName().toString()))
        .noneMatch(name -> name.startsWith("vectors-"));
  }
}
