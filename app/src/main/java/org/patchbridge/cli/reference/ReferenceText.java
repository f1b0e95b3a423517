package org.patchbridge.cli.reference;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.HeldOutQuality.Measure;
import org.patchbridge.reference.ReferenceModel;
import org.patchbridge.reference.References;
import org.patchbridge.title.SplitTitle;

/** A reference that is built, in short: its model card on a screen. */
record ReferenceText(ReferenceModel model, Path folder, Bundle bundle) {

  /** What {@code --json} prints. */
  record Told(
      String name,
      String folder,
      Bundle.Origin origin,
      boolean holdsCells,
      HeldOutQuality quality) {}

  Told facts() {
    return new Told(
        model.key(),
        folder.toString(),
        bundle.origin(),
        bundle.cells().isPresent(),
        bundle.quality());
  }

  void tell(PrintWriter out) {
    Bundle.Origin origin = bundle.origin();
    HeldOutQuality quality = bundle.quality();
    out.println(model.key() + ": " + model.description());
    References.warning(bundle).ifPresent(warning -> out.println("! " + warning));
    out.printf(
        Locale.ROOT,
        "  %s of %,d donors: %s%n",
        origin.cellsInWords(),
        origin.donors(),
        String.join(
            ", ",
            origin.cellsOfClass().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList()));
    out.println(
        "  "
            + bundle.input().width()
            + " features"
            + (bundle.cells().isPresent()
                ? "; it holds its cells"
                : "; without its cells: not fitted again on other features, nor adapted"));
    out.println("  On donors it had not seen (" + SplitTitle.of(quality.scheme()) + "):");
    quality.figures().stream()
        .filter(figure -> figure.name().equals("macro-F1"))
        .forEach(
            figure -> out.println(line("macro-F1", figure.value(), figure.low(), figure.high())));
    line(out, "share of cells called", quality.calledShare());
    line(out, "share of calls right", quality.calledAccuracy());
    line(out, "sets that hold the subclass", quality.coverage());
    Map<String, String> settings = origin.settings();
    for (String fact : new String[] {ReferenceCommand.TERMS, ReferenceCommand.CITE}) {
      if (settings.containsKey(fact)) {
        out.println("  " + fact + ": " + settings.get(fact));
      }
    }
    out.println("Bundle: " + folder);
    out.println("Use it: patchbridge predict " + model.key() + " RECORDINGS_OR_TABLE");
  }

  private static void line(PrintWriter out, String name, Measure measure) {
    out.println(line(name, measure.value(), measure.low(), measure.high()));
  }

  private static String line(String name, double value, double low, double high) {
    return String.format(Locale.ROOT, "    %-28s %.3f", name, value)
        + (Double.isFinite(low) ? String.format(Locale.ROOT, "  (%.3f to %.3f)", low, high) : "");
  }
}
