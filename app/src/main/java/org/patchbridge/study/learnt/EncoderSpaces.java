package org.patchbridge.study.learnt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.files.FileNames;
import org.patchbridge.shape.cohort.CellCloud;
import org.patchbridge.shape.cohort.SpaceSeries;
import org.patchbridge.shape.cohort.SpaceSource;
import org.patchbridge.space.CellSpace;
import org.patchbridge.space.PrincipalAxes;
import org.patchbridge.space.SharedSpace;
import org.patchbridge.study.learnt.LearntEvaluations.Learnt;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.study.store.StudyStore;

/**
 * The spaces of trained encoders. Of a human cohort that learnt from a mouse one: the mouse network
 * as it is, then what encoder transfer, joint training and human cells alone make of the same human
 * and mouse cells. Of a cohort whose attention model was evaluated by itself: that one. Each cell
 * by a network that trained neither on it nor on its donor. Spaces are turned to their principal
 * axes, which changes no distance: clouds of chance, whose coordinates are permuted one by one,
 * then have the covariance of the cells.
 */
public final class EncoderSpaces implements SpaceSource {
  /** What rounding leaves of anchors that one network has laid down for all folds. */
  private static final double ONE_NETWORK = 1e-9;

  private final StudyStore store;
  private final boolean byFold;

  private EncoderSpaces(StudyStore store, boolean byFold) {
    this.store = store;
    this.byFold = byFold;
  }

  /** All folds in one space, aligned as {@link PooledSpace} says. */
  public static EncoderSpaces pooled(StudyStore store) {
    return new EncoderSpaces(store, false);
  }

  /** Each fold in the space of its own network, nothing aligned. */
  public static EncoderSpaces byFold(StudyStore store) {
    return new EncoderSpaces(store, true);
  }

  @Override
  public String key() {
    return byFold ? "encoder-by-fold" : "encoder";
  }

  @Override
  public boolean isOnlyOnRequest() {
    return byFold;
  }

  @Override
  public String remedy() {
    return " (they come with 'transfer', or 'evaluate --preset paper', on folds that keep donors"
        + " together; where an earlier version ran these, run them into a new study)";
  }

  @Override
  public List<SpaceSeries> of(List<StudyInput> inputs) {
    FileNames names = new FileNames();
    List<SpaceSeries> series = new ArrayList<>();
    for (StudyInput input : inputs) {
      for (List<Learnt> together : new LearntEvaluations(store).of(input)) {
        Optional<StudyInput> mouse =
            together.get(0).mouseCohort().flatMap(id -> withId(inputs, id));
        if (mouse.isPresent() == together.get(0).mouseCohort().isPresent()) {
          series.addAll(series(names, together, input, mouse));
        }
      }
    }
    return series;
  }

  private static Optional<StudyInput> withId(List<StudyInput> inputs, String id) {
    return inputs.stream().filter(input -> input.cohortId().equals(id)).findFirst();
  }

  private List<SpaceSeries> series(
      FileNames names, List<Learnt> together, StudyInput human, Optional<StudyInput> mouse) {
    String cohorts = mouse.map(m -> m.cohort().name() + "-").orElse("") + human.cohort().name();
    String title = mouse.map(m -> m.title() + " and ").orElse("") + human.title();
    List<LabelledSpace> spaces = together.stream().flatMap(each -> spaces(each).stream()).toList();
    Map<String, List<LabelledSpace>> byPart = new LinkedHashMap<>();
    spaces.forEach(
        space -> byPart.computeIfAbsent(space.part(), part -> new ArrayList<>()).add(space));
    List<SpaceSeries> series = new ArrayList<>();
    byPart.forEach(
        (part, ofPart) ->
            cells(ofPart.get(0), together.get(0), human, mouse)
                .ifPresent(
                    cells ->
                        series.add(
                            series(
                                names,
                                names.next("encoder-" + cohorts + part),
                                title + ": attention-pooled vectors" + part.replace('-', ' '),
                                cells,
                                ofPart))));
    return series;
  }

  /**
   * A space of one evaluation.
   *
   * @param part which folds, as it ends the name of a series
   * @param note how well folds fit, in words
   */
  private record LabelledSpace(
      Learnt learnt, String part, String note, Map<FoldCells.Key, double[]> places) {}

  private List<LabelledSpace> spaces(Learnt learnt) {
    if (byFold) {
      return FoldCells.of(learnt.vectors()).stream()
          .filter(fold -> !fold.tested().isEmpty())
          .map(fold -> new LabelledSpace(learnt, "-fold-" + (fold.fold() + 1), "", fold.tested()))
          .toList();
    }
    return PooledSpace.of(learnt.vectors())
        .map(
            pooled -> {
              Map<FoldCells.Key, double[]> places = new HashMap<>();
              for (int i = 0; i < pooled.cells().size(); i++) {
                PooledSpace.CellInFold cell = pooled.cells().get(i);
                places.put(
                    new FoldCells.Key(cell.cohort(), cell.cellId()), pooled.coordinates()[i]);
              }
              return List.of(new LabelledSpace(learnt, "", note(pooled), places));
            })
        .orElse(List.of());
  }

  private static String note(PooledSpace pooled) {
    return pooled.residuals().stream().allMatch(fold -> fold.share() < ONE_NETWORK)
        ? ""
        : String.format(
            Locale.ROOT,
            " (misfit of folds %.0f %%)",
            100
                * pooled.residuals().stream()
                    .mapToDouble(PooledSpace.Residual::share)
                    .average()
                    .orElse(0));
  }

  /** Cells of the space, the mouse cohort's first, under the subclasses that were learnt. */
  private static Optional<LabelledCells> cells(
      LabelledSpace space, Learnt learnt, StudyInput human, Optional<StudyInput> mouse) {
    Cohort ofHuman = placed(human.cohort(), space);
    Optional<Cohort> ofMouse = mouse.map(input -> placed(learnt.aligned(input.cohort()), space));
    if (ofMouse.isEmpty() || ofMouse.get().size() == 0) {
      return ofHuman.size() == 0
          ? Optional.empty()
          : Optional.of(
              new LabelledCells(
                  ofHuman, Collections.nCopies(ofHuman.size(), human.cohort().name())));
    }
    return SharedSpace.of(ofMouse.get(), ofHuman, CellSpace.standard())
        .map(
            shared -> {
              List<String> cohorts =
                  new ArrayList<>(Collections.nCopies(ofMouse.get().size(), ofMouse.get().name()));
              cohorts.addAll(Collections.nCopies(ofHuman.size(), ofHuman.name()));
              return new LabelledCells(shared.joined(), cohorts);
            });
  }

  private record LabelledCells(Cohort cells, List<String> cohorts) {
    private FoldCells.Key key(int row) {
      return new FoldCells.Key(cohorts.get(row), cells.cells().get(row).id());
    }
  }

  private static Cohort placed(Cohort cohort, LabelledSpace space) {
    List<Cell> cells = cohort.cells();
    return cohort.select(
        IntStream.range(0, cells.size())
            .filter(
                row ->
                    space
                        .places()
                        .containsKey(new FoldCells.Key(cohort.name(), cells.get(row).id())))
            .toArray());
  }

  private static SpaceSeries series(
      FileNames names, String name, String title, LabelledCells cells, List<LabelledSpace> spaces) {
    List<CellCloud> clouds = new ArrayList<>();
    for (LabelledSpace space : spaces) {
      double[][] coordinates =
          IntStream.range(0, cells.cohorts().size())
              .mapToObj(row -> space.places().get(cells.key(row)))
              .toArray(double[][]::new);
      clouds.add(
          new CellCloud(
              names.next(name + "-" + space.learnt().key()),
              space.learnt().title() + space.note(),
              cells.cells(),
              cells.cohorts(),
              PrincipalAxes.of(coordinates)));
    }
    return new SpaceSeries(name, title, clouds);
  }
}
