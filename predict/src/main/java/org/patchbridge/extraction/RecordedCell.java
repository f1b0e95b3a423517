package org.patchbridge.extraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.family.ScalarRole;

/** One recording's features as a cohort of one cell, columns named as in cohorts of a study. */
public final class RecordedCell {
  private RecordedCell() {}

  /** What becomes of times on the sweep's clock, which are no features. */
  public enum SweepTimes {
    LEFT_OUT,
    /** For models that were trained on them, before they were known to be none. */
    KEPT
  }

  /**
   * Families and scalars of a recording.
   *
   * @param usual species of a cell whose recording gives none
   */
  public static Cohort cohort(FileOutcome.Extracted extracted, Species usual, SweepTimes times) {
    CellExtraction extraction = extracted.extraction();
    List<FamilyBlock> blocks = new ArrayList<>();
    for (FamilySpec family : extraction.preset().families()) {
      if (extraction.families().get(family.name()) instanceof FamilyVector.Present present
          && present.values().length > 0) {
        blocks.add(block(family, present.values()));
      }
    }
    Map<String, ScalarFeature> scalars = new LinkedHashMap<>(extraction.scalars());
    if (times == SweepTimes.LEFT_OUT) {
      scalars.values().removeIf(scalar -> scalar.role() != ScalarRole.FEATURE);
    }
    if (!scalars.isEmpty()) {
      blocks.add(scalars(scalars));
    }
    Cell cell =
        new Cell(
            extracted.id(),
            species(extracted).orElse(usual),
            extracted.subject().donor(),
            Optional.empty(),
            Optional.empty());
    return new Cohort(
        extracted.file().path().getFileName().toString(), List.of(cell), blocks, List.of());
  }

  /** As the recording gives it. */
  public static Optional<Species> species(FileOutcome.Extracted extracted) {
    return extracted.subject().species().flatMap(Species::named);
  }

  private static FamilyBlock block(FamilySpec family, float[] values) {
    FamilyBlock.Builder block =
        FamilyBlock.builder(family.name(), FeatureColumns.of(family, values.length), 1);
    FeatureColumns.fill(block, 0, values.length, values);
    return block.build();
  }

  private static FamilyBlock scalars(Map<String, ScalarFeature> features) {
    List<Column> columns = new ArrayList<>();
    features.forEach((name, feature) -> columns.add(FeatureColumns.ofScalar(name, feature.unit())));
    FamilyBlock.Builder block = FamilyBlock.builder(FeatureColumns.SCALARS, columns, 1);
    int column = 0;
    for (ScalarFeature feature : features.values()) {
      FeatureColumns.set(block, 0, column++, feature.value().orElse(Double.NaN));
    }
    return block.build();
  }
}
