package org.patchbridge.predict;

import java.nio.file.Path;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.work.InputException;

/**
 * Recordings in.
 *
 * <pre>{@code
 * CellRecording cell = PatchBridge.open(Path.of("cell.nwb"));
 * CellExtraction features = cell.features();
 * Model model = Model.load(Path.of("mouse-model"));
 * CellCall call = model.call(cell);
 * System.out.println(call.subclass().orElse("no call"));
 * }</pre>
 */
public final class PatchBridge {
  private PatchBridge() {}

  /**
   * A recording of one cell: NWB 2, or Axon ABF 1 or 2. It is read when its features are first
   * asked for.
   *
   * @throws InputException where there is no such file
   */
  public static CellRecording open(Path file) {
    return new CellRecording(RecordingFile.of(file));
  }

  /**
   * The features of a recording, in one step.
   *
   * @throws InputException where it gives none, with the fact, its place and the remedy
   */
  public static CellExtraction features(Path file) {
    return open(file).features();
  }
}
