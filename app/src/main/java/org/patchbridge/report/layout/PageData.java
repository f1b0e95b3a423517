package org.patchbridge.report.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.patchbridge.report.answer.CohortCells;
import org.patchbridge.report.answer.CohortCells.KnownCell;
import org.patchbridge.report.answer.HeldOutCalls;
import org.patchbridge.report.answer.Packed;
import org.patchbridge.report.answer.PackedFamily;
import org.patchbridge.report.answer.StudyAnswers;
import org.patchbridge.report.answer.TracedCell;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;
import org.patchbridge.report.title.Titles;

/**
 * What the scripts of the page know of cells, as one JSON text. A property of cells is a list of
 * its values and, for each cell, the place in that list; −1 where it is unknown.
 */
final class PageData {
  private final StudyAnswers answers;
  private final StudyParts parts;
  private final Titles titles;
  private final Map<String, Integer> firstOfCohort = new HashMap<>();
  private final Map<String, Map<String, Integer>> numberOfCell = new HashMap<>();
  private final List<KnownCell> cells = new ArrayList<>();

  PageData(StudyAnswers answers, StudyParts parts, Titles titles) {
    this.answers = answers;
    this.parts = parts;
    this.titles = titles;
    for (CohortCells cohort : answers.cells()) {
      firstOfCohort.put(cohort.cohort(), cells.size());
      Map<String, Integer> numbers = new HashMap<>();
      for (KnownCell cell : cohort.cells()) {
        numbers.put(cell.id(), cells.size());
        cells.add(cell);
      }
      numberOfCell.put(cohort.cohort(), numbers);
    }
  }

  /**
   * Cells have numbers from 0 over all cohorts, in their order.
   *
   * @param first number of its first cell
   */
  record Cohort(String name, String title, int first, int size) {}

  /** A property of all cells. */
  record Property(List<String> values, List<Integer> ofCells) {}

  /**
   * An embedding.
   *
   * @param cells numbers of its cells: first and last of each run of them
   * @param x {@link Packed} from {@code left} over {@code side}
   * @param y the same from {@code bottom}
   */
  record Plane(
      String title,
      List<Integer> cells,
      double left,
      double bottom,
      double side,
      String x,
      String y) {}

  /**
   * Calls of a model.
   *
   * @param calls one character a cell of the cohort: {@code a} for the first class, {@code -} where
   *     the cell was not tested
   * @param probabilities {@link Packed} from 0 to 1
   */
  record Model(
      String evaluation, int cohort, List<String> classes, String calls, String probabilities) {}

  /** Sweeps of a cell by its number. */
  record Traces(int cell, List<TracedCell.PackedSweep> sweeps, String absence) {}

  /** Families of a cohort by its place in the list of cohorts. */
  record Family(int cohort, PackedFamily table) {}

  private record Whole(
      List<Cohort> cohorts,
      List<String> ids,
      Map<String, Property> properties,
      List<Plane> planes,
      List<Model> models,
      List<Family> families,
      List<Traces> traces,
      List<PageShapes.PageGraph> graphs,
      List<PageShapes.Moved> moved) {}

  String json() {
    List<Cohort> cohorts =
        answers.cells().stream()
            .map(
                each ->
                    new Cohort(
                        each.cohort(),
                        titles.cohort(each.cohort()),
                        firstOfCohort.get(each.cohort()),
                        each.cells().size()))
            .toList();
    List<String> names = cohorts.stream().map(Cohort::name).toList();
    Map<String, Property> properties = new LinkedHashMap<>();
    properties.put("subclass", property(KnownCell::subclass));
    properties.put("species", property(cell -> Optional.of(cell.species())));
    properties.put("condition", property(KnownCell::condition));
    properties.put("donor", property(KnownCell::donor));
    PageShapes shapes = new PageShapes(numberOfCell);
    Whole whole =
        new Whole(
            cohorts,
            cells.stream().map(KnownCell::id).toList(),
            properties,
            parts.embeddings().stream().map(this::plane).toList(),
            answers.calls().stream().map(calls -> model(calls, names)).toList(),
            answers.families().stream()
                .map(table -> new Family(names.indexOf(table.cohort()), table))
                .toList(),
            answers.traced().stream().flatMap(cell -> traces(cell).stream()).toList(),
            parts.shapes().stream().flatMap(shapes::graphs).toList(),
            parts.shapes().stream().flatMap(shapes::moved).toList());
    try {
      return new ObjectMapper()
          .registerModule(new Jdk8Module())
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .writeValueAsString(whole);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records always have a JSON form", e);
    }
  }

  private Property property(Function<KnownCell, Optional<String>> value) {
    Map<String, Integer> places = new LinkedHashMap<>();
    List<Integer> ofCells = new ArrayList<>();
    for (KnownCell cell : cells) {
      ofCells.add(
          value
              .apply(cell)
              .map(each -> places.computeIfAbsent(each, key -> places.size()))
              .orElse(-1));
    }
    return new Property(List.copyOf(places.keySet()), ofCells);
  }

  private Plane plane(EmbeddingSection embedding) {
    List<Integer> numbers = new ArrayList<>();
    List<EmbeddedCell> known = new ArrayList<>();
    for (EmbeddedCell cell : embedding.cells()) {
      Integer number = numberOfCell.getOrDefault(cell.cohort(), Map.of()).get(cell.id());
      if (number != null) {
        numbers.add(number);
        known.add(cell);
      }
    }
    double left = known.stream().mapToDouble(EmbeddedCell::x).min().orElse(0);
    double right = known.stream().mapToDouble(EmbeddedCell::x).max().orElse(1);
    double bottom = known.stream().mapToDouble(EmbeddedCell::y).min().orElse(0);
    double top = known.stream().mapToDouble(EmbeddedCell::y).max().orElse(1);
    double side = Math.max(right - left, top - bottom);
    return new Plane(
        embedding.title(),
        runs(numbers),
        left,
        bottom,
        side,
        Packed.of(known.stream().mapToDouble(EmbeddedCell::x).toArray(), left, left + side),
        Packed.of(known.stream().mapToDouble(EmbeddedCell::y).toArray(), bottom, bottom + side));
  }

  /** First and last of each run of numbers that follow one another. */
  static List<Integer> runs(List<Integer> numbers) {
    List<Integer> ends = new ArrayList<>();
    for (int number : numbers) {
      if (!ends.isEmpty() && ends.get(ends.size() - 1) == number - 1) {
        ends.set(ends.size() - 1, number);
      } else {
        ends.addAll(List.of(number, number));
      }
    }
    return ends;
  }

  private static Model model(HeldOutCalls calls, List<String> cohorts) {
    StringBuilder letters = new StringBuilder();
    for (int call : calls.calls()) {
      letters.append(call < 0 ? '-' : (char) ('a' + call));
    }
    return new Model(
        calls.evaluation(),
        cohorts.indexOf(calls.cohort()),
        calls.classes(),
        letters.toString(),
        Packed.of(calls.probabilities().stream().mapToDouble(Double::doubleValue).toArray(), 0, 1));
  }

  private Optional<Traces> traces(TracedCell cell) {
    return numberOfCell.values().stream()
        .flatMap(numbers -> Optional.ofNullable(numbers.get(cell.cell())).stream())
        .min(Integer::compare)
        .map(number -> new Traces(number, cell.sweeps(), cell.absence()));
  }
}
