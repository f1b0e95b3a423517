package org.patchbridge.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patchbridge.certainty.NoveltyDecomposition;
import org.patchbridge.certainty.NoveltyLimit;
import org.patchbridge.dataset.FeatureMatrix;

/**
 * Why a cell is unlike all training cells.
 *
 * @param unusual features that make it so, the strongest first
 * @param flags the same in words; none for an ordinary cell
 */
record NoveltyReasons(boolean isNovel, List<UnusualFeature> unusual, List<String> flags) {
  /** Features that are named: more are not read. */
  private static final int MOST = 5;

  static NoveltyReasons of(Bundle bundle, FeatureMatrix screened, int row) {
    if (!bundle.screen().isNovel(screened, row)) {
      return new NoveltyReasons(false, List.of(), List.of());
    }
    NoveltyLimit limit = bundle.screen().limit();
    List<String> flags = new ArrayList<>();
    if (NoveltyLimit.present(screened, row) < limit.leastPresent()) {
      flags.add(missing(screened, row, limit));
    }
    List<UnusualFeature> unusual = unusual(bundle, screened, row);
    if (!unusual.isEmpty() || flags.isEmpty()) {
      flags.add("unlike all training cells");
    }
    outside(bundle.ordinary(), screened, row).ifPresent(flags::add);
    return new NoveltyReasons(true, unusual, flags);
  }

  private static List<UnusualFeature> unusual(Bundle bundle, FeatureMatrix screened, int row) {
    return NoveltyDecomposition.of(
            bundle.screen().novelty(), screened, row, bundle.screen().limit().greatest(), MOST)
        .stream()
        .map(
            part ->
                new UnusualFeature(
                    screened.familyOfColumn().get(part.column()),
                    screened.columns().get(part.column()),
                    screened.at(row, part.column()),
                    bundle.ordinary().of(part.column()),
                    part.fall(),
                    part.without()))
        .toList();
  }

  /** A cell may be novel by a little of everything: then no single feature says much. */
  private static Optional<String> outside(
      OrdinaryRanges ordinary, FeatureMatrix screened, int row) {
    int known = 0;
    int outside = 0;
    for (int column = 0; column < screened.width(); column++) {
      double value = screened.at(row, column);
      Optional<OrdinaryRanges.Range> range = ordinary.of(column);
      if (!Double.isNaN(value) && range.isPresent()) {
        known++;
        outside += range.get().holds(value) ? 0 : 1;
      }
    }
    return known == 0
        ? Optional.empty()
        : Optional.of(
            outside
                + " of its "
                + known
                + " features are outside the central 98 % of the training cells");
  }

  private static String missing(FeatureMatrix screened, int row, NoveltyLimit limit) {
    Map<String, int[]> absentAndAll = new LinkedHashMap<>();
    int absent = 0;
    for (int column = 0; column < screened.width(); column++) {
      boolean isAbsent = Double.isNaN(screened.at(row, column));
      int[] counts =
          absentAndAll.computeIfAbsent(screened.familyOfColumn().get(column), family -> new int[2]);
      counts[0] += isAbsent ? 1 : 0;
      counts[1]++;
      absent += isAbsent ? 1 : 0;
    }
    String families =
        absentAndAll.entrySet().stream()
            .filter(entry -> entry.getValue()[0] > 0)
            .map(entry -> entry.getKey() + " " + entry.getValue()[0] + " of " + entry.getValue()[1])
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "has %.0f %% of the features; training cells have at least %.0f %%: %d of %d are missing"
            + " (%s)",
        100 * NoveltyLimit.present(screened, row),
        100 * limit.leastPresent(),
        absent,
        screened.width(),
        families);
  }
}
