package org.patchbridge.prediction;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.bundle.Evidence.FamilyEvidence;

/** The strongest evidence in a line. */
public final class EvidenceText {
  private static final int MOST = 3;

  /** Less than this is not worth a word: it moves a probability of 0.5 by 0.01. */
  private static final double LEAST = 0.05;

  private EvidenceText() {}

  /** Families, for example {@code first_ap_v +1.2, psth +0.4}; empty where there are none. */
  public static String speaksFor(Evidence evidence) {
    return strongest(evidence.families(), 1);
  }

  public static String speaksAgainst(Evidence evidence) {
    return strongest(evidence.families(), -1);
  }

  private static String strongest(List<FamilyEvidence> families, int sign) {
    return families.stream()
        .filter(family -> sign * family.logOdds() >= LEAST)
        .sorted(Comparator.comparingDouble(family -> -Math.abs(family.logOdds())))
        .limit(MOST)
        .map(family -> String.format(Locale.ROOT, "%s %+.1f", family.family(), family.logOdds()))
        .collect(Collectors.joining(", "));
  }
}
