package org.patchbridge.reproduction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.PublishedNumber;

/**
 * A published number and what stands beside it.
 *
 * @param ours measured; none for a count and for what is not computed yet
 * @param counted where the number is a count
 * @param differs what differs between the two and why, a sentence each
 * @param remedy how to get a number that the tables cannot give; empty where there is one
 */
public record ReproducedNumber(
    PublishedNumber published,
    List<OurNumber> ours,
    OptionalLong counted,
    List<String> differs,
    Optional<String> remedy) {

  public ReproducedNumber {
    ours = List.copyOf(ours);
    differs = List.copyOf(differs);
  }

  /** How the published number lies to ours. */
  public enum Standing {
    /** The counts are equal. */
    EQUAL("equal"),
    DIFFERENT("different"),
    /** The published value lies in our 95 % interval. */
    INSIDE("inside our interval"),
    PUBLISHED_HIGHER("published is higher"),
    PUBLISHED_LOWER("published is lower"),
    NOT_MEASURED("not measured");

    private final String label;

    Standing(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Whether there is a number of ours. */
  public boolean isMeasured() {
    return counted.isPresent() || !ours.isEmpty();
  }

  /**
   * The one to compare: from recordings of published cells, where there are such, else from the
   * published tables, else from other recordings.
   */
  public Optional<OurNumber> ours(Grouping grouping) {
    return ours.stream()
        .filter(each -> each.grouping() == grouping)
        .min(Comparator.comparingInt(ReproducedNumber::rank));
  }

  private static int rank(OurNumber ours) {
    if (ours.inputs() == OurNumber.Inputs.TABLES) {
      return 1;
    }
    return ours.row().origin() == DataOrigin.PUBLISHED ? 0 : 2;
  }

  public Optional<OurNumber> ours(OurNumber.Inputs inputs, Grouping grouping) {
    return ours.stream()
        .filter(each -> each.inputs() == inputs && each.grouping() == grouping)
        .findFirst();
  }

  /** On the published kind of splits. */
  public Standing standing() {
    if (counted.isPresent()) {
      return counted.getAsLong() == Math.round(published.value())
          ? Standing.EQUAL
          : Standing.DIFFERENT;
    }
    return ours(Grouping.NONE)
        .map(each -> standing(each.metric().estimate()))
        .orElse(Standing.NOT_MEASURED);
  }

  private Standing standing(Estimate estimate) {
    if (published.value() > estimate.high()) {
      return Standing.PUBLISHED_HIGHER;
    }
    return published.value() < estimate.low() ? Standing.PUBLISHED_LOWER : Standing.INSIDE;
  }
}
