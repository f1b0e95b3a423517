package org.patchbridge.callpage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.SetNotes;
import org.patchbridge.bundle.UnusualFeature;
import org.patchbridge.certainty.ConformalSets;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.HeldOutQuality.Measure;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.report.section.CallSection;
import org.patchbridge.report.section.CallSection.ClassProbability;
import org.patchbridge.report.section.CallSection.Quality;
import org.patchbridge.report.section.CallSection.UnusualValue;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.title.SplitTitle;

/** A call with what the bundle promises of it. */
final class CallSections {
  private CallSections() {}

  static CallSection of(Bundle bundle, Prediction.Made made) {
    Call call = made.call();
    List<ClassProbability> classes =
        IntStream.range(0, bundle.classes().size())
            .mapToObj(
                c ->
                    new ClassProbability(
                        bundle.classes().get(c),
                        call.probabilities()[c],
                        call.set().contains(bundle.classes().get(c))))
            .sorted(Comparator.comparingDouble(each -> -each.probability()))
            .toList();
    return new CallSection(
        "The call",
        call.verdict().words(),
        call.subclass(),
        classes,
        bundle.model().sets().map(ConformalSets::level),
        made.flags(),
        SetNotes.of(bundle, call),
        call.unusual().stream().map(CallSections::unusual).toList(),
        UnusualFeature.rest(call.unusual(), bundle.screen().limit().greatest()),
        model(bundle),
        tested(bundle.quality()),
        quality(bundle.quality(), call.mostProbable()));
  }

  private static String model(Bundle bundle) {
    return bundle.origin().modelTitle() + ", trained on " + bundle.origin().cellsInWords();
  }

  private static UnusualValue unusual(UnusualFeature feature) {
    return new UnusualValue(
        feature.feature().name(),
        feature.valueInWords(),
        feature.ordinaryInWords(),
        feature.noveltyFall());
  }

  private static String tested(HeldOutQuality quality) {
    return String.format(
            Locale.ROOT, "%,d cells, %s", quality.cells(), SplitTitle.of(quality.scheme()))
        + quality.over().map(over -> "; 95\u00a0% intervals over " + over).orElse("");
  }

  private static List<Quality> quality(HeldOutQuality quality, String subclass) {
    List<Quality> figures = new ArrayList<>();
    for (HeldOutQuality.Figure figure : quality.figures()) {
      add(figures, figure.name(), new Measure(figure.value(), figure.low(), figure.high()));
    }
    quality.classes().stream()
        .filter(each -> each.name().equals(subclass))
        .forEach(
            each -> {
              add(figures, "share of " + subclass + " calls that are right", each.precision());
              add(figures, "share of " + subclass + " cells that are found", each.recall());
              add(
                  figures,
                  "share of " + subclass + " cells whose set holds " + subclass,
                  each.coverage());
            });
    add(figures, "share of sets that hold the true subclass", quality.coverage());
    add(figures, "subclasses in a set", quality.meanSetSize());
    add(figures, "share of cells with a call", quality.calledShare());
    add(figures, "share of these calls that are right", quality.calledAccuracy());
    return figures;
  }

  private static void add(List<Quality> figures, String name, Measure measure) {
    if (Double.isFinite(measure.value())) {
      figures.add(
          new Quality(
              name,
              measure.hasInterval()
                  ? Estimate.of(measure.value(), measure.low(), measure.high())
                  : Estimate.of(measure.value())));
    }
  }
}
