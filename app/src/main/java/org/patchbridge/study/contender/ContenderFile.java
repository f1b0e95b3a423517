package org.patchbridge.study.contender;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.ForeignPredictions;
import org.patchbridge.table.ForeignPredictions.Row;
import org.patchbridge.table.schema.TableException;

/** Reads predictions against the cohorts of a study. */
final class ContenderFile {
  /** Of probabilities that were written with few digits. */
  private static final double SUM_TOLERANCE = 0.01;

  /** Each takes a bootstrap of its own. */
  private static final int MOST_MODELS = 100;

  private final ForeignPredictions table;
  private final String modelName;
  private final List<StudyInput> inputs;

  private ContenderFile(ForeignPredictions table, String modelName, List<StudyInput> inputs) {
    this.table = table;
    this.modelName = modelName;
    this.inputs = inputs;
  }

  /**
   * @param modelName where the table has no column 'learner'
   * @throws TableException where a row is not about a cell of the study, a class is unknown, or a
   *     cell stands there twice in a run
   */
  static List<Contender> read(Path file, String modelName, List<StudyInput> inputs) {
    return new ContenderFile(ForeignPredictions.read(file), modelName, inputs).contenders();
  }

  private List<Contender> contenders() {
    List<Contender> contenders = new ArrayList<>();
    Map<ForeignPredictions.Part, List<Row>> parts = table.parts();
    if (parts.size() > MOST_MODELS) {
      throw TableException.inFile(
          table.file(),
          String.format(
              Locale.ROOT,
              "%,d pairs of 'learner' and 'cohort', the limit is %,d",
              parts.size(),
              MOST_MODELS),
          "check what column 'learner' holds, or split the file");
    }
    parts.forEach(
        (part, rows) -> {
          StudyInput input = input(part, rows.get(0));
          String name = part.learner().orElse(modelName);
          contenders.add(
              new Contender(
                  name,
                  table.file(),
                  table.sha256(),
                  input,
                  folds(input.cohort(), rows),
                  table.classes().isEmpty()));
        });
    return contenders;
  }

  private StudyInput input(ForeignPredictions.Part part, Row row) {
    if (part.cohort().isEmpty()) {
      List<StudyInput> holders =
          inputs.stream().filter(input -> holds(input.cohort(), row.cell())).toList();
      if (holders.size() == 1) {
        return holders.get(0);
      }
      throw table.refused(
          row,
          "cell '"
              + row.cell()
              + (holders.isEmpty() ? "' is in no cohort" : "' is in several cohorts")
              + " of the study",
          "add a column 'cohort' with one of: " + names());
    }
    return inputs.stream()
        .filter(input -> input.cohort().name().equals(part.cohort().get()))
        .findFirst()
        .orElseThrow(
            () ->
                table.refused(
                    row,
                    "the study has no cohort '" + part.cohort().get() + "'",
                    "it has: " + names()));
  }

  private static boolean holds(Cohort cohort, String cell) {
    return cohort.cells().stream().anyMatch(each -> each.id().equals(cell));
  }

  private String names() {
    return inputs.stream().map(StudyInput::titleWithName).collect(Collectors.joining(", "));
  }

  private List<FoldPredictions> folds(Cohort cohort, List<Row> rows) {
    Map<String, Integer> rowOfCell = new HashMap<>();
    for (Cell cell : cohort.cells()) {
      rowOfCell.put(cell.id(), rowOfCell.size());
    }
    int[] labels = cohort.labels();
    Set<List<Integer>> seen = new HashSet<>();
    Map<FoldId, List<Judged>> folds = new TreeMap<>();
    for (Row row : rows) {
      Integer at = rowOfCell.get(row.cell());
      if (at == null) {
        throw table.refused(
            row,
            "cell '" + row.cell() + "' is not in cohort " + cohort.name(),
            "give the ids that 'export' writes into cells.csv");
      }
      if (labels[at] < 0) {
        throw table.refused(
            row,
            "cell '" + row.cell() + "' has no subclass in the study to be judged by",
            "leave the row out");
      }
      if (!seen.add(List.of(row.run(), at))) {
        throw table.refused(
            row,
            "cell '" + row.cell() + "' is predicted twice in run " + row.run(),
            "keep one of the rows, or number the runs");
      }
      folds
          .computeIfAbsent(new FoldId(row.run(), row.fold()), fold -> new ArrayList<>())
          .add(new Judged(at, probabilities(cohort.classes(), row)));
    }
    return folds.entrySet().stream().map(fold -> fold(fold.getKey(), fold.getValue())).toList();
  }

  private record Judged(int row, double[] probabilities) {}

  private static FoldPredictions fold(FoldId id, List<Judged> cells) {
    List<Judged> ascending = cells.stream().sorted(Comparator.comparingInt(Judged::row)).toList();
    return new FoldPredictions(
        id.run(),
        id.fold(),
        ascending.stream().mapToInt(Judged::row).toArray(),
        ascending.stream().map(Judged::probabilities).toArray(double[][]::new));
  }

  private double[] probabilities(List<String> classes, Row row) {
    double[] all = new double[classes.size()];
    if (row.predicted().isPresent()) {
      all[classOf(classes, row.predicted().get(), row)] = 1;
      return all;
    }
    double sum = 0;
    for (int c = 0; c < table.classes().size(); c++) {
      double probability = row.probabilities().get(c);
      if (probability > 0) {
        all[classOf(classes, table.classes().get(c), row)] = probability;
        sum += probability;
      }
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw table.refused(
          row,
          "the probabilities of cell '" + row.cell() + "' sum to " + Numbers.decimal(sum, 2),
          "give one for each subclass of the cohort, of sum 1");
    }
    for (int c = 0; c < all.length; c++) {
      all[c] /= sum;
    }
    return all;
  }

  private int classOf(List<String> classes, String name, Row row) {
    int index = classes.indexOf(name);
    if (index < 0) {
      throw table.refused(
          row,
          "'" + name + "' is no subclass of the cohort",
          "it has: " + String.join(", ", classes));
    }
    return index;
  }
}
