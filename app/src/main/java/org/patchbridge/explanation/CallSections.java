package org.patchbridge.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.SetNotes;
import org.patchbridge.bundle.UnusualFeature;
import org.patchbridge.certainty.ConformalSets;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.report.CallSection;
import org.patchbridge.report.CallSection.ClassProbability;
import org.patchbridge.report.CallSection.Quality;
import org.patchbridge.report.CallSection.UnusualValue;
import org.patchbridge.report.Estimate;

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
        quality(bundle.quality(), call.mostProbable()));
  }

  private static String model(Bundle bundle) {
    return bundle.origin().learner() + ", trained on " + bundle.origin().cellsInWords();
  }

  private static UnusualValue unusual(UnusualFeature feature) {
    return new UnusualValue(
        feature.feature().name(),
        feature.valueInWords(),
        feature.ordinaryInWords(),
        feature.noveltyFall());
  }

  private static List<Quality> quality(HeldOutQuality quality, String subclass) {
    List<Quality> figures = new ArrayList<>();
    quality.figures().stream()
        .filter(figure -> Double.isFinite(figure.value()))
        .forEach(
            figure ->
                figures.add(
                    new Quality(
                        figure.name(),
                        Double.isFinite(figure.low()) && Double.isFinite(figure.high())
                            ? Estimate.of(figure.value(), figure.low(), figure.high())
                            : Estimate.of(figure.value()))));
    quality.classes().stream()
        .filter(each -> each.name().equals(subclass))
        .forEach(
            each -> {
              add(figures, "share of " + subclass + " calls that are right", each.precision());
              add(figures, "share of " + subclass + " cells that are found", each.recall());
            });
    add(figures, "share of cells with a call", quality.calledShare());
    add(figures, "share of these calls that are right", quality.calledAccuracy());
    return figures;
  }

  private static void add(List<Quality> figures, String name, double value) {
    if (Double.isFinite(value)) {
      figures.add(new Quality(name, Estimate.of(value)));
    }
  }
}
