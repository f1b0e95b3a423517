package org.patchbridge.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.reference.ReferenceModel;
import org.patchbridge.reference.References;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.plan.ModelChoice;
import org.patchbridge.study.plan.TrainingRequest;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.table.schema.TableSchema;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/**
 * Builds a reference: its tables into a study, a model of their cells with the settings that {@code
 * train} has by default. What is finished is in the study, so that an interrupted build goes on
 * from there.
 */
public final class ReferenceBuilder {
  private static final int TREES = 500;
  private static final double LEVEL = 0.9;
  private static final long SEED = 1;

  private final ReferenceModel model;
  private final Path tables;

  /**
   * @param tables folder of its tables, or the one above
   */
  public ReferenceBuilder(ReferenceModel model, Path tables) {
    this.model = model;
    this.tables = tables;
  }

  /**
   * @param study folder for what is finished; may be removed afterwards
   * @param facts what else stands among the settings of the bundle, such as what to cite
   * @throws InputException where tables are missing or not those of the schema
   * @throws InterruptedException after an interruption
   */
  public Bundle build(
      Path study, Map<String, String> facts, TrainingStamp stamp, int threads, Progress progress)
      throws InterruptedException {
    try (Study opened = Study.open(study)) {
      importTables(opened);
      Bundle bundle =
          opened.train(
              new TrainingRequest(
                  Optional.of(model.schema()),
                  ModelChoice.DEFAULT,
                  TREES,
                  LEVEL,
                  SncgPolicy.VIP,
                  SEED,
                  List.of()),
              ExtractionSettings.of(Preset.DEFAULT),
              stamp,
              threads,
              progress);
      Map<String, String> settings = new TreeMap<>(bundle.origin().settings());
      settings.putAll(facts);
      settings.put("reference", model.key());
      settings.put(References.METHOD, ReferenceModel.METHOD_VERSION);
      return bundle.withSettings(settings);
    }
  }

  private void importTables(Study study) {
    TablesInFolder.Match match =
        TablesInFolder.discover(tables).matches().stream()
            .filter(found -> found.schema().name().equals(model.schema()))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        tables
                            + ": has no tables of schema "
                            + model.schema()
                            + " ("
                            + TableSchema.shipped(model.schema()).description()
                            + "); name the folder of "
                            + model.group()
                            + " that 'fetch' has written"));
    TableImport.into(study, match, Optional.empty(), DataOrigin.PUBLISHED);
  }
}
