package org.patchbridge.prediction;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.SetNotes;

/**
 * Predictions as CSV (RFC 4180, UTF-8, LF), one row a cell; refused recordings and skipped paths
 * included.
 */
public final class PredictionTable {
  private final Bundle bundle;

  /**
   * @param bundle that made the predictions
   */
  public PredictionTable(Bundle bundle) {
    this.bundle = bundle;
  }

  /** Does not close the stream. */
  public void write(List<Prediction> predictions, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    rows(predictions).forEach(csv::writeRecord);
    csv.flush();
    writer.flush();
  }

  /** The header, then a row for each prediction, as texts. */
  public List<List<String>> rows(List<Prediction> predictions) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(header());
    predictions.forEach(prediction -> rows.add(fields(prediction)));
    return rows;
  }

  private List<String> header() {
    List<String> header =
        new ArrayList<>(List.of("source", "cell", "subclass", "verdict", "most_probable"));
    bundle.classes().forEach(name -> header.add("p_" + name));
    header.addAll(
        List.of(
            "set", "set_notes", "novelty", "speaks_for", "speaks_against", "trained_on", "flags"));
    return header;
  }

  private List<String> fields(String source, String verdict, String reason) {
    List<String> fields = new ArrayList<>(List.of(source, "", "", verdict));
    fields.addAll(Collections.nCopies(header().size() - fields.size() - 1, ""));
    fields.add(reason);
    return fields;
  }

  private List<String> fields(Prediction prediction) {
    if (prediction instanceof Prediction.Refused refused) {
      return fields(refused.source(), "refused", refused.reason());
    }
    if (prediction instanceof Prediction.Skipped skipped) {
      return fields(skipped.source(), "skipped", skipped.reason());
    }
    Prediction.Made made = (Prediction.Made) prediction;
    Call call = made.call();
    List<String> fields =
        new ArrayList<>(
            List.of(
                made.source(),
                call.cell(),
                call.subclass().orElse(""),
                call.verdict().words(),
                call.mostProbable()));
    for (double probability : call.probabilities()) {
      fields.add(String.format(Locale.ROOT, "%.6f", probability));
    }
    fields.add(String.join(" ", call.set()));
    fields.add(String.join("; ", SetNotes.of(made.by(bundle), call)));
    fields.add(String.format(Locale.ROOT, "%.3f", call.novelty()));
    fields.add(EvidenceText.speaksFor(made.evidence()));
    fields.add(EvidenceText.speaksAgainst(made.evidence()));
    fields.add(bundle.origin().cellsInWords());
    fields.add(String.join("; ", PredictionFlags.withUnusual(made, made.by(bundle))));
    return fields;
  }
}
