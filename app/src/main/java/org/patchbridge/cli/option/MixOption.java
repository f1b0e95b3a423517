package org.patchbridge.cli.option;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** {@code --mix}: how frequent a user expects the subclasses to be among the human cells. */
public final class MixOption {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--mix",
      paramLabel = "SHARES",
      description =
          "Lamp5=0.1,Pvalb=0.45,Sst=0.25,Vip=0.2, for example: how frequent you expect all the"
              + " subclasses to be among the human cells, for direct transfer. Mouse features are"
              + " scaled to this mix and the prior follows it. It is never read from labels;"
              + " without it nothing is corrected.")
  private Optional<String> shares = Optional.empty();

  /** As stated, in the order of the statement; empty where nothing is stated. */
  public Map<String, Double> shares() {
    return StatedShares.of(command, "--mix", shares);
  }
}
