package org.patchbridge.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Caller;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Option;

/** {@code --prior}: how frequent the subclasses are among the cells that are called. */
public final class PriorOption {
  private static final String ESTIMATE = "estimate";

  @Option(
      names = "--prior",
      paramLabel = "SHARES",
      description =
          "How frequent the subclasses are among your cells: Pvalb=0.7,Sst=0.2,..., all of the"
              + " model's; or 'estimate', from the cells of this command, at least 10 (default: as"
              + " in training).")
  private Optional<String> shares = Optional.empty();

  /** Whether any shares were asked for. */
  public boolean isGiven() {
    return shares.isPresent();
  }

  /** Whether shares are to be found from the cells first. */
  public boolean isEstimated() {
    return shares.isPresent() && shares.get().equals(ESTIMATE);
  }

  /** With the shares that were given; those of training where none were, or they come later. */
  public Caller caller(Bundle bundle) {
    Caller caller = Caller.of(bundle);
    if (shares.isEmpty() || isEstimated()) {
      return caller;
    }
    try {
      return caller.withPrior(parse(shares.get()));
    } catch (IllegalArgumentException impossible) {
      throw new InputException("--prior: " + impossible.getMessage(), impossible);
    }
  }

  private static Map<String, Double> parse(String text) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      String[] parts = entry.split("=", -1);
      try {
        if (parts.length != 2 || shares.put(parts[0].strip(), Double.valueOf(parts[1])) != null) {
          throw wrong(entry);
        }
      } catch (NumberFormatException noNumber) {
        throw wrong(entry);
      }
    }
    return shares;
  }

  private static InputException wrong(String entry) {
    return new InputException(
        "--prior: '" + entry + "' is not SUBCLASS=SHARE once each, for example Pvalb=0.7,Sst=0.3");
  }
}
