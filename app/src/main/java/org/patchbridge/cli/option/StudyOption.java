package org.patchbridge.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the study is. */
public final class StudyOption {
  @Option(
      names = "--study",
      paramLabel = "DIR",
      defaultValue = "patchbridge-study",
      description = "Study folder, made where it is missing (default: ${DEFAULT-VALUE}).")
  public Path folder;
}
