package org.patchbridge.examples;

import java.nio.file.Path;
import org.patchbridge.predict.CellCall;
import org.patchbridge.predict.Model;
import org.patchbridge.predict.PatchBridge;

/** The subclass of recorded cells, with a model that {@code patchbridge train} has saved. */
public final class CallRecordings {
  private CallRecordings() {}

  /**
   * @param arguments folder of the model, then recordings
   */
  public static void main(String[] arguments) {
    Model model = Model.load(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      CellCall call = model.call(PatchBridge.open(Path.of(arguments[i])));
      System.out.println(
          arguments[i] + ": " + call.subclass().orElse(call.call().verdict().words()));
      call.flags().forEach(flag -> System.out.println("  " + flag));
    }
  }
}
