package org.patchbridge.table;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.FeatureRule;
import org.patchbridge.table.schema.Measured;
import org.patchbridge.table.schema.SourceCell;

/** Computes every feature of a schema and arranges the values as family blocks. */
final class FeatureBlocks {
  private FeatureBlocks() {}

  /** One cell's features, all families side by side. */
  static List<Measured> measure(List<FamilyRule> families, SourceCell source) {
    List<Measured> row = new ArrayList<>();
    for (FamilyRule family : families) {
      family.features().forEach(feature -> row.add(feature.of(source)));
    }
    return row;
  }

  /**
   * @param rows one list of features per cell, as {@link #measure} gives them
   */
  static List<FamilyBlock> of(List<FamilyRule> families, List<List<Measured>> rows) {
    List<FamilyBlock> blocks = new ArrayList<>();
    int first = 0;
    for (FamilyRule family : families) {
      blocks.add(block(family, rows, first));
      first += family.features().size();
    }
    return blocks;
  }

  private static FamilyBlock block(FamilyRule family, List<List<Measured>> rows, int first) {
    FamilyBlock.Builder block =
        FamilyBlock.builder(
            family.name(),
            family.features().stream().map(FeatureRule::column).toList(),
            rows.size());
    for (int cell = 0; cell < rows.size(); cell++) {
      for (int column = 0; column < family.features().size(); column++) {
        Measured measured = rows.get(cell).get(first + column);
        if (measured instanceof Measured.Value present) {
          block.set(cell, column, present.value());
        } else {
          block.absent(cell, column, ((Measured.Missing) measured).reason());
        }
      }
    }
    return block.build();
  }
}
