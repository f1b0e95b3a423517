package org.patchbridge.forest;

import java.nio.file.Path;
import java.util.List;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** A forest as a part of a saved model: a file of its own in the format of {@link ForestFile}. */
public final class StoredForest {
  private static final String NAME = "forest";

  private StoredForest() {}

  public static void write(ForestModel model, ParameterWriter out) {
    out.file(NAME, ForestFile.bytes(model));
  }

  /**
   * @param columns that it must have been grown on
   * @throws ParameterException where the file is not a forest, or one of other columns
   */
  public static ForestModel read(ParameterReader in, List<String> columns) {
    try {
      byte[] content = in.file(NAME);
      ForestModel model = new ForestDecoder(Path.of(in.text(NAME)), content).decode();
      if (!model.columnNames().equals(columns)) {
        throw in.wrong(
            NAME,
            "was grown on "
                + model.columnNames().size()
                + " columns that are not the "
                + columns.size()
                + " of its part");
      }
      return model;
    } catch (ForestFileException e) {
      throw in.wrong(NAME, e.getMessage());
    }
  }
}
