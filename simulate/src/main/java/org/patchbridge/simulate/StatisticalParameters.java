package org.patchbridge.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Species;

/** What the statistical cohort draws from, read from this package's parameter tables. */
record StatisticalParameters(
    List<Feature> features,
    Map<String, Integer> publishedCells,
    Map<String, Double> culturedShares,
    List<Absence> rules) {

  /** In which space a class is normally distributed. */
  enum Scale {
    LINEAR,
    LOG,
    /** Logarithm of the negated value. */
    NEGLOG,
    /** Not drawn: computed from other features. */
    DERIVED;

    double toScale(double value) {
      return switch (this) {
        case LINEAR, DERIVED -> value;
        case LOG -> Math.log(value);
        case NEGLOG -> Math.log(-value);
      };
    }

    double toValue(double scaled) {
      return switch (this) {
        case LINEAR, DERIVED -> scaled;
        case LOG -> Math.exp(scaled);
        case NEGLOG -> -Math.exp(scaled);
      };
    }
  }

  /**
   * One feature.
   *
   * @param spread within-class SD in the feature's scale
   * @param loadings of the three factors of a cell, in units of {@code spread}
   * @param culture shift of a cultured cell, in units of {@code spread}
   * @param centres class to centre in the feature's scale; empty for a derived feature
   */
  record Feature(
      Column column,
      String family,
      Scale scale,
      double spread,
      double[] loadings,
      double culture,
      Map<String, Double> centres) {

    double centre(String subclass) {
      return centres.get(subclass);
    }

    double common(double[] factors) {
      double sum = 0;
      for (int i = 0; i < factors.length; i++) {
        sum += loadings[i] * factors[i];
      }
      return sum;
    }

    double factorVariance() {
      return common(loadings);
    }

    /** A sag of 1 or more and a time constant over 150 ms are failed fits in the real tables. */
    boolean isPossible(double value) {
      return switch (column.name()) {
        case "sag" -> value < 1;
        case "tau" -> value <= 0.15;
        default -> true;
      };
    }
  }

  /** Columns that are absent together. */
  record Absence(List<String> columns, double share, String reason) {
    boolean concerns(Feature feature) {
      return columns.contains(feature.column().name())
          || columns.contains("family:" + feature.family());
    }
  }

  static StatisticalParameters of(Species species) {
    Map<String, Integer> published = new LinkedHashMap<>();
    Map<String, Double> cultured = new LinkedHashMap<>();
    for (NamedCsvRecord line : ParameterTable.read("cohort/classes")) {
      if (line.getField("species").equals(species.label())) {
        String subclass = line.getField("subclass");
        published.put(subclass, Integer.valueOf(line.getField("cells")));
        cultured.put(subclass, number(line.getField("cultured_percent")) / 100);
      }
    }
    List<Feature> features = new ArrayList<>();
    for (NamedCsvRecord line : ParameterTable.read("cohort/" + species.label())) {
      features.add(feature(line, published.keySet()));
    }
    List<Absence> rules = new ArrayList<>();
    for (NamedCsvRecord line : ParameterTable.read("cohort/absences")) {
      rules.add(
          new Absence(
              List.of(line.getField("columns").split(" ")),
              number(line.getField("percent")) / 100,
              line.getField("reason")));
    }
    return new StatisticalParameters(features, published, cultured, rules);
  }

  private static Feature feature(NamedCsvRecord line, Iterable<String> classes) {
    Scale scale = Scale.valueOf(line.getField("scale").toUpperCase(Locale.ROOT));
    Map<String, Double> centres = new LinkedHashMap<>();
    if (scale != Scale.DERIVED) {
      for (String subclass : classes) {
        centres.put(subclass, scale.toScale(number(line.getField(subclass))));
      }
    }
    double[] loadings = {
      number(line.getField("size")),
      number(line.getField("kinetics")),
      number(line.getField("voltage"))
    };
    return new Feature(
        new Column(line.getField("feature"), line.getField("unit")),
        line.getField("family"),
        scale,
        number(line.getField("spread")),
        loadings,
        number(line.getField("culture")),
        centres);
  }

  List<String> classes() {
    return List.copyOf(publishedCells.keySet());
  }

  double culturedShare(String subclass) {
    return culturedShares.get(subclass);
  }

  /** Cells per class in the published proportions, by largest remainder; they sum to the total. */
  Map<String, Integer> classCounts(int total) {
    double published = publishedCells.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, Double> remainders = new LinkedHashMap<>();
    int given = 0;
    for (Map.Entry<String, Integer> entry : publishedCells.entrySet()) {
      double share = total * entry.getValue() / published;
      counts.put(entry.getKey(), (int) share);
      remainders.put(entry.getKey(), share - (int) share);
      given += (int) share;
    }
    List<String> byRemainder =
        remainders.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < total - given; i++) {
      counts.merge(byRemainder.get(i), 1, Integer::sum);
    }
    return counts;
  }

  int indexOf(String feature) {
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).column().name().equals(feature)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no feature '" + feature + "'");
  }

  /** Family to the indices of its features, in the order of the table. */
  Map<String, List<Integer>> families() {
    Map<String, List<Integer>> families = new LinkedHashMap<>();
    for (int i = 0; i < features.size(); i++) {
      families.computeIfAbsent(features.get(i).family(), name -> new ArrayList<>()).add(i);
    }
    return families;
  }

  /** For every feature of one cell why it is absent; the empty string where it is present. */
  String[] drawAbsences(RandomGenerator random) {
    String[] reasons = new String[features.size()];
    Arrays.fill(reasons, "");
    for (Absence rule : rules) {
      if (random.nextDouble() >= rule.share()) {
        continue;
      }
      for (int i = 0; i < reasons.length; i++) {
        if (reasons[i].isEmpty() && rule.concerns(features.get(i))) {
          reasons[i] = rule.reason();
        }
      }
    }
    return reasons;
  }

  private static double number(String text) {
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }
}
