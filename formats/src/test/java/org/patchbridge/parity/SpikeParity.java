package org.patchbridge.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;

/** Every spike with every index against the reference's spike table. */
final class SpikeParity {
  private SpikeParity() {}

  static List<String> faults(String cell, CellExtraction ours) {
    String file = ours.preset() == Preset.PAPER ? "spikes_notebook.csv" : "spikes_ipfx.csv";
    Map<Integer, List<Map<String, String>>> golden = rows(cell, file, "sweep_number");
    List<String> faults = new ArrayList<>();
    for (SweepSpikes sweep : ours.spikes()) {
      List<Map<String, String>> rows = golden.getOrDefault(sweep.sweep().number(), List.of());
      if (rows.size() != sweep.spikes().size()) {
        faults.add(
            "sweep "
                + sweep.sweep().number()
                + " has "
                + sweep.spikes().size()
                + " spikes, not "
                + rows.size());
        continue;
      }
      for (int k = 0; k < rows.size(); k++) {
        compare(sweep.sweep().number(), rows.get(k), sweep.spikes().get(k), faults);
      }
    }
    return faults;
  }

  /** Compares the spikes of one sweep of a real recording under one filter. */
  static void compareReal(
      String cell, String filter, int sweep, List<Spike> spikes, List<String> faults) {
    List<Map<String, String>> rows =
        rows(cell, "spikes_real.csv", "sweep").getOrDefault(sweep, List.of()).stream()
            .filter(row -> row.get("filter_khz").equals(filter))
            .toList();
    if (rows.size() != spikes.size()) {
      faults.add("sweep " + sweep + " has " + spikes.size() + " spikes, not " + rows.size());
      return;
    }
    for (int k = 0; k < rows.size(); k++) {
      compare(sweep, rows.get(k), spikes.get(k), faults);
    }
  }

  private static void compare(
      int sweep, Map<String, String> golden, Spike spike, List<String> faults) {
    Map<String, Double> ours = new HashMap<>();
    point(ours, "threshold", Optional.of(spike.threshold()));
    point(ours, "peak", Optional.of(spike.peak()));
    point(ours, "trough", spike.trough());
    point(ours, "fast_trough", spike.fastTrough());
    point(ours, "adp", spike.afterDepolarisation());
    point(ours, "slow_trough", spike.slowTrough());
    ours.put("upstroke_index", (double) spike.upstroke().point().index());
    ours.put(
        "downstroke_index",
        spike.downstroke().map(s -> (double) s.point().index()).orElse(Double.NaN));
    ours.put("width", spike.widthSeconds());
    ours.forEach(
        (name, value) -> {
          double expected = parse(golden.get(name));
          if (Double.compare(expected, value) != 0) {
            faults.add("sweep " + sweep + " " + name + " is " + value + ", not " + expected);
          }
        });
    if (spike.clipped() != Boolean.parseBoolean(golden.get("clipped"))) {
      faults.add("sweep " + sweep + " clipped is " + spike.clipped());
    }
  }

  private static void point(Map<String, Double> ours, String name, Optional<SpikePoint> point) {
    ours.put(name + "_index", point.map(p -> (double) p.index()).orElse(Double.NaN));
    ours.put(name + "_t", point.map(SpikePoint::seconds).orElse(Double.NaN));
  }

  private static double parse(String text) {
    return text == null || text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static Map<Integer, List<Map<String, String>>> rows(
      String cell, String file, String key) {
    try {
      Map<Integer, List<Map<String, String>>> rows = new HashMap<>();
      if (!Files.exists(Golden.ROOT.resolve(cell).resolve(file))) {
        return rows;
      }
      List<String> lines = Files.readAllLines(Golden.ROOT.resolve(cell).resolve(file));
      String[] header = lines.get(0).split(",", -1);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int c = 0; c < header.length; c++) {
          row.put(header[c], cells[c]);
        }
        rows.computeIfAbsent(Integer.valueOf(row.get(key)), n -> new ArrayList<>()).add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
