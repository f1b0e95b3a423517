package org.patchbridge.prediction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.CellExtraction.Analyses;
import org.patchbridge.recorded.RecordedInput;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.FeatureRule;
import org.patchbridge.table.schema.FeatureRule.Recorded;

/** What of a table's columns a recording could not give, and why. */
final class RecordedFlags {
  private static final int MOST_NAMED = 6;

  /** What a scalar whose name ends so needs; the rest needs long squares. */
  private enum Protocol {
    RAMP("_ramp", "no ramp", analyses -> analyses.ramps().isEmpty()),
    SHORT_SQUARE("_short_square", "no short square", all -> all.shortSquares().isEmpty()),
    CHIRP("_chirp", "no chirp", analyses -> analyses.chirps().isEmpty()),
    LONG_SQUARE("", "no long square", analyses -> analyses.longSquares().isEmpty());

    private final String suffix;
    private final String words;
    private final Predicate<Analyses> isMissing;

    Protocol(String suffix, String words, Predicate<Analyses> isMissing) {
      this.suffix = suffix;
      this.words = words;
      this.isMissing = isMissing;
    }

    static Protocol of(String scalar) {
      for (Protocol protocol : values()) {
        if (scalar.endsWith(protocol.suffix)) {
          return protocol;
        }
      }
      return LONG_SQUARE;
    }
  }

  private RecordedFlags() {}

  /**
   * One sentence for a model of tables, none for a model of recordings.
   *
   * @param cell the recording in the columns of the table
   */
  static List<String> of(Bundle bundle, Cohort cell, CellExtraction extraction) {
    return bundle
        .recorded()
        .map(input -> List.of(sentence(input, cell, extraction)))
        .orElse(List.of());
  }

  private static String sentence(RecordedInput input, Cohort cell, CellExtraction extraction) {
    int columns = 0;
    int measured = 0;
    Map<String, Integer> protocols = new LinkedHashMap<>();
    List<String> other = new ArrayList<>();
    for (FamilyRule family : input.columns().families()) {
      FamilyBlock block = block(cell, family.name());
      for (int at = 0; at < family.features().size(); at++) {
        columns++;
        if (block.isPresent(0, at)) {
          measured++;
          continue;
        }
        FeatureRule feature = family.features().get(at);
        Optional<Protocol> protocol = protocol(feature);
        if (protocol.filter(each -> each.isMissing.test(extraction.analyses())).isPresent()) {
          protocols.merge(protocol.get().words, 1, Integer::sum);
        } else if (protocol.isPresent()) {
          other.add(feature.column().name());
        }
      }
    }
    return measured
        + " of the table's "
        + columns
        + " columns are measured in the recording"
        + absent(protocols, other, input.columns().unfillable());
  }

  private static String absent(
      Map<String, Integer> protocols, List<String> other, List<String> never) {
    List<String> reasons = new ArrayList<>();
    protocols.forEach((words, count) -> reasons.add(words + " (" + count + ")"));
    if (!other.isEmpty()) {
      reasons.add("without a value here: " + names(other));
    }
    if (!never.isEmpty()) {
      reasons.add("in no recording: " + names(never));
    }
    return reasons.isEmpty() ? "" : "; " + String.join(", ", reasons);
  }

  private static FamilyBlock block(Cohort cell, String family) {
    return cell.families().stream()
        .filter(block -> block.name().equals(family))
        .findFirst()
        .orElseThrow();
  }

  /** Empty for a column that is no scalar of a recording. */
  private static Optional<Protocol> protocol(FeatureRule feature) {
    return feature
        .recorded()
        .filter(Recorded.Taken.class::isInstance)
        .map(taken -> Protocol.of(((Recorded.Taken) taken).expression().from().column()));
  }

  private static String names(List<String> all) {
    return String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())))
        + (all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "");
  }
}
