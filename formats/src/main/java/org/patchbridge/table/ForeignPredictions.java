package org.patchbridge.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbridge.table.schema.CellKey;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.NumberText;
import org.patchbridge.table.schema.TableException;

/**
 * Test predictions of any program, one row a cell and run: {@code cell_id} (or {@code cell}),
 * {@code fold}, and either {@code predicted}, the name of a subclass, or {@code probability
 * SUBCLASS}, one column each. May have {@code run} (0 where it is missing), {@code cohort} and
 * {@code learner}. Other columns are ignored, so that what 'export' writes as predictions can be
 * read.
 *
 * @param sha256 of the file
 * @param classes that have a column of probabilities; none where only labels are given
 */
public record ForeignPredictions(Path file, String sha256, List<String> classes, List<Row> rows) {
  private static final String FOLD = "fold";
  private static final String RUN = "run";
  private static final String COHORT = "cohort";
  private static final String LEARNER = "learner";
  private static final String PREDICTED = "predicted";
  private static final String PROBABILITY = "probability ";
  private static final List<String> CELL = List.of("cell_id", "cell");
  private static final Pattern ANY = Pattern.compile(".+");
  private static final int MOST_FOLDS = 1_000_000;

  public ForeignPredictions {
    classes = List.copyOf(classes);
    rows = List.copyOf(rows);
  }

  /**
   * @param line of the file, from 1
   * @param predicted empty where there are probabilities
   * @param probabilities in the order of {@link ForeignPredictions#classes}; 0 where the field is
   *     empty
   */
  public record Row(
      long line,
      String cell,
      Optional<String> cohort,
      Optional<String> learner,
      int run,
      int fold,
      Optional<String> predicted,
      List<Double> probabilities) {}

  /**
   * @throws TableException where the file cannot be read, lacks a column, or a field is not what it
   *     must be
   */
  public static ForeignPredictions read(Path file) {
    CsvTableReader reader = CsvTableReader.ofFixedForm(file);
    List<String> header = reader.header();
    String cell = CELL.stream().filter(header::contains).findFirst().orElse(CELL.get(0));
    List<String> probabilities =
        header.stream().filter(name -> name.startsWith(PROBABILITY)).distinct().toList();
    Set<String> wanted = new LinkedHashSet<>(List.of(cell, FOLD));
    if (probabilities.isEmpty()) {
      wanted.add(PREDICTED);
    }
    wanted.addAll(probabilities);
    List.of(RUN, COHORT, LEARNER).stream().filter(header::contains).forEach(wanted::add);
    Reading reading = new Reading(reader.read(wanted), cell, probabilities);
    return new ForeignPredictions(
        file,
        reading.table.sha256(),
        probabilities.stream().map(name -> name.substring(PROBABILITY.length())).toList(),
        reading.rows());
  }

  /** Where in the file something is wrong. */
  public TableException refused(Row row, String fact, String remedy) {
    return TableException.atLine(file, row.line(), fact, remedy);
  }

  /** The rows by cohort and learner, in the order of the file. */
  public Map<Part, List<Row>> parts() {
    Map<Part, List<Row>> parts = new LinkedHashMap<>();
    rows.forEach(
        row ->
            parts
                .computeIfAbsent(new Part(row.cohort(), row.learner()), part -> new ArrayList<>())
                .add(row));
    return parts;
  }

  /** What one model said of one cohort. */
  public record Part(Optional<String> cohort, Optional<String> learner) {}

  private record Reading(CsvTable table, String cell, List<String> probabilities) {
    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      for (int row = 0; row < table.size(); row++) {
        rows.add(row(row));
      }
      return rows;
    }

    private Row row(int row) {
      String id = id(row);
      List<Double> given = new ArrayList<>();
      for (String name : probabilities) {
        given.add(probability(row, name));
      }
      return new Row(
          table.line(row),
          id,
          text(row, COHORT),
          text(row, LEARNER),
          table.column().containsKey(RUN) ? number(row, RUN) : 0,
          number(row, FOLD),
          probabilities.isEmpty() ? Optional.of(table.text(row, PREDICTED)) : Optional.empty(),
          List.copyOf(given));
    }

    /** As in every table: programs write whole numbers with a point. */
    private String id(int row) {
      try {
        return CellKey.of(table.text(row, cell), ANY);
      } catch (IllegalArgumentException bad) {
        throw refused(row, cell, bad.getMessage(), "give the id that the study has");
      }
    }

    private Optional<String> text(int row, String column) {
      return table.column().containsKey(column)
          ? Optional.of(table.text(row, column)).filter(text -> !text.isEmpty())
          : Optional.empty();
    }

    private double probability(int row, String column) {
      String text = table.text(row, column);
      if (text.isEmpty()) {
        return 0;
      }
      OptionalDouble number = NumberText.parse(text, DecimalSeparator.POINT);
      if (number.isEmpty() || !(number.getAsDouble() >= 0 && number.getAsDouble() <= 1)) {
        throw refused(row, column, "'" + text + "' is no probability", "give a number from 0 to 1");
      }
      return number.getAsDouble();
    }

    private int number(int row, String column) {
      String text = table.text(row, column);
      OptionalInt number = whole(text);
      if (number.isEmpty()) {
        throw refused(
            row,
            column,
            "'" + text + "' is no number of a " + column,
            "give the number that the study's splits have, from 0");
      }
      return number.getAsInt();
    }

    private static OptionalInt whole(String text) {
      OptionalDouble number = NumberText.parse(text, DecimalSeparator.POINT);
      double value = number.orElse(-1);
      return value >= 0 && value < MOST_FOLDS && value == Math.rint(value)
          ? OptionalInt.of((int) value)
          : OptionalInt.empty();
    }

    private TableException refused(int row, String column, String fact, String remedy) {
      return TableException.at(table.file(), table.line(row), column, fact, remedy);
    }
  }
}
