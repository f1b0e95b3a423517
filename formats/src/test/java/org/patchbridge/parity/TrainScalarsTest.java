package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;

/**
 * Scalars of the human tables that the reference does not give, computed here once more from the
 * reference's own spikes (golden spikes_notebook.csv, IPFX 2.1.2).
 */
class TrainScalarsTest {
  private static final double RELATIVE_TOLERANCE = 1e-6;

  /** Spikes of one long square sweep, as rows of the reference's table. */
  private record Train(double picoamps, List<Map<String, Double>> spikes) {

    double ratio(String column) {
      return spikes.get(3).get(column) / spikes.get(0).get(column);
    }

    double mean(String column) {
      return spikes.stream().mapToDouble(spike -> spike.get(column)).average().orElseThrow();
    }

    double interval(String column, int index) {
      return spikes.get(index + 1).get(column) - spikes.get(index).get(column);
    }

    /** Normalised differences of consecutive intervals. */
    List<Double> differences() {
      List<Double> differences = new ArrayList<>();
      for (int k = 0; k + 2 < spikes.size(); k++) {
        double one = interval("threshold_t", k);
        double next = interval("threshold_t", k + 1);
        differences.add((next - one) / (next + one));
      }
      return differences;
    }

    double delayRatio() {
      int index = spikes.size() - 2;
      Map<String, Double> spike = spikes.get(index);
      return (spike.get("trough_t") - spike.get("peak_t")) / interval("peak_t", index);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pvalb_02", "sst_01", "vip_01", "lamp5_01"})
  void adaptationAndVariationFollowFromTheReferencesSpikes(String cell) throws IOException {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
    List<Train> trains = trains(cell);
    Train five =
        trains.stream().filter(train -> train.spikes().size() >= 5).findFirst().orElseThrow();
    CellExtraction ours = ParityTable.extract(cell, Preset.PAPER);

    Map<String, Double> expected = new HashMap<>();
    expected.put("isi_adapt_ratio", five.interval("peak_t", 3) / five.interval("peak_t", 0));
    for (String measure :
        List.of("width", "upstroke", "downstroke", "peak_v", "threshold_v", "fast_trough_v")) {
      expected.put(measure + "_adapt_ratio", five.ratio(measure));
    }
    expected.put("ahp_delay_ratio_5spike", five.delayRatio());
    Train rheobase = trains.get(0);
    expected.put(
        "fast_trough_v_last_rheo",
        rheobase.spikes().get(rheobase.spikes().size() - 1).get("fast_trough_v"));
    for (String point : List.of("peak_v", "fast_trough_v")) {
      expected.put(
          point.replace("_v", "_deltav_rheo_mean"),
          rheobase.mean(point) - rheobase.mean("threshold_v"));
    }
    expected.put("threshold_v_rheo_mean", rheobase.mean("threshold_v"));
    expected.put("adapt_max", largest(trains, d -> d));
    expected.put("isi_norm_sq_var_max", largest(trains, d -> d * d));

    expected.forEach(
        (name, value) ->
            assertThat(ours.scalars().get(name).value().orElseThrow())
                .as(name)
                .isCloseTo(value, within(RELATIVE_TOLERANCE * Math.abs(value))));
  }

  private static double largest(List<Train> trains, ToDoubleFunction<Double> term) {
    OptionalDouble largest =
        trains.stream()
            .filter(train -> train.spikes().size() > 2)
            .mapToDouble(
                train -> train.differences().stream().mapToDouble(term).average().orElseThrow())
            .max();
    return largest.orElseThrow();
  }

  /** Trains of the long squares above 0 pA in ascending current. */
  private static List<Train> trains(String cell) throws IOException {
    List<String> lines =
        Files.readAllLines(Golden.ROOT.resolve(cell).resolve("spikes_notebook.csv"));
    List<String> columns = List.of(lines.get(0).split(","));
    Map<String, List<Map<String, Double>>> bySweep = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      if (!fields[columns.indexOf("analysis")].equals("LongSquareAnalysis")) {
        continue;
      }
      Map<String, Double> spike = new HashMap<>();
      for (String column :
          List.of(
              "threshold_t",
              "threshold_v",
              "threshold_i",
              "peak_t",
              "peak_v",
              "trough_t",
              "fast_trough_v",
              "width",
              "upstroke",
              "downstroke")) {
        spike.put(column, Double.parseDouble(fields[columns.indexOf(column)]));
      }
      bySweep
          .computeIfAbsent(fields[columns.indexOf("sweep_number")], n -> new ArrayList<>())
          .add(spike);
    }
    return bySweep.values().stream()
        .map(spikes -> new Train(Math.rint(spikes.get(0).get("threshold_i")), spikes))
        .filter(train -> train.picoamps() > 0)
        .sorted(Comparator.comparingDouble(Train::picoamps))
        .toList();
  }
}
