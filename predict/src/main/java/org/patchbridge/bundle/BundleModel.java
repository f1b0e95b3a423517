package org.patchbridge.bundle;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.patchbridge.certainty.CalibratedClassifier;
import org.patchbridge.certainty.Calibrator;
import org.patchbridge.certainty.CallLimit;
import org.patchbridge.certainty.ConformalSets;
import org.patchbridge.certainty.NoveltyScreen;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.parameters.Parameters;
import org.patchbridge.parameters.StoredClassifier;
import org.patchbridge.recorded.RecordedInput;

/** The parts of a bundle's model, and how they must fit together. */
final class BundleModel {
  private static final int VERSION = 4;

  /** The first whose calibration knows lapses. */
  private static final int LAPSES = 2;

  /** The first that knows its training cells again, and the ranges of all of them together. */
  private static final int TRAINED_CELLS = 3;

  /** The first that says, of tables, which scalar of a recording a column is. */
  private static final int RECORDED_COLUMNS = 4;

  private static final String RECORDED = "recording columns";
  private static final String FORMAT = "patchbridge bundle";

  private BundleModel() {}

  static Parameters write(Bundle bundle) {
    ParameterWriter out = ParameterWriter.root();
    out.text("format", FORMAT);
    out.whole("version", VERSION);
    out.texts("classes", bundle.classes());
    out.doubles("shares", bundle.shares());
    bundle.input().write(out.part("input"));
    bundle.screenInput().write(out.part("screen input"));
    Map<String, String> recipe = new TreeMap<>(bundle.recipe());
    out.texts("recipe", List.copyOf(recipe.keySet()));
    out.texts("recipe values", List.copyOf(recipe.values()));
    out.classifier("model", bundle.model().base());
    Calibrator calibrator = bundle.model().calibrator();
    out.number("slope", calibrator.slope());
    out.doubles("offsets", calibrator.offsets());
    out.number("lapse", calibrator.lapse());
    out.doubles("lapse shares", calibrator.shares());
    out.number("call limit", bundle.model().limit().leastProbability());
    bundle
        .model()
        .sets()
        .ifPresent(
            sets -> {
              ParameterWriter part = out.part("sets");
              part.number("level", sets.level());
              part.doubles("thresholds", sets.thresholds());
            });
    bundle.screen().write(out.part("screen"));
    ClassRanges.write(bundle.ranges(), out.part("ranges"));
    bundle.ordinary().write(out.part("ordinary ranges"));
    bundle.trainedCells().write(out.part("trained cells"));
    bundle.recorded().ifPresent(recorded -> recorded.write(out.part(RECORDED)));
    return out.finish();
  }

  /**
   * @throws ParameterException naming the part that no bundle of this version has
   */
  static Bundle read(Parameters parameters, Manifest manifest) {
    ParameterReader in = ParameterReader.root(parameters);
    if (!in.has("format") || !in.text("format").equals(FORMAT)) {
      throw in.wrong("format", "is not that of a bundle");
    }
    if (version(in) > VERSION) {
      throw in.wrong(
          "version", "is newer than " + VERSION + ", which this program reads; use a newer one");
    }
    return in.checked(part -> read(part, manifest));
  }

  private static Bundle read(ParameterReader in, Manifest manifest) {
    List<String> classes = in.texts("classes");
    double[] shares = in.doubles("shares", classes.size());
    if (classes.size() < 2 || Arrays.stream(shares).anyMatch(share -> !(share > 0))) {
      throw in.wrong("shares", "are not all positive, or of fewer than two classes");
    }
    StoredClassifier base = ModelKinds.read(in.part("model"));
    if (base.classes() != classes.size()) {
      throw in.wrong("model", "knows " + base.classes() + " classes, not " + classes.size());
    }
    ModelInput screenInput = ModelInput.read(in.part("screen input"));
    NoveltyScreen screen = NoveltyScreen.read(in.part("screen"));
    if (screen.novelty().width() != screenInput.width()) {
      throw in.wrong("screen", screen.novelty().width() + " columns, not " + screenInput.width());
    }
    ModelInput input = ModelInput.read(in.part("input"));
    Bundle bundle =
        new Bundle(
            manifest.origin(),
            classes,
            shares,
            input,
            screenInput,
            recipe(in),
            new CalibratedClassifier(
                base,
                calibrator(in, classes.size()),
                new CallLimit(in.number("call limit")),
                sets(in, classes.size())),
            screen,
            ClassRanges.read(in.part("ranges"), classes),
            version(in) < TRAINED_CELLS
                ? OrdinaryRanges.unrecorded()
                : OrdinaryRanges.read(in.part("ordinary ranges"), screenInput.width()),
            version(in) < TRAINED_CELLS
                ? TrainedCells.unrecorded()
                : TrainedCells.read(in.part("trained cells")),
            manifest.quality(),
            Optional.empty(),
            recorded(in, manifest, input));
    Probe.check(bundle, in);
    return bundle;
  }

  /** Of a bundle that does not say, the shipped schema of the name says it, where it fits. */
  private static Optional<RecordedInput> recorded(
      ParameterReader in, Manifest manifest, ModelInput input) {
    if (version(in) < RECORDED_COLUMNS) {
      return in.texts("recipe").isEmpty()
          ? RecordedInput.ofShipped(manifest.origin().cohort())
              .filter(shipped -> input.families().stream().allMatch(holds(shipped)))
          : Optional.empty();
    }
    return in.has(RECORDED) ? Optional.of(RecordedInput.read(in.part(RECORDED))) : Optional.empty();
  }

  private static Predicate<ModelInput.FamilyInput> holds(RecordedInput recorded) {
    return family ->
        family.name().equals(Covariates.FAMILY)
            || recorded.columns().holdAll(family.name(), family.columns());
  }

  private static Map<String, String> recipe(ParameterReader in) {
    List<String> names = in.texts("recipe");
    List<String> values = in.texts("recipe values");
    if (names.size() != values.size()) {
      throw in.wrong("recipe", names.size() + " settings with " + values.size() + " values");
    }
    Map<String, String> recipe = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      recipe.put(names.get(i), values.get(i));
    }
    return recipe;
  }

  private static int version(ParameterReader in) {
    return in.whole("version", 1, Integer.MAX_VALUE);
  }

  private static Calibrator calibrator(ParameterReader in, int classes) {
    double slope = in.number("slope");
    double[] offsets = in.doubles("offsets", classes);
    return version(in) < LAPSES
        ? Calibrator.scaling(slope, offsets)
        : new Calibrator(slope, offsets, in.number("lapse"), in.doubles("lapse shares", classes));
  }

  private static Optional<ConformalSets> sets(ParameterReader in, int classes) {
    if (!in.has("sets")) {
      return Optional.empty();
    }
    ParameterReader part = in.part("sets");
    return Optional.of(
        new ConformalSets(part.number("level"), part.doubles("thresholds", classes)));
  }
}
