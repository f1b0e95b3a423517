package org.patchbridge.prediction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.ModelInput;
import org.patchbridge.bundle.ModelInput.FamilyInput;
import org.patchbridge.dataset.Column;
import org.patchbridge.table.FeatureNames;

/**
 * The columns of a table beside those that a model takes, both named {@code family.feature}.
 *
 * @param wanted how many columns the model takes
 * @param absent how many of them the table lacks; vectors that end earlier lack nothing
 * @param missing these by name; a family that is absent as a whole by its own
 * @param unknown columns of the table that the model does not take
 * @param closest for columns that are missing the unknown one that is probably meant
 */
public record ColumnMatch(
    int wanted,
    int absent,
    List<String> missing,
    List<String> unknown,
    Map<String, String> closest) {
  private static final int MOST_NAMED = 8;
  private static final int MOST_IN_A_FLAG = 3;

  /** Beyond this the table is simply another one. */
  private static final int MOST_SUGGESTIONS = 20;

  public ColumnMatch {
    missing = List.copyOf(missing);
    unknown = List.copyOf(unknown);
    closest = Collections.unmodifiableMap(new LinkedHashMap<>(closest));
  }

  /**
   * @param given names of the table's columns that may be features
   */
  static ColumnMatch of(Bundle bundle, List<String> given) {
    return of(List.of(bundle.input(), bundle.screenInput()), given);
  }

  /**
   * @param inputs of a model; a family of several counts once
   */
  static ColumnMatch of(List<ModelInput> inputs, List<String> given) {
    Map<String, FamilyInput> families = new LinkedHashMap<>();
    for (ModelInput input : inputs) {
      input.families().forEach(family -> families.putIfAbsent(family.name(), family));
    }
    Set<String> there = new LinkedHashSet<>(given);
    Set<String> unknown = new LinkedHashSet<>(given);
    List<String> missing = new ArrayList<>();
    List<String> single = new ArrayList<>();
    int wanted = 0;
    int absent = 0;
    for (FamilyInput family : families.values()) {
      List<String> names =
          family.columns().stream().map(column -> family.name() + "." + column.name()).toList();
      names.forEach(unknown::remove);
      List<String> lacking = lacking(family, names, there);
      boolean whole = lacking.size() == names.size() && names.size() > 1;
      missing.addAll(whole ? List.of(family.name()) : lacking);
      single.addAll(Column.areVector(family.name(), family.columns()) ? List.of() : lacking);
      wanted += names.size();
      absent += lacking.size();
    }
    return new ColumnMatch(
        wanted, absent, missing, List.copyOf(unknown), closest(single, List.copyOf(unknown)));
  }

  private static List<String> lacking(FamilyInput family, List<String> names, Set<String> there) {
    int end =
        Column.areVector(family.name(), family.columns())
            ? 1
                + IntStream.range(0, names.size())
                    .filter(position -> there.contains(names.get(position)))
                    .max()
                    .orElse(names.size() - 1)
            : names.size();
    return names.subList(0, end).stream().filter(name -> !there.contains(name)).toList();
  }

  private static Map<String, String> closest(List<String> missing, List<String> unknown) {
    List<String> left = new ArrayList<>(unknown);
    Map<String, String> closest = new LinkedHashMap<>();
    for (String name : missing.subList(0, Math.min(MOST_SUGGESTIONS, missing.size()))) {
      FeatureNames.closest(name, left)
          .ifPresent(
              meant -> {
                closest.put(name, meant);
                left.remove(meant);
              });
    }
    return closest;
  }

  /** What a person should know of every cell of the table; nothing where no column is missing. */
  List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (absent > 0) {
      flags.add(
          absent
              + " of the model's "
              + wanted
              + " columns missing: "
              + names(missing, MOST_IN_A_FLAG));
      if (!unknown.isEmpty()) {
        flags.add("columns the model does not know: " + names(unknown, MOST_IN_A_FLAG));
      }
    }
    return flags;
  }

  /** The same at length, with what is probably meant, one sentence each. */
  List<String> warnings(String table, boolean countAsAbsent) {
    List<String> warnings = new ArrayList<>();
    if (absent > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: %d of the model's %d columns are missing%s: %s",
              table,
              absent,
              wanted,
              countAsAbsent ? " and count as absent" : "",
              names(missing, MOST_NAMED)));
      if (!unknown.isEmpty()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s: %d columns that the model does not know are not used: %s",
                table,
                unknown.size(),
                names(unknown, MOST_NAMED)));
      }
      closest.entrySet().stream()
          .limit(MOST_NAMED)
          .forEach(
              pair ->
                  warnings.add(
                      String.format(
                          Locale.ROOT,
                          "%s: '%s' is perhaps '%s': if so, rename it",
                          table,
                          pair.getValue(),
                          pair.getKey())));
    }
    return warnings;
  }

  private static String names(List<String> all, int most) {
    return String.join(", ", all.subList(0, Math.min(most, all.size())))
        + (all.size() > most ? " and " + (all.size() - most) + " more" : "");
  }
}
