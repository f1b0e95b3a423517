package org.patchbridge.cli.option;

import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Caller;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** {@code --prior}: how frequent the subclasses are among the cells that are called. */
public final class PriorOption {
  private static final String ESTIMATE = "estimate";

  @Spec(Target.MIXEE)
  private CommandSpec command;

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
      return caller.withPrior(StatedShares.of(command, "--prior", shares));
    } catch (IllegalArgumentException impossible) {
      throw new InputException("--prior: " + impossible.getMessage(), impossible);
    }
  }
}
