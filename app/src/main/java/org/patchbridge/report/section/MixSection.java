package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;

/**
 * How well a mouse model does on human cells without human labels, by the mix of subclasses it was
 * told to expect.
 *
 * @param network name of the one model
 * @param logistic name of the other
 */
public record MixSection(String title, String network, String logistic, List<Mix> mixes)
    implements Section {

  public MixSection {
    mixes = List.copyOf(mixes);
  }

  /**
   * What one statement gives.
   *
   * @param name what it is called
   * @param shares as a user writes them; empty for no statement
   * @param runs of the results here
   * @param network macro-F1; empty where it was not evaluated
   * @param logistic the same
   */
  public record Mix(
      String name,
      Optional<String> shares,
      int runs,
      Optional<Estimate> network,
      Optional<Estimate> logistic) {}
}
