package org.patchbridge.cli.option;

import java.util.List;
import picocli.CommandLine.Option;

/** {@code --with-covariates}: what is known of cells besides their electrophysiology. */
public final class CovariateOption {
  @Option(
      names = "--with-covariates",
      paramLabel = "NAME",
      split = ",",
      description =
          "What is known of cells besides their electrophysiology, as the schema names it under"
              + " 'covariates': layer, condition (default: none).")
  private List<String> names = List.of();

  public List<String> names() {
    return names.stream().map(String::strip).distinct().toList();
  }
}
