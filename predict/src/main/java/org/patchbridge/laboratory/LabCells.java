package org.patchbridge.laboratory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.NearestName;
import org.patchbridge.work.InputException;

/**
 * Labelled cells of a laboratory that a model can be calibrated with.
 *
 * @param name of the table
 * @param cohort the cells in the columns of the model, all labelled with its subclasses
 * @param notes which cells of the table are not used, one sentence each
 */
public record LabCells(String name, Cohort cohort, List<String> notes) {
  /** Cells of a class that scale and shift of its features can be told from. */
  public static final int LEAST_CELLS = 5;

  private static final int LEAST_CLASSES = 2;

  public LabCells {
    notes = List.copyOf(notes);
  }

  /**
   * @param source of the cells, for messages
   * @param mapping where the labels were to be found, for messages: a column or a mapping's field
   * @throws InputException where labels are missing or not the model's, cells are of another
   *     species or the model's own, or fewer than two classes have five cells
   * @throws org.patchbridge.bundle.MismatchException where features are not the model's
   */
  public static LabCells of(Bundle bundle, String source, String mapping, Cohort cells) {
    requireSpecies(bundle, source, cells);
    int[] labelled =
        IntStream.range(0, cells.size())
            .filter(row -> cells.cells().get(row).subclass().isPresent())
            .toArray();
    if (labelled.length == 0) {
      throw new InputException(
          source + ": no cell has a label; " + mapping + " must give the subclass of each cell");
    }
    requireKnownLabels(bundle, source, mapping, cells);
    Cohort aligned = bundle.input().align(cells).cohort();
    List<String> notes = new ArrayList<>();
    if (labelled.length < cells.size()) {
      notes.add(count(cells.size() - labelled.length) + " without a label not used");
    }
    int[] unseen = unseen(bundle, source, aligned, labelled, notes);
    int[] used = ofFrequentClasses(source, aligned, unseen, notes);
    return new LabCells(source, aligned.select(used), notes);
  }

  private static String count(int cells) {
    return cells == 1 ? "1 cell" : cells + " cells";
  }

  private static void requireSpecies(Bundle bundle, String source, Cohort cells) {
    Map<Species, Long> counts =
        cells.cells().stream()
            .collect(Collectors.groupingBy(Cell::species, TreeMap::new, Collectors.counting()));
    if (counts.size() > 1) {
      throw new InputException(
          source
              + ": cells of two species, "
              + counts.entrySet().stream()
                  .map(entry -> entry.getValue() + " " + entry.getKey().label())
                  .collect(Collectors.joining(" and "))
              + "; make a table of each");
    }
    Optional<Species> model = bundle.origin().species();
    Species here = counts.keySet().iterator().next();
    if (model.isPresent() && model.get() != here) {
      throw new InputException(
          source
              + ": "
              + here.label()
              + " cells, but the model is of "
              + model.get().label()
              + " cells; take a model of "
              + here.label()
              + " cells");
    }
  }

  private static void requireKnownLabels(
      Bundle bundle, String source, String mapping, Cohort cells) {
    Map<String, List<Cell>> unknown = new LinkedHashMap<>();
    for (Cell cell : cells.cells()) {
      cell.subclass()
          .filter(label -> !bundle.classes().contains(label))
          .ifPresent(label -> unknown.computeIfAbsent(label, any -> new ArrayList<>()).add(cell));
    }
    if (!unknown.isEmpty()) {
      throw new InputException(
          source
              + ": "
              + unknown.entrySet().stream()
                  .map(entry -> told(entry.getKey(), entry.getValue(), bundle))
                  .collect(Collectors.joining("; "))
              + ". The model knows "
              + String.join(", ", bundle.classes())
              + ": correct the labels, or leave the field empty; they are taken from "
              + mapping);
    }
  }

  private static String told(String label, List<Cell> cells, Bundle bundle) {
    return "label '"
        + label
        + "' of "
        + count(cells.size())
        + " (first: "
        + cells.get(0).id()
        + ") is no subclass of the model"
        + NearestName.to(label, bundle.classes())
            .map(name -> ", did you mean '" + name + "'?")
            .orElse("");
  }

  /** The model's own training cells tell nothing of another rig. */
  private static int[] unseen(
      Bundle bundle, String source, Cohort aligned, int[] labelled, List<String> notes) {
    int[] unseen =
        Arrays.stream(labelled)
            .filter(row -> !bundle.trainedCells().contains(aligned, row))
            .toArray();
    if (unseen.length == 0) {
      throw new InputException(
          source
              + ": all labelled cells are the model's own training cells, from which nothing new"
              + " can be learnt; give cells of your laboratory");
    }
    if (unseen.length < labelled.length) {
      notes.add(
          count(labelled.length - unseen.length)
              + " of the model's own training cells not used: nothing new can be learnt from them");
    }
    return unseen;
  }

  private static int[] ofFrequentClasses(
      String source, Cohort cells, int[] rows, List<String> notes) {
    Map<String, Long> counts =
        Arrays.stream(rows)
            .mapToObj(row -> cells.cells().get(row).subclass().orElseThrow())
            .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()));
    Map<String, Long> few = new TreeMap<>(counts);
    few.values().removeIf(count -> count >= LEAST_CELLS);
    if (counts.size() - few.size() < LEAST_CLASSES) {
      throw new InputException(
          source
              + ": "
              + counts.entrySet().stream()
                  .map(entry -> entry.getValue() + " " + entry.getKey())
                  .collect(Collectors.joining(", "))
              + "; needed are at least "
              + LEAST_CELLS
              + " cells in each of two subclasses"
              + (counts.size() == 1
                  ? ": with one subclass alone a shift of the rig cannot be told from what is"
                      + " special to these cells"
                  : ""));
    }
    few.forEach(
        (label, count) ->
            notes.add(
                label
                    + ": "
                    + count(count.intValue())
                    + ", fewer than "
                    + LEAST_CELLS
                    + ", not used; what is promised of this subclass rests on the reference"));
    return Arrays.stream(rows)
        .filter(row -> !few.containsKey(cells.cells().get(row).subclass().orElseThrow()))
        .toArray();
  }
}
