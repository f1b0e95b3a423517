package org.patchbridge.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Shares of subclasses as a person states them: {@code Pvalb=0.7,Sst=0.3}. */
final class StatedShares {
  private StatedShares() {}

  /**
   * As stated, in the order of the statement; empty where nothing is stated.
   *
   * @param command and its option that states them
   * @throws ParameterException where an entry is no share of a subclass, or a subclass stands twice
   */
  static Map<String, Double> of(CommandSpec command, String option, Optional<String> text) {
    Map<String, Double> stated = new LinkedHashMap<>();
    for (String entry : text.map(known -> known.split(",", -1)).orElse(new String[0])) {
      String[] parts = entry.split("=", -1);
      if (parts.length != 2
          || stated.put(parts[0].strip(), share(command, option, entry, parts[1])) != null) {
        throw wrong(command, option, entry);
      }
    }
    return stated;
  }

  private static double share(CommandSpec command, String option, String entry, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException noNumber) {
      throw wrong(command, option, entry);
    }
  }

  private static ParameterException wrong(CommandSpec command, String option, String entry) {
    return new ParameterException(
        command.commandLine(),
        option
            + ": '"
            + entry
            + "' is not SUBCLASS=SHARE once each, for example"
            + " Lamp5=0.1,Pvalb=0.45,Sst=0.25,Vip=0.2");
  }
}
