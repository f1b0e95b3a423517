package org.patchbridge.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Exclusion;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.reference.ReferenceModel;
import org.patchbridge.reference.References;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.plan.ModelChoice;
import org.patchbridge.study.plan.TrainingRequest;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.table.schema.TableSchema;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/**
 * Builds a reference: its tables into a study, one cohort of their cells, a model of these with the
 * settings that {@code train} has by default. What is finished is in the study, so that an
 * interrupted build goes on from there.
 */
public final class ReferenceBuilder {
  private static final int TREES = 500;
  private static final double LEVEL = 0.9;
  private static final long SEED = 1;
  private static final String BOTH = "allen-aligned";

  private final ReferenceModel model;
  private final Function<ReferenceModel.Source, Path> tables;

  /**
   * @param tables the folder in which the tables of a source are
   */
  public ReferenceBuilder(ReferenceModel model, Function<ReferenceModel.Source, Path> tables) {
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
      List<StudyInput> parts = new ArrayList<>();
      for (ReferenceModel.Source source : model.sources()) {
        parts.add(imported(opened, source));
      }
      String cohort = parts.get(0).cohort().name();
      if (parts.size() > 1) {
        opened.add(together(parts), source(parts));
        cohort = BOTH;
      }
      Bundle bundle =
          opened.train(
              new TrainingRequest(
                  Optional.of(cohort),
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

  private StudyInput imported(Study study, ReferenceModel.Source source) {
    Path folder = tables.apply(source);
    TablesInFolder.Match match =
        TablesInFolder.discover(folder).matches().stream()
            .filter(found -> found.schema().name().equals(source.schema()))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        folder
                            + ": has no tables of schema "
                            + source.schema()
                            + " ("
                            + TableSchema.shipped(source.schema()).description()
                            + "); name the folder of "
                            + source.group()
                            + " that 'fetch' has written"));
    TableImport.into(study, match, Optional.empty(), DataOrigin.PUBLISHED);
    return study.inputs().stream()
        .filter(input -> input.cohort().name().equals(source.schema()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Cells of all parts, which have the same columns; ids that stand in two get their part's name.
   */
  private static Cohort together(List<StudyInput> parts) {
    Set<String> seen = new HashSet<>();
    List<Cell> cells = new ArrayList<>();
    List<Exclusion> exclusions = new ArrayList<>();
    for (StudyInput part : parts) {
      exclusions.addAll(part.cohort().exclusions());
      for (Cell cell : part.cohort().cells()) {
        String id = seen.add(cell.id()) ? cell.id() : part.cohort().name() + " " + cell.id();
        cells.add(new Cell(id, cell.species(), cell.donor(), cell.subclass(), cell.condition()));
      }
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    for (int family = 0; family < parts.get(0).cohort().families().size(); family++) {
      blocks.add(stacked(parts, family, cells.size()));
    }
    return new Cohort(BOTH, cells, blocks, exclusions);
  }

  private static FamilyBlock stacked(List<StudyInput> parts, int family, int cells) {
    FamilyBlock first = parts.get(0).cohort().families().get(family);
    FamilyBlock.Builder block = FamilyBlock.builder(first.name(), first.columns(), cells);
    int at = 0;
    for (StudyInput part : parts) {
      FamilyBlock given = part.cohort().families().get(family);
      if (!given.name().equals(first.name()) || !given.columns().equals(first.columns())) {
        throw new IllegalStateException(
            part.cohort().name() + " has other columns in " + first.name());
      }
      for (int row = 0; row < given.cells(); row++, at++) {
        for (int column = 0; column < given.width(); column++) {
          if (given.isPresent(row, column)) {
            block.set(at, column, given.value(row, column));
          } else {
            block.absent(at, column, given.absenceReason(row, column));
          }
        }
      }
    }
    return block.build();
  }

  private static CohortSource source(List<StudyInput> parts) {
    return new CohortSource(
        DataOrigin.PUBLISHED,
        String.join(", ", parts.stream().map(part -> part.source().how()).toList()),
        parts.stream().flatMap(part -> part.source().files().stream()).toList(),
        parts.stream().flatMap(part -> part.source().notes().stream()).toList());
  }
}
