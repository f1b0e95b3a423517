package org.patchbridge.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the study is. */
public final class StudyOption {
  @Option(
      names = "--study",
      paramLabel = "DIR",
      defaultValue = "patchbridge-study",
      description =
          "Folder of the study; a command that brings data makes it (default: ${DEFAULT-VALUE}).")
  public Path folder;
}
