package org.patchbridge.prediction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.bundle.ModelInput;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.DelimitedTable;
import org.patchbridge.table.FeatureTable;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.table.mapping.ColumnMapping;
import org.patchbridge.table.mapping.ColumnProposal;
import org.patchbridge.table.mapping.MappedTable;
import org.patchbridge.work.InputException;

/** Feature tables that a model is used on. */
public final class PredictionTables {
  private static final List<String> TABLES = List.of(".csv", ".tsv");

  private PredictionTables() {}

  /** Whether a user's name is that of a table rather than a recording. */
  public static boolean isTable(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return TABLES.stream().anyMatch(small::endsWith);
  }

  /**
   * The cells of a table of any form, read through a mapping of its columns.
   *
   * @throws org.patchbridge.table.schema.TableException where table and mapping do not fit the
   *     model or each other
   */
  public static TableCells read(Path file, ColumnMapping mapping, Bundle bundle) {
    MappedTable table =
        MappedTable.of(
            file,
            mapping,
            ModelFeatures.of(bundle),
            bundle.origin().species().orElse(Species.MOUSE));
    return new TableCells(
        table.cohort(), ColumnMatch.of(bundle, table.mapped()), table.warnings(), List.of());
  }

  /**
   * The cells of one CSV table, columns named {@code family.feature} as 'export' writes them. A
   * model of tables takes scalars of recordings, too ({@code scalars.tau}), where the table has
   * none of its own columns.
   *
   * @throws org.patchbridge.table.schema.TableException where it cannot be used
   */
  public static TableCells read(Path file, Bundle bundle) {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    for (ModelInput input : List.of(bundle.input(), bundle.screenInput())) {
      for (ModelInput.FamilyInput family : input.families()) {
        columns.put(family.name(), family.columns());
      }
    }
    Species usual = bundle.origin().species().orElse(Species.MOUSE);
    Optional<TableCells> recorded =
        bundle.recorded().flatMap(input -> ScalarTables.read(file, bundle, input, usual));
    if (recorded.isPresent()) {
      return recorded.get();
    }
    requireNamedFeatures(file, bundle);
    FeatureTable table = FeatureTable.open(file, columns, usual);
    return new TableCells(
        table.cohort(), ColumnMatch.of(bundle, table.columns()), List.of(), List.of());
  }

  /** Whether a table has a column that is a feature of the model by its name. */
  public static boolean isNamed(Path file, Bundle bundle) {
    Set<String> header =
        new HashSet<>(DelimitedTable.header(file, DelimitedTable.delimiterOf(file)));
    return ModelFeatures.of(bundle).stream().anyMatch(each -> header.contains(each.key()));
  }

  /** Refuses a table none of whose columns is a feature by name: what is meant is not guessed. */
  private static void requireNamedFeatures(Path file, Bundle bundle) {
    if (!isNamed(file, bundle)) {
      ColumnProposal proposal = ModelFeatures.proposal(file, bundle);
      throw new InputException(
          file
              + ": none of the columns is a feature by its name (family.feature, as 'export' writes"
              + " it). "
              + (proposal.features().isEmpty()
                  ? "None looks like a feature of the model either; 'patchbridge columns' shows"
                      + " what was looked for"
                  : proposal.features().size()
                      + " of them are probably features of the model, "
                      + proposal.sure()
                      + " by name and magnitude: write the proposal with 'patchbridge columns "
                      + file
                      + " --for MODEL --to columns.yaml', read it, and give it with --columns"
                      + " columns.yaml"));
    }
  }

  /**
   * The cells of a folder with tables of a shipped schema: the one that the model was trained on,
   * else the first that has features of the model.
   *
   * @return empty where the folder holds no such tables
   * @throws InputException where none of them fits the model
   */
  public static Optional<TableCells> ofFolder(Path folder, Bundle bundle) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    TablesInFolder.Discovery discovery = discovery(folder);
    if (discovery.matches().isEmpty()) {
      return Optional.empty();
    }
    Optional<TablesInFolder.Match> same =
        discovery.matches().stream()
            .filter(match -> match.schema().name().equals(bundle.origin().cohort()))
            .findFirst();
    Cohort chosen =
        same.map(match -> cohort(match, bundle))
            .or(
                () ->
                    discovery.matches().stream()
                        .map(match -> cohort(match, bundle))
                        .filter(cohort -> fits(cohort, bundle))
                        .findFirst())
            .orElseThrow(
                () ->
                    new InputException(
                        folder
                            + ": none of its tables has all features of the model, which was"
                            + " trained on "
                            + bundle.origin().title()
                            + "; name one table with the columns that 'export' writes"));
    return Optional.of(
        new TableCells(
            chosen, ColumnMatch.of(bundle, columns(chosen)), List.of(), discovery.skipped()));
  }

  private static List<String> columns(Cohort cohort) {
    return cohort.families().stream()
        .flatMap(
            family -> family.columns().stream().map(column -> family.name() + "." + column.name()))
        .toList();
  }

  private static TablesInFolder.Discovery discovery(Path folder) {
    try {
      return TablesInFolder.discover(folder);
    } catch (InputException nothingFits) {
      return new TablesInFolder.Discovery(List.of(), List.of());
    }
  }

  /** With covariates where the model takes some. */
  private static Cohort cohort(TablesInFolder.Match match, Bundle bundle) {
    ImportedCohort imported = SchemaImport.with(match.schema()).read(match.folder());
    List<String> known = imported.covariates().names();
    boolean taken =
        bundle.input().families().stream()
            .anyMatch(family -> family.name().equals(Covariates.FAMILY));
    return known.isEmpty() || !taken
        ? imported.cohort()
        : imported.covariates().in(imported.cohort(), known);
  }

  private static boolean fits(Cohort cohort, Bundle bundle) {
    try {
      return bundle.input().align(cohort).missing().isEmpty();
    } catch (MismatchException otherFeatures) {
      return false;
    }
  }
}
