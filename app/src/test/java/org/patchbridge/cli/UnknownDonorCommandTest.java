package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that does not say every cell's donor is trained on and evaluated alike. */
class UnknownDonorCommandTest {
  private static final int CELLS = 60;

  private static final String SCHEMA =
      """
      format: 1
      name: lab
      species: mouse
      files:
        cells: {path: cells.csv, id: {column: id}}
      donor: mouse
      label:
        column: subclass
        classes: {Pvalb: Pvalb, Vip: Vip}
      families:
        - family: passive
          columns:
            - {name: tau, unit: ms, from: tau}
            - {name: rin, unit: MΩ, from: rin}
      """;

  @TempDir Path folder;

  /** Five cells a donor, three donors of Vip; imported into a study. */
  private String study(IntPredicate isUnknown) throws IOException {
    Random random = new Random(3);
    StringBuilder rows = new StringBuilder("id,mouse,subclass,tau,rin\n");
    for (int cell = 0; cell < CELLS; cell++) {
      boolean isVip = cell >= 45;
      rows.append("c").append(cell).append(',');
      rows.append(isUnknown.test(cell) ? "" : "m" + cell / 5).append(',');
      rows.append(isVip ? "Vip" : "Pvalb").append(',');
      rows.append(10 + random.nextGaussian() + (isVip ? 6 : 0)).append(',');
      rows.append(200 + 20 * random.nextGaussian()).append('\n');
    }
    Files.writeString(folder.resolve("cells.csv"), rows);
    Files.writeString(folder.resolve("lab.yaml"), SCHEMA);
    String study = folder.resolve("study").toString();
    succeeds(
        "import",
        "--schema",
        folder.resolve("lab.yaml").toString(),
        "cells=" + folder.resolve("cells.csv"),
        "--study",
        study);
    return study;
  }

  private static String succeeds(String... arguments) {
    Program.Result result = Program.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private String trained(String study) {
    return succeeds(
        "train", "--study", study, "--model", "forest", "--trees", "5", "--to", folder + "/model");
  }

  private String evaluated(String study) {
    return succeeds(
        "evaluate",
        "--study",
        study,
        "--preset",
        "gouwens",
        "--trees",
        "5",
        "--folds",
        "3",
        "--split",
        "donor");
  }

  private String report(String study) throws IOException {
    return Files.readString(Path.of(study, "report", "index.html"));
  }

  @Test
  void someUnknownDonorsAreSaidByTrainEvaluateCardAndReport() throws IOException {
    String study = study(cell -> cell == 2 || cell == 50);
    String unknown =
        "The donor of 2 cells of 60 is not known: each counts as a donor of its own. Where they"
            + " share a donor with other cells, the quality is optimistic.";
    String few = "Fewer than 5 donors: Vip 4.";

    assertThat(trained(study))
        .contains("! " + unknown, "! " + few)
        .contains("(donors kept apart, 4 folds, 2 cells of unknown donor by themselves;");
    assertThat(Files.readString(folder.resolve("model/MODEL_CARD.md"))).contains(unknown, few);
    assertThat(Files.readString(folder.resolve("model/manifest.json")))
        .contains("\"cellsWithoutDonor\" : 2");
    assertThat(evaluated(study))
        .contains("! lab: " + unknown, "! lab: " + few)
        .contains("donors kept apart");
    assertThat(report(study)).contains(unknown, few, "the donor of 2 cells is not known");
  }

  @Test
  void withoutAnyDonorNothingIsSaidToBeGroupedByDonor() throws IOException {
    String study = study(cell -> true);

    assertThat(trained(study))
        .contains("! No donor is known: every cell counts as a donor of its own.")
        .contains("of single cells, no donor known;")
        .doesNotContain("donors kept apart");
    assertThat(evaluated(study))
        .contains("! lab: No donor is known", "donors on both sides")
        .doesNotContain("donors kept apart");
    assertThat(report(study)).contains("no donor is known; every cell counts as a donor");
  }
}
