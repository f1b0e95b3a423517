package org.patchbridge.web.call;

import java.util.List;
import org.patchbridge.web.bench.Bench;
import org.patchbridge.web.bench.BenchFile;

/** The command line for all that lies on the bench. */
public final class BenchCommand {
  private BenchCommand() {}

  /**
   * @param export name of a table to write; empty for none
   * @return empty where there is nothing to call, or no model
   */
  public static String of(Bench bench, ModelShelf shelf, CallControls controls, String export) {
    List<BenchFile> files = bench.inOrder();
    return shelf.entries().stream()
        .filter(one -> one.id().equals(controls.model()) && !files.isEmpty())
        .findFirst()
        .map(model -> CallCommand.predict(model.command(), files, controls, export))
        .orElse("");
  }
}
