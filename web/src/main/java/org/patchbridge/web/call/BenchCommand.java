package org.patchbridge.web.call;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.patchbridge.web.bench.Bench;
import org.patchbridge.web.bench.BenchFile;

/** The command line for all that lies on the bench. */
public final class BenchCommand {
  private BenchCommand() {}

  /**
   * @param wholes folders that were opened whole, with the files that they held
   * @return empty where there is nothing to call, or no model
   */
  public static String of(
      Bench bench, ModelShelf shelf, CallControls controls, Map<Path, List<Path>> wholes) {
    List<BenchFile> files = bench.inOrder();
    return shelf.entries().stream()
        .filter(one -> one.id().equals(controls.model()) && !files.isEmpty())
        .findFirst()
        .map(model -> CallCommand.predict(model.command(), files, wholes, controls))
        .orElse("");
  }
}
