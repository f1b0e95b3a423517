package org.patchbridge.web.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.prediction.ModelFeatures;
import org.patchbridge.prediction.PredictionTables;
import org.patchbridge.prediction.TableCells;
import org.patchbridge.table.mapping.ColumnMapping;
import org.patchbridge.table.mapping.ColumnProposal;
import org.patchbridge.table.mapping.MappedFeature;
import org.patchbridge.table.mapping.ProposedFeature;
import org.patchbridge.table.mapping.WantedFeature;
import org.patchbridge.table.vocabulary.MeasureUnit;
import org.patchbridge.table.vocabulary.ValueTransform;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.HandChoices;
import org.patchbridge.work.InputException;

/** Which columns of a table are which features of a model: what is proposed, what is chosen. */
public final class TableColumns {
  private TableColumns() {}

  /**
   * What there is to choose from and what is chosen.
   *
   * @param columns of the table, with what their first row holds
   * @param cell column of the ids; empty to call cells by their lines
   * @param features of the model
   * @param lines the mapping that is used, or else the proposal; those that are not sure, too
   * @param units that can be converted
   * @param transforms that need nothing besides the column
   * @param isChosen whether a mapping is used
   * @param file name of the mapping's file
   * @param yaml the mapping that is used, or else the proposal
   */
  public record Told(
      List<ColumnTold> columns,
      String cell,
      List<FeatureTold> features,
      List<Line> lines,
      List<String> units,
      Map<String, String> transforms,
      boolean isChosen,
      String file,
      String yaml) {}

  /** A column and an example of it. */
  public record ColumnTold(String name, String example) {}

  /** A feature of the model and its unit. */
  public record FeatureTold(String name, String unit) {}

  /**
   * A column that is a feature.
   *
   * @param isSure whether it is used unless a person says otherwise
   * @param needs what a transform needs besides and was not found
   */
  public record Line(
      String column,
      String feature,
      String unit,
      String transform,
      boolean isSure,
      List<String> why,
      List<String> needs) {}

  /** What a person chose of a column. */
  public record Chosen(String column, String feature, String unit, String transform) {}

  /**
   * @throws org.patchbridge.table.schema.TableException where the table cannot be read
   */
  public static Told of(BenchFile file, Bundle model) {
    ColumnProposal proposal = ModelFeatures.proposal(file.path(), model);
    String used = file.choices().columns();
    Optional<ColumnMapping> mapping =
        used.isEmpty() ? Optional.empty() : Optional.of(ColumnMapping.parse(source(file), used));
    return new Told(
        proposal.columns().stream()
            .map(name -> new ColumnTold(name, proposal.example(name)))
            .toList(),
        mapping.map(ColumnMapping::cell).orElseGet(proposal::cellColumn).orElse(""),
        proposal.wantedFeatures().stream().map(TableColumns::told).toList(),
        mapping.map(TableColumns::lines).orElseGet(() -> lines(proposal)),
        MeasureUnit.all().stream().map(MeasureUnit::text).distinct().toList(),
        transforms(),
        mapping.isPresent(),
        source(file),
        mapping.isPresent() ? used : text(proposal, file, model));
  }

  private static FeatureTold told(WantedFeature wanted) {
    return new FeatureTold(wanted.key(), wanted.column().unit());
  }

  private static List<Line> lines(ColumnProposal proposal) {
    return proposal.features().stream()
        .map(each -> line(each.mapped(), each.isSure(), each.why(), each.lacking()))
        .toList();
  }

  private static List<Line> lines(ColumnMapping mapping) {
    return mapping.features().stream()
        .map(each -> line(each, true, List.of("chosen by hand"), List.of()))
        .toList();
  }

  private static Line line(
      MappedFeature mapped, boolean isSure, List<String> why, List<String> needs) {
    return new Line(
        mapped.column(),
        mapped.feature(),
        mapped.unit().text(),
        mapped.transform().id(),
        isSure,
        why,
        needs);
  }

  private static Map<String, String> transforms() {
    Map<String, String> simple = new java.util.LinkedHashMap<>();
    Arrays.stream(ValueTransform.values())
        .filter(each -> each.operands().isEmpty())
        .forEach(each -> simple.put(each.id(), each.words()));
    return simple;
  }

  private static String source(BenchFile file) {
    return HandChoices.columnsFile(shortName(file));
  }

  private static String shortName(BenchFile file) {
    return file.name().replaceFirst("^.*/", "");
  }

  private static String text(ColumnProposal proposal, BenchFile file, Bundle model) {
    return String.join("\n", proposal.yaml(model.origin().cohort(), shortName(file))) + "\n";
  }

  /**
   * The mapping of what a person chose, tried on the table.
   *
   * @param cell column of the ids; empty to call cells by their lines
   * @return its text
   * @throws InputException where a unit or a transform is none, or needs more than a column
   * @throws org.patchbridge.table.schema.TableException where it does not fit table and model
   */
  public static String mapping(BenchFile file, Bundle model, String cell, List<Chosen> chosen) {
    ColumnProposal proposal = ModelFeatures.proposal(file.path(), model);
    List<MappedFeature> known = new ArrayList<>();
    String used = file.choices().columns();
    if (!used.isEmpty()) {
      known.addAll(ColumnMapping.parse(source(file), used).features());
    }
    proposal.features().stream()
        .filter(each -> each.lacking().isEmpty())
        .map(ProposedFeature::mapped)
        .forEach(known::add);
    List<MappedFeature> lines = chosen.stream().map(each -> mapped(each, known)).toList();
    Optional<String> ids = cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    String text = text(proposal.choosing(ids, lines), file, model);
    read(file, text, model);
    return text;
  }

  private static MappedFeature mapped(Chosen chosen, List<MappedFeature> known) {
    MeasureUnit unit =
        MeasureUnit.parse(chosen.unit())
            .orElseThrow(
                () ->
                    wrong(
                        chosen,
                        "'" + chosen.unit() + "' is no unit",
                        "write one such as mV, MOhm, ms or ratio"));
    ValueTransform transform =
        ValueTransform.named(chosen.transform())
            .orElseThrow(
                () ->
                    wrong(
                        chosen,
                        "'" + chosen.transform() + "' is no transform",
                        "docs/columns.md lists them"));
    Map<String, MappedFeature.Operand> operands =
        known.stream()
            .filter(
                each ->
                    each.column().equals(chosen.column())
                        && each.feature().equals(chosen.feature())
                        && each.transform() == transform)
            .findFirst()
            .map(MappedFeature::operands)
            .orElse(Map.of());
    if (!operands.keySet().containsAll(transform.operands())) {
      throw wrong(
          chosen,
          transform.id() + " needs " + String.join(", ", transform.operands()) + " besides",
          "download the mapping, fill them in, and choose the file here");
    }
    return new MappedFeature(chosen.feature(), chosen.column(), unit, transform, operands, 0);
  }

  private static InputException wrong(Chosen chosen, String fact, String remedy) {
    return new InputException(
        "column '" + chosen.column() + "' as " + chosen.feature() + ": " + fact + "; " + remedy);
  }

  /**
   * The cells of a table through a mapping.
   *
   * @throws org.patchbridge.table.schema.TableException where they do not fit the model or each
   *     other
   */
  public static TableCells read(BenchFile file, String mapping, Bundle model) {
    return PredictionTables.read(file.path(), ColumnMapping.parse(source(file), mapping), model);
  }
}
