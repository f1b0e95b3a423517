package org.patchbridge.cli.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patchbridge.table.mapping.ColumnProposal;
import org.patchbridge.table.mapping.MappedFeature;
import org.patchbridge.table.mapping.ProposedFeature;

/**
 * What {@code columns --json} prints; see docs/data-dictionary.md.
 *
 * @param file that holds the proposal as YAML; empty where none was asked for
 * @param sure how many features would be read if nothing were changed
 */
record PrintedProposal(
    String table,
    String model,
    Optional<String> file,
    String delimiter,
    Optional<String> cell,
    Optional<String> donor,
    Optional<String> label,
    int sure,
    List<ProposedColumn> features,
    List<String> missing,
    List<String> unmatched) {

  /**
   * @param transform {@code none} where the column is the feature
   * @param with what the transform needs besides, by name
   */
  record ProposedColumn(
      String feature,
      String column,
      String unit,
      String transform,
      Map<String, Operand> with,
      boolean sure,
      List<String> why,
      List<String> lacking) {

    static ProposedColumn of(ProposedFeature proposed) {
      MappedFeature mapped = proposed.mapped();
      Map<String, Operand> with = new TreeMap<>();
      mapped
          .operands()
          .forEach(
              (name, operand) ->
                  operand
                      .column()
                      .ifPresent(
                          column -> with.put(name, new Operand(column, operand.unit().text()))));
      return new ProposedColumn(
          mapped.feature(),
          mapped.column(),
          mapped.unit().text(),
          mapped.transform().id(),
          with,
          proposed.isSure(),
          proposed.why(),
          proposed.lacking());
    }
  }

  /** A column with its unit. */
  record Operand(String column, String unit) {}

  static PrintedProposal of(
      Path table, String model, ColumnProposal proposal, Optional<Path> file) {
    return new PrintedProposal(
        table.toString(),
        model,
        file.map(Path::toString),
        String.valueOf(proposal.delimiter()),
        proposal.cellColumn(),
        proposal.donorColumn(),
        proposal.labelColumn(),
        proposal.sure(),
        proposal.features().stream().map(ProposedColumn::of).toList(),
        proposal.missing(),
        proposal.unmatched());
  }
}
