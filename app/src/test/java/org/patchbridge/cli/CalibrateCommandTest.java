package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.cli.Program.Result;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;
import org.patchbridge.random.RandomStream;
import org.patchbridge.training.BundleTrainer;

/** A rig that shows 20 mV more and half the resistance, and a model of two subclasses. */
class CalibrateCommandTest {
  private static final List<String> CLASSES = List.of("Pvalb", "Sst");
  private static final List<Column> COLUMNS =
      List.of(new Column("v_baseline", "mV"), new Column("input_resistance", "MOhm"));
  private static final String MAPPING =
      String.join(
          "\n",
          "format: 1",
          "table: \"ours.csv\"",
          "cell: \"id\"",
          "donor: \"animal\"",
          "label: \"type\"",
          "features:",
          "  - {feature: subthreshold.v_baseline, column: \"Vm\", unit: mV}",
          "  - {feature: subthreshold.input_resistance, column: \"Rin\", unit: MOhm}",
          "");

  @TempDir static Path folder;
  private static Path model;
  private static Path mapping;

  @BeforeAll
  static void trainTheReference() throws IOException {
    model = folder.resolve("model");
    mapping = Files.writeString(folder.resolve("ours.yaml"), MAPPING);
    int cells = 120;
    FamilyBlock.Builder block = FamilyBlock.builder("subthreshold", COLUMNS, cells);
    List<Cell> all = new ArrayList<>();
    RandomStream random = RandomStream.of(1);
    for (int at = 0; at < cells; at++) {
      String label = CLASSES.get(at % 2);
      all.add(
          new Cell(
              "r" + at,
              Species.MOUSE,
              Optional.of("donor " + at / 2),
              Optional.of(label),
              Optional.empty()));
      block.set(at, 0, resting(label, random));
      block.set(at, 1, resistance(label, random));
    }
    Cohort cohort = new Cohort("reference", all, List.of(block.build()), List.of());
    BundleTrainer trainer =
        new BundleTrainer(
            new ShrinkageDiscriminantLearner(), Map.of(), 0.9, BundleTrainer.NOVELTY_RATE, 1);
    Material material =
        new Material(cohort, cohort, "0123", "scalars", Map.of(), CellOrigins.ofOwn(cells));
    BundleTrainer.Test test = trainer.test(cohort);
    List<HeldOutFold> folds =
        test.folds().stream().map(fold -> trainer.heldOut(material, fold)).toList();
    BundleTrainer.Fitted fitted = trainer.fit(material);
    BundleFolder.write(
        model,
        trainer.bundle(
            material, fitted, trainer.quality(material, test, folds, fitted), "test", "now"));
  }

  private static double resting(String label, RandomStream random) {
    return (label.equals("Pvalb") ? -75 : -65) + 2.5 * random.nextGaussian();
  }

  private static double resistance(String label, RandomStream random) {
    return (label.equals("Pvalb") ? 120 : 260) + 35 * random.nextGaussian();
  }

  /** As the rig sees them. */
  private static Path table(String name, int each, long seed) throws IOException {
    RandomStream random = RandomStream.of(seed);
    List<String> lines = new ArrayList<>(List.of("id,animal,type,Vm,Rin"));
    for (int at = 0; at < 2 * each; at++) {
      String label = CLASSES.get(at % 2);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s%d,%s animal %d,%s,%.4f,%.4f",
              name,
              at,
              name,
              at,
              label,
              resting(label, random) + 20,
              resistance(label, random) / 2));
    }
    return Files.write(folder.resolve(name + ".csv"), lines);
  }

  private static Result calibrate(Path labelled, Path target, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "calibrate",
                model + "",
                "--with",
                labelled + "",
                "--columns",
                mapping + "",
                "--to",
                target + ""));
    arguments.addAll(List.of(more));
    return Program.run(arguments.toArray(String[]::new));
  }

  private static long rightlyCalled(Path bundle, Path table) throws IOException {
    Path calls = folder.resolve("calls.csv");
    Result result =
        Program.run(
            "predict",
            bundle + "",
            table + "",
            "--columns",
            mapping + "",
            "--adapt",
            "none",
            "--to",
            calls + "");
    assertThat(result.exitCode()).describedAs(result.err()).isZero();
    List<String> lines = Files.readAllLines(calls);
    List<String> truth = Files.readAllLines(table);
    long right = 0;
    for (int at = 1; at < lines.size(); at++) {
      right += lines.get(at).split(",")[2].equals(truth.get(at).split(",")[2]) ? 1 : 0;
    }
    return right;
  }

  @Test
  void aCalibratedModelCallsWhatItsReferenceCannot() throws IOException {
    Path lab = folder.resolve("lab");
    Result result = calibrate(table("ours", 12, 2), lab);
    assertThat(result.exitCode()).describedAs(result.err()).isZero();
    assertThat(result.out())
        .contains("24 {Pvalb=12, Sst=12} of the laboratory")
        .contains("Sets rest on the laboratory's own cells.")
        .contains("Bundle: " + lab);
    assertThat(Files.readString(lab.resolve("MODEL_CARD.md"))).contains("laboratory", "ours.csv");
    Path fresh = table("fresh", 40, 3);
    assertThat(rightlyCalled(lab, fresh)).isGreaterThan(60);
    assertThat(rightlyCalled(model, fresh)).isLessThan(20);
  }

  @Test
  void predictKnowsThatItsUnitsAreTheLaboratorys() throws IOException {
    Path lab = folder.resolve("lab-of-predict");
    assertThat(calibrate(table("theirs", 6, 4), lab, "--without-cells").exitCode()).isZero();
    Result result =
        Program.run("predict", lab + "", table("next", 4, 5) + "", "--columns", mapping + "");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("the laboratory of theirs.csv")
        .contains("without adaptation");
    assertThat(Files.exists(lab.resolve("cells.csv"))).isFalse();
  }

  @Test
  void anUnknownLabelIsNamedWithTheNearestAndNothingIsWritten() throws IOException {
    Path wrong = folder.resolve("wrong.csv");
    Files.writeString(wrong, Files.readString(table("w", 6, 6)).replace(",Sst,", ",Sstt,"));
    Path target = folder.resolve("never");
    Result result = calibrate(wrong, target);
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("wrong.csv", "'Sstt' of 6 cells", "did you mean 'Sst'?");
    assertThat(Files.exists(target)).isFalse();
  }

  @Test
  void aMappingWithoutLabelIsRefused() throws IOException {
    Path none = folder.resolve("none.yaml");
    Files.writeString(none, MAPPING.replace("label: \"type\"\n", ""));
    Result result =
        Program.run(
            "calibrate",
            model + "",
            "--with",
            table("unlabelled", 6, 7) + "",
            "--columns",
            none + "",
            "--to",
            folder.resolve("nowhere") + "");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("no cell has a label", "'label' of the column mapping");
  }
}
