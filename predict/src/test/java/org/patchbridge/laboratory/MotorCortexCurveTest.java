package org.patchbridge.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.prediction.PredictionTables;
import org.patchbridge.random.RandomStream;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.table.mapping.ColumnMapping;
import org.patchbridge.work.Progress;

/**
 * Models calibrated with a few labelled cells of Scala et al. 2021 (other laboratory, other
 * temperature), tested on the cells of all other donors. {@code -Dpatchbridge.curve=N} prints the
 * curve over 5 to 40 cells a class with N seeds.
 */
class MotorCortexCurveTest {
  private static final Path V1 = Path.of("../../shared/data/mouse_v1");
  private static final Path M1 = Path.of("../../shared/data/mouse_m1");
  private static final String MAPPING =
      String.join(
          "\n",
          "format: 1",
          "table: \"m1.csv\"",
          "delimiter: comma",
          "cell: \"cell id\"",
          "donor: \"mouse\"",
          "label: \"subclass\"",
          "features:",
          "  - {feature: subthreshold.v_baseline, column: \"Resting membrane potential (mV)\", unit: mV}",
          "  - {feature: subthreshold.input_resistance, column: \"Input resistance (MOhm)\", unit: MOhm}",
          "  - {feature: subthreshold.tau, column: \"Membrane time constant (ms)\", unit: ms}",
          "  - {feature: subthreshold.sag, column: \"Sag ratio\", unit: ratio, transform: sag-from-peak-over-steady}",
          "  - {feature: excitability.rheobase_i, column: \"Rheobase (pA)\", unit: pA}",
          "  - {feature: train.latency_rheo, column: \"Latency (ms)\", unit: ms}",
          "  - {feature: ap_rheo.threshold_v_rheo, column: \"AP threshold (mV)\", unit: mV}",
          "  - {feature: ap_rheo.peak_deltav_rheo, column: \"AP amplitude (mV)\", unit: mV}",
          "  - {feature: ap_rheo.fast_trough_deltav_rheo, column: \"Afterhyperpolarization (mV)\", unit: mV}",
          "  - {feature: ap_rheo.upstroke_downstroke_ratio_rheo, column: \"Upstroke-to-downstroke ratio\", unit: ratio}",
          "  - {feature: ap_kinetics.width_rheo, column: \"AP width (ms)\", unit: ms}",
          "");

  @TempDir private Path folder;

  /** What a model is worth on cells that it was not calibrated with. */
  private record Worth(double macroF1, double called, double right, double covered) {}

  @Test
  void aFewLabelledCellsMakeAModelThatCallsTheOthersOfTheirLaboratory() throws Exception {
    assumeTrue(
        Files.isDirectory(V1) && Files.isDirectory(M1),
        "no ../shared/data beside the checkout: skipped");
    Bundle reference = QuickReference.of(aligned());
    Cohort cells = motorCortex(reference);
    int seeds = Integer.getInteger("patchbridge.curve", 0);
    if (seeds == 0) {
      Worth worth = worth(reference, cells, 10, 1);
      assertThat(worth.macroF1()).isGreaterThan(0.78);
      assertThat(worth.right()).isGreaterThan(0.85);
      assertThat(worth.called()).isGreaterThan(0.3);
      return;
    }
    for (int each : new int[] {5, 10, 20, 40}) {
      List<Worth> all = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        all.add(worth(reference, cells, each, seed));
        System.out.println(each + " seed " + seed + ": " + all.get(seed - 1));
      }
      System.out.printf(
          Locale.ROOT,
          "%d a class: macro-F1 %.3f, called %.3f, right (of seeds with calls) %.3f, sets hold %.3f%n",
          each,
          all.stream().mapToDouble(Worth::macroF1).average().orElseThrow(),
          all.stream().mapToDouble(Worth::called).average().orElseThrow(),
          all.stream().mapToDouble(Worth::right).filter(Double::isFinite).average().orElseThrow(),
          all.stream().mapToDouble(Worth::covered).average().orElseThrow());
    }
  }

  private static Cohort aligned() {
    TablesInFolder.Match match =
        TablesInFolder.discover(V1).matches().stream()
            .filter(each -> each.schema().name().equals("allen-aligned-mouse"))
            .findFirst()
            .orElseThrow();
    return SchemaImport.with(match.schema()).read(match.folder()).cohort();
  }

  private Cohort motorCortex(Bundle reference) throws IOException {
    Map<String, String[]> facts = new HashMap<>();
    List<String> metadata = Files.readAllLines(M1.resolve("metadata.tsv"), StandardCharsets.UTF_8);
    List<String> names = List.of(metadata.get(0).split("\t", -1));
    for (String line : metadata.subList(1, metadata.size())) {
      String[] fields = line.split("\t", -1);
      facts.put(fields[names.indexOf("Cell")], fields);
    }
    List<String> rows = Files.readAllLines(M1.resolve("ephys_features.csv"));
    List<String> joined = new ArrayList<>(List.of(rows.get(0) + ",subclass,mouse"));
    for (String row : rows.subList(1, rows.size())) {
      String[] fields = facts.get(row.substring(0, row.indexOf(',')));
      String family = fields == null ? "" : fields[names.indexOf("RNA family")];
      String label = family.equals("Sncg") ? "Vip" : family;
      if (reference.classes().contains(label)) {
        joined.add(row + "," + label + "," + fields[names.indexOf("Mouse")]);
      }
    }
    Path table = folder.resolve("m1.csv");
    Files.write(table, joined);
    return PredictionTables.read(table, ColumnMapping.parse("m1.yaml", MAPPING), reference)
        .cohort();
  }

  private static Worth worth(Bundle reference, Cohort cells, int each, long seed)
      throws InterruptedException {
    int[] order = new int[cells.size()];
    Arrays.setAll(order, i -> i);
    RandomStream.of(seed).shuffle(order);
    int[] counts = new int[cells.classes().size()];
    int[] labels = cells.labels();
    int[] donors = cells.donorNumbers();
    List<Integer> taught = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int row : order) {
      if (counts[labels[row]]++ < each) {
        taught.add(row);
        seen.add(donors[row]);
      }
    }
    int[] tested =
        IntStream.range(0, cells.size()).filter(row -> !seen.contains(donors[row])).toArray();
    Cohort labelled = cells.select(taught.stream().mapToInt(row -> row).toArray());
    Bundle lab =
        new LabTrainer(reference, new LabSettings(true, false, 2), Progress.silent())
            .train(LabCells.of(reference, "m1", "subclass", labelled), "test", "now");
    return worth(lab, cells.select(tested));
  }

  private static Worth worth(Bundle lab, Cohort tested) {
    List<Call> calls = Caller.of(lab).calls(tested);
    int classes = lab.classes().size();
    double[][] counts = new double[classes][classes];
    double called = 0;
    double right = 0;
    double covered = 0;
    for (int row = 0; row < calls.size(); row++) {
      String truth = tested.cells().get(row).subclass().orElseThrow();
      Call call = calls.get(row);
      counts[lab.classes().indexOf(truth)][lab.classes().indexOf(call.mostProbable())]++;
      boolean isCalled = call.verdict() == Call.Verdict.CALLED;
      called += isCalled ? 1 : 0;
      right += isCalled && call.mostProbable().equals(truth) ? 1 : 0;
      covered += call.set().contains(truth) ? 1 : 0;
    }
    double macro = 0;
    for (int k = 0; k < classes; k++) {
      double own = 0;
      double told = 0;
      for (int other = 0; other < classes; other++) {
        own += counts[k][other];
        told += counts[other][k];
      }
      macro += 2 * counts[k][k] / (own + told) / classes;
    }
    return new Worth(macro, called / calls.size(), right / called, covered / calls.size());
  }
}
