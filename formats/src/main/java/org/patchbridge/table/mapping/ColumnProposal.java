package org.patchbridge.table.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.table.DelimitedTable;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.table.vocabulary.ValueTransform;

/**
 * Which columns of a table are probably which features of a model. Nothing of it is used before a
 * person has seen it: {@link #yaml} is for that.
 */
public final class ColumnProposal {
  private final DelimitedTable table;
  private final DecimalSeparator decimal;
  private final CellColumns cells;
  private final List<WantedFeature> wanted;
  private final List<ProposedFeature> proposed;

  private ColumnProposal(
      DelimitedTable table,
      DecimalSeparator decimal,
      CellColumns cells,
      List<WantedFeature> wanted,
      List<ProposedFeature> proposed) {
    this.table = table;
    this.decimal = decimal;
    this.cells = cells;
    this.wanted = wanted;
    this.proposed = proposed;
  }

  /**
   * Reads a table and looks for features in it: by names, units in the header, and the size of the
   * values.
   *
   * @param wanted what the model takes
   * @param classes of the model, to know labels by
   * @throws TableException where the table cannot be read
   */
  public static ColumnProposal of(Path file, List<WantedFeature> wanted, List<String> classes) {
    DelimitedTable table = DelimitedTable.guess(file);
    DecimalSeparator decimal = table.decimal();
    FeatureFit fit = new FeatureFit(TableColumn.of(table, decimal));
    return new ColumnProposal(
        table, decimal, CellColumns.of(table, classes), List.copyOf(wanted), assigned(fit, wanted));
  }

  /** Every column once: first where nothing has to be changed, then where a transform is needed. */
  private static List<ProposedFeature> assigned(FeatureFit fit, List<WantedFeature> wanted) {
    Map<WantedFeature, List<FeatureFit.Option>> options = new LinkedHashMap<>();
    wanted.forEach(feature -> options.put(feature, fit.options(feature)));
    Map<WantedFeature, ProposedFeature> found = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (boolean isDirect : new boolean[] {true, false}) {
      options.forEach(
          (feature, all) -> {
            List<FeatureFit.Option> left =
                all.stream().filter(each -> !taken.contains(each.column().name())).toList();
            if (!found.containsKey(feature)
                && !left.isEmpty()
                && (!isDirect || isDirect(left.get(0)))) {
              ProposedFeature made = ProposedFeature.of(feature, left);
              found.put(feature, made);
              taken.add(left.get(0).column().name());
            }
          });
    }
    return wanted.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static boolean isDirect(FeatureFit.Option option) {
    return option.mapped().transform() == ValueTransform.NONE && option.isPlausible();
  }

  /** What was found, in the order of the model's features; those that are not sure included. */
  public List<ProposedFeature> features() {
    return List.copyOf(proposed);
  }

  /** How many features would be read if nothing were changed. */
  public int sure() {
    return (int) proposed.stream().filter(ProposedFeature::isSure).count();
  }

  /** The features for which no column was found. */
  public List<String> missing() {
    Set<String> found = new HashSet<>();
    proposed.forEach(each -> found.add(each.mapped().feature()));
    return wanted.stream().map(WantedFeature::key).filter(key -> !found.contains(key)).toList();
  }

  /** What the model takes, and what is usual of it. */
  public List<WantedFeature> wantedFeatures() {
    return wanted;
  }

  /** The columns of the table. */
  public List<String> columns() {
    return table.columns();
  }

  /** The column of the ids; empty where cells are called by their lines. */
  public Optional<String> cellColumn() {
    return cells.cell();
  }

  /** What a column has in the first row; empty in a table without rows. */
  public String example(String column) {
    return table.size() == 0 ? "" : table.text(0, column);
  }

  /**
   * What a person made of it: the same about the table, other columns for features.
   *
   * @param cell column of the ids; empty to call cells by their lines
   * @param chosen every line of the mapping
   */
  public ColumnProposal choosing(Optional<String> cell, List<MappedFeature> chosen) {
    Map<MappedFeature, ProposedFeature> before = new HashMap<>();
    proposed.forEach(each -> before.put(each.mapped(), each));
    CellColumns others = new CellColumns(cell, cells.species(), cells.donor(), cells.label());
    return new ColumnProposal(
        table,
        decimal,
        others,
        wanted,
        chosen.stream()
            .map(
                each ->
                    new ProposedFeature(
                        each,
                        true,
                        before.containsKey(each)
                            ? before.get(each).why()
                            : List.of("chosen by hand"),
                        List.of()))
            .toList());
  }

  /** The columns that are neither a feature nor say who the cell is. */
  public List<String> unmatched() {
    Set<String> left = new LinkedHashSet<>(table.columns());
    proposed.forEach(each -> left.remove(each.mapped().column()));
    cells.cell().ifPresent(left::remove);
    cells.species().ifPresent(left::remove);
    cells.donor().ifPresent(left::remove);
    cells.label().ifPresent(label -> left.remove(label.column()));
    return new ArrayList<>(left);
  }

  /** The column of the donors. */
  public Optional<String> donorColumn() {
    return cells.donor();
  }

  /** The column of the subclasses. */
  public Optional<String> labelColumn() {
    return cells.label().map(MappedLabel::column);
  }

  /** Between the fields of the table. */
  public char delimiter() {
    return table.delimiter();
  }

  /**
   * The proposal as a mapping to edit; lines that are not sure are commented out.
   *
   * @param model what the model is called
   */
  public List<String> yaml(String model) {
    return yaml(model, String.valueOf(table.file().getFileName()));
  }

  /** The same for a table that people know under another name. */
  public List<String> yaml(String model, String tableName) {
    return new ProposalText(this, model, tableName).lines();
  }

  DelimitedTable table() {
    return table;
  }

  DecimalSeparator decimal() {
    return decimal;
  }

  CellColumns cells() {
    return cells;
  }

  int wanted() {
    return wanted.size();
  }
}
