package org.patchbridge.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.bundle.cells.KeptCells;
import org.patchbridge.certainty.CalibratedClassifier;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.NoveltyScreen;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorFacts;
import org.patchbridge.dataset.Species;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.recorded.RecordedInput;
import org.patchbridge.title.CohortTitle;
import org.patchbridge.title.ModelTitle;

/**
 * A model with all that is needed to use it on new cells, and to know what it is worth.
 *
 * @param classes in the order of probabilities
 * @param shares of the classes among the training cells
 * @param input what the model takes
 * @param screenInput what novelty is judged by; for tables the same
 * @param recipe how features are taken from recordings, setting by setting; empty for a model of
 *     tables
 * @param ranges of the classes in the columns of {@code input} and {@code screenInput}
 * @param ordinary ranges of all training cells in the columns of {@code screenInput}
 * @param trainedCells knows the training cells again
 * @param cells that it was trained on, where the bundle holds them
 * @param recorded how a model of tables takes recordings; empty for a model of recordings, and
 *     where the tables' schema does not say
 */
public record Bundle(
    Origin origin,
    List<String> classes,
    double[] shares,
    ModelInput input,
    ModelInput screenInput,
    Map<String, String> recipe,
    CalibratedClassifier model,
    NoveltyScreen screen,
    TypicalRanges ranges,
    OrdinaryRanges ordinary,
    TrainedCells trainedCells,
    HeldOutQuality quality,
    Optional<KeptCells> cells,
    Optional<RecordedInput> recorded) {

  /** How features or scalars are taken from recordings; empty for tables alone. */
  public Map<String, String> recordingRecipe() {
    return recorded.map(RecordedInput::recipe).orElse(recipe);
  }

  public Bundle {
    classes = List.copyOf(classes);
    recipe = Map.copyOf(recipe);
    if (shares.length != classes.size() || !ranges.classes().equals(classes)) {
      throw new IllegalArgumentException(
          shares.length + " shares for the classes " + classes + "; ranges of " + ranges.classes());
    }
  }

  /** The same with other training cells kept, or none. */
  public Bundle withCells(Optional<KeptCells> kept) {
    return new Bundle(
        origin,
        classes,
        shares,
        input,
        screenInput,
        recipe,
        model,
        screen,
        ranges,
        ordinary,
        trainedCells,
        quality,
        kept,
        recorded);
  }

  /**
   * Cells in the columns that a model takes, aligned once for all that is asked about them.
   *
   * @param input in those of {@link Bundle#input}
   * @param screened the same cells in those of {@link Bundle#screenInput}
   */
  public record ModelCells(Cohort input, Cohort screened) {}

  /**
   * Brings cells to the columns of the model.
   *
   * @throws MismatchException where their features are not those of the model
   */
  public ModelCells align(Cohort cells) {
    return new ModelCells(input.align(cells).cohort(), screenInput.align(cells).cohort());
  }

  /** The same with other settings on record. */
  public Bundle withSettings(Map<String, String> settings) {
    return new Bundle(
        origin.withSettings(settings),
        classes,
        shares,
        input,
        screenInput,
        recipe,
        model,
        screen,
        ranges,
        ordinary,
        trainedCells,
        quality,
        cells,
        recorded);
  }

  /**
   * Where a model comes from.
   *
   * @param learner how it was learnt
   * @param settings of the learner
   * @param species of the cells it is for; empty where training cells were of both
   * @param cohort name of the training cohort
   * @param cohortDigest of the training cohort's content
   * @param features in words, what the cohort's features were taken from and how
   * @param cells that it was trained on
   * @param donors that these come from; 0 where none is known
   * @param cellsWithoutDonor cells whose donor is not known, each taken for a donor of its own
   * @param cellsOfClass how many of each class
   * @param donorsOfClass how many donors each class has, cells of unknown donor among them; empty
   *     in bundles before format 3
   * @param seed of all random choices
   * @param program and its version
   * @param created day and time, ISO 8601
   * @param cellOrigins how many of the cells are published, simulated or a laboratory's own
   */
  public record Origin(
      String learner,
      Map<String, String> settings,
      Optional<Species> species,
      String cohort,
      String cohortDigest,
      String features,
      int cells,
      int donors,
      int cellsWithoutDonor,
      Map<String, Integer> cellsOfClass,
      Map<String, Integer> donorsOfClass,
      long seed,
      String program,
      String created,
      CellOrigins cellOrigins) {
    /** Setting that names the laboratory's table, of a model that is calibrated for one. */
    public static final String LABORATORY = "laboratory";

    /** The table of the laboratory whose units are the model's; empty of all other models. */
    public Optional<String> laboratory() {
      return Optional.ofNullable(settings.get(LABORATORY));
    }

    /** The training cohort's name for people. */
    public String title() {
      return CohortTitle.of(cohort, cellOrigins.simulated() > 0);
    }

    /** The title, and in parentheses the name that the study knows the cohort by. */
    public String titleWithName() {
      return CohortTitle.withName(cohort, cellOrigins.simulated() > 0);
    }

    /** The model's name for people, for example {@code Random forest}. */
    public String modelTitle() {
      return ModelTitle.of(learner);
    }

    /** The training cells in words, for example {@code 60 simulated mouse cells}. */
    public String cellsInWords() {
      return cellOrigins.cellsInWords(species.map(each -> each.label() + " ").orElse(""));
    }

    Origin withSettings(Map<String, String> other) {
      return new Origin(
          learner,
          other,
          species,
          cohort,
          cohortDigest,
          features,
          cells,
          donors,
          cellsWithoutDonor,
          cellsOfClass,
          donorsOfClass,
          seed,
          program,
          created,
          cellOrigins);
    }

    /** How far donors are known, and what that does to the quality. */
    public DonorFacts donorFacts() {
      return new DonorFacts(cells, donors, cellsWithoutDonor, donorsOfClass);
    }
  }
}
