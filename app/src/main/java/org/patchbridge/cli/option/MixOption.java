package org.patchbridge.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    Map<String, Double> stated = new LinkedHashMap<>();
    for (String entry : shares.map(text -> text.split(",", -1)).orElse(new String[0])) {
      String[] parts = entry.split("=", -1);
      if (parts.length != 2 || stated.put(parts[0].strip(), share(entry, parts[1])) != null) {
        throw wrong(entry);
      }
    }
    return stated;
  }

  private double share(String entry, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException noNumber) {
      throw wrong(entry);
    }
  }

  private ParameterException wrong(String entry) {
    return new ParameterException(
        command.commandLine(),
        "--mix: '"
            + entry
            + "' is not SUBCLASS=SHARE once each, for example"
            + " Lamp5=0.1,Pvalb=0.45,Sst=0.25,Vip=0.2");
  }
}
