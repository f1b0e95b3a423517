package org.patchbridge.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FeatureColumns;
import org.patchbridge.family.Preset;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.table.recorded.RecordedColumns;
import org.patchbridge.table.recorded.RecordedColumnsText;
import org.patchbridge.table.schema.TableException;

/**
 * How a model of tables takes recordings.
 *
 * @param columns which scalar of a recording each column is
 * @param recipe how the scalars are taken, setting by setting
 */
public record RecordedInput(RecordedColumns columns, Map<String, String> recipe) {
  private static final String COLUMNS = "columns";
  private static final String RECIPE = "recipe";
  private static final String RECIPE_VALUES = "recipe values";

  public RecordedInput {
    recipe = Map.copyOf(recipe);
  }

  /**
   * What the shipped schema says that a model of an earlier version was trained through.
   *
   * @param schema name of the model's cohort
   * @return empty where no schema of this name is shipped; scalars are taken by the preset {@code
   *     default}
   */
  public static Optional<RecordedInput> ofShipped(String schema) {
    return RecordedColumns.shipped(schema)
        .map(columns -> new RecordedInput(columns, ExtractionSettings.of(Preset.DEFAULT).recipe()));
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static RecordedInput read(ParameterReader in) {
    List<String> names = in.texts(RECIPE);
    List<String> values = in.texts(RECIPE_VALUES);
    if (names.size() != values.size()) {
      throw in.wrong(RECIPE, names.size() + " settings with " + values.size() + " values");
    }
    Map<String, String> recipe = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      recipe.put(names.get(i), values.get(i));
    }
    try {
      return new RecordedInput(RecordedColumnsText.read(COLUMNS, in.texts(COLUMNS)), recipe);
    } catch (TableException e) {
      throw in.wrong(COLUMNS, "are not as a schema has them: " + e.getMessage());
    }
  }

  public void write(ParameterWriter out) {
    out.texts(COLUMNS, RecordedColumnsText.of(columns));
    Map<String, String> sorted = new TreeMap<>(recipe);
    out.texts(RECIPE, List.copyOf(sorted.keySet()));
    out.texts(RECIPE_VALUES, List.copyOf(sorted.values()));
  }

  /**
   * Recorded cells in the columns of the table.
   *
   * @param recorded with the family {@code scalars}; where there is none, every value is absent
   */
  public Cohort of(Cohort recorded) {
    FamilyBlock scalars =
        recorded.families().stream()
            .filter(family -> family.name().equals(FeatureColumns.SCALARS))
            .findFirst()
            .orElseGet(
                () ->
                    FamilyBlock.builder(FeatureColumns.SCALARS, List.of(), recorded.size())
                        .build());
    List<FamilyBlock> families = new ArrayList<>(columns.of(scalars));
    return new Cohort(recorded.name(), recorded.cells(), families, recorded.exclusions());
  }
}
