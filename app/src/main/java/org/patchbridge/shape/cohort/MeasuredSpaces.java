package org.patchbridge.shape.cohort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.files.FileNames;
import org.patchbridge.space.CellSpace;
import org.patchbridge.space.SharedSpace;
import org.patchbridge.space.SpeciesScaling;
import org.patchbridge.study.store.StudyInput;

/**
 * Spaces of what was measured. Every cohort has one of its own. A mouse and a human cohort that
 * were made alike have one together, twice: with one scale for both species, as cells lie before
 * any alignment, and with a scale for each, as they lie after the simplest one. Nothing is learnt
 * from labels.
 */
public final class MeasuredSpaces implements SpaceSource {
  private static final CellSpace SPACE = CellSpace.standard();

  private final String key;
  private final String coordinates;
  private final Predicate<FamilyBlock> isOfSpace;
  private final Predicate<Cohort> hasSpace;

  private MeasuredSpaces(
      String key,
      String coordinates,
      Predicate<FamilyBlock> isOfSpace,
      Predicate<Cohort> hasSpace) {
    this.key = key;
    this.coordinates = coordinates;
    this.isOfSpace = isOfSpace;
    this.hasSpace = hasSpace;
  }

  /** Features that are numbers by themselves, as z-scores; absent ones at the median. */
  public static MeasuredSpaces features() {
    return new MeasuredSpaces(
        "features", "features", family -> !SPACE.hasComponents(family.name()), cohort -> true);
  }

  /** Components of the Gouwens baseline: of families of waveforms, with the other features. */
  public static MeasuredSpaces components() {
    return new MeasuredSpaces(
        "components", "components of feature families", family -> true, SPACE::isVectorial);
  }

  /** Whether columns have a name and a meaning of their own: they are no bins of a waveform. */
  static boolean isOfNumbers(FamilyBlock family) {
    return !SPACE.hasComponents(family.name())
        && !Column.areVector(family.name(), family.columns());
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public List<SpaceSeries> of(List<StudyInput> inputs) {
    List<Titled> cohorts =
        inputs.stream()
            .filter(input -> hasSpace.test(input.cohort()))
            .flatMap(input -> measured(input).stream())
            .toList();
    FileNames names = new FileNames();
    List<SpaceSeries> series = new ArrayList<>();
    for (Titled cohort : cohorts) {
      alone(names, cohort).ifPresent(series::add);
    }
    for (int i = 0; i < cohorts.size(); i++) {
      for (int j = i + 1; j < cohorts.size(); j++) {
        Titled first = cohorts.get(i);
        Titled second = cohorts.get(j);
        SharedSpace.ofAlike(first.cohort(), second.cohort(), SPACE)
            .flatMap(shared -> together(names, first, second, shared))
            .ifPresent(series::add);
      }
    }
    return series;
  }

  /** A cohort and its name for people. */
  private record Titled(String title, Cohort cohort) {
    String name() {
      return cohort.name();
    }

    int size() {
      return cohort.size();
    }
  }

  /** The cohort with the families of this space only. */
  private Optional<Titled> measured(StudyInput input) {
    Cohort cohort = input.cohort();
    List<FamilyBlock> families = cohort.families().stream().filter(isOfSpace).toList();
    return families.isEmpty() || cohort.size() == 0
        ? Optional.empty()
        : Optional.of(
            new Titled(
                input.title(), new Cohort(cohort.name(), cohort.cells(), families, List.of())));
  }

  private Optional<SpaceSeries> alone(FileNames names, Titled titled) {
    Cohort cohort = titled.cohort();
    int[] all = IntStream.range(0, cohort.size()).toArray();
    try {
      double[][] points = SPACE.fit(cohort, all).coordinates(cohort, all);
      return points[0].length == 0
          ? Optional.empty()
          : Optional.of(
              SpaceSeries.of(
                  CellCloud.of(
                      names.next(key + "-" + cohort.name()),
                      titled.title() + ": " + counted(points) + ", standardised",
                      cohort,
                      points)));
    } catch (IllegalArgumentException nothingLearnt) {
      // A handful of recordings may leave no family with a component: then there is no space.
      return Optional.empty();
    }
  }

  private Optional<SpaceSeries> together(
      FileNames names, Titled first, Titled second, SharedSpace shared) {
    Cohort joined = shared.joined();
    List<String> cohorts = new ArrayList<>(Collections.nCopies(first.size(), first.name()));
    cohorts.addAll(Collections.nCopies(second.size(), second.name()));
    String name = names.next(key + "-" + first.name() + "-" + second.name());
    List<CellCloud> spaces = new ArrayList<>();
    try {
      for (SpeciesScaling scaling :
          List.of(SpeciesScaling.JOINTLY, SpeciesScaling.WITHIN_SPECIES)) {
        double[][] points = shared.coordinates(scaling);
        if (points[0].length == 0) {
          return Optional.empty();
        }
        boolean isBefore = scaling == SpeciesScaling.JOINTLY;
        spaces.add(
            new CellCloud(
                names.next(name + (isBefore ? "-before" : "-after")),
                (isBefore ? "before: " : "after: ") + counted(points) + ", " + scaling.label(),
                joined,
                cohorts,
                points));
      }
    } catch (IllegalArgumentException nothingLearnt) {
      return Optional.empty();
    }
    return Optional.of(
        new SpaceSeries(
            name, first.title() + " and " + second.title() + ": " + coordinates, spaces));
  }

  private String counted(double[][] points) {
    return String.format(Locale.ROOT, "%d %s", points[0].length, coordinates);
  }
}
