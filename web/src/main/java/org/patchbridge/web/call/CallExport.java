package org.patchbridge.web.call;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.patchbridge.bundle.Call;
import org.patchbridge.callpage.PredictionJson;
import org.patchbridge.callpage.ShiftText;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.PredictionTable;
import org.patchbridge.rig.RigShift;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.BenchFile.Origin;
import org.patchbridge.web.call.CalledBatch.CalledCell;

/**
 * Calls as files: the same rows that {@code predict --to} writes. Files that were sent stand under
 * the names that they had.
 */
public final class CallExport {
  /** What a spreadsheet would take for a formula. */
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final int FIRST_NUMBER = 5;

  private CallExport() {}

  /** As CSV; a text that a spreadsheet would run gets an apostrophe before it. */
  public static void csv(CalledBatch batch, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    for (List<String> row : rows(batch)) {
      csv.writeRecord(row.stream().map(CallExport::guarded).toList());
    }
    csv.flush();
    writer.flush();
  }

  private static String guarded(String field) {
    return FORMULA.matcher(field).matches() && !NUMBER.matcher(field).matches()
        ? "'" + field
        : field;
  }

  private static List<List<String>> rows(CalledBatch batch) {
    return new PredictionTable(batch.model()).rows(forPeople(batch));
  }

  /**
   * As JSON, the same that {@code predict --json} prints.
   *
   * @param isAdaptionAsked whether a method or a mix was asked for
   */
  static String json(CalledBatch batch, boolean isAdaptionAsked) {
    List<Object> told = PredictionJson.of(batch.model(), forPeople(batch));
    if (batch.shares().isPresent()) {
      return JsonOption.text(new PredictionJson.UnderShares(batch.shares().get(), told));
    }
    boolean isShifted = isAdaptionAsked || batch.shifts().stream().anyMatch(RigShift::changesCalls);
    return JsonOption.text(
        isShifted
            ? new PredictionJson.UnderShift(
                batch.shifts().stream().map(RigShift::facts).toList(), told)
            : told);
  }

  /** Whether that was asked for decides the form of the JSON. */
  public static String json(CalledBatch batch, CallControls controls) {
    return json(batch, !controls.adapt().isEmpty() || !controls.mix().isEmpty());
  }

  /**
   * As a workbook: the calls, and on a second sheet how they came about. Texts are texts, never
   * formulas.
   *
   * @param how what was chosen, by name
   */
  public static void xlsx(
      CalledBatch batch, Map<String, String> how, String version, OutputStream out)
      throws IOException {
    try (Workbook book = new Workbook(out, "PatchBridge", version)) {
      Worksheet calls = book.newWorksheet("calls");
      List<List<String>> rows = rows(batch);
      int lastNumber = FIRST_NUMBER + batch.model().classes().size() + 2;
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          put(calls, row, column, rows.get(row).get(column), column <= lastNumber);
        }
      }
      calls.freezePane(0, 1);
      Worksheet told = book.newWorksheet("how");
      int row = 0;
      for (Map.Entry<String, String> one : how.entrySet()) {
        told.value(row, 0, one.getKey());
        told.value(row++, 1, one.getValue());
      }
      for (String line : lines(batch)) {
        told.value(row++, 1, line);
      }
    }
  }

  private static void put(Worksheet sheet, int row, int column, String field, boolean mayBeNumber) {
    boolean isNumber =
        row > 0 && column >= FIRST_NUMBER && mayBeNumber && NUMBER.matcher(field).matches();
    if (isNumber) {
      sheet.value(row, column, Double.parseDouble(field));
    } else {
      sheet.value(row, column, field);
    }
  }

  private static List<String> lines(CalledBatch batch) {
    List<String> lines = new ArrayList<>(batch.warnings());
    lines.addAll(batch.notes());
    batch.shifts().forEach(shift -> lines.addAll(ShiftText.lines(shift)));
    return lines;
  }

  private static List<Prediction> forPeople(CalledBatch batch) {
    return batch.cells().stream().map(CallExport::forPeople).toList();
  }

  private static Prediction forPeople(CalledCell cell) {
    BenchFile file = cell.file();
    if (file.origin() == Origin.NAMED) {
      return cell.prediction();
    }
    if (cell.prediction() instanceof Prediction.Made made) {
      return new Prediction.Made(
          file.name(),
          renamed(made.call(), file),
          made.flags(),
          made.evidence(),
          made.columns(),
          made.refit());
    }
    return cell.prediction() instanceof Prediction.Refused refused
        ? new Prediction.Refused(file.name(), file.forPeople(refused.reason()))
        : cell.prediction();
  }

  private static Call renamed(Call call, BenchFile file) {
    return new Call(
        file.cellForPeople(call.cell()),
        call.verdict(),
        call.mostProbable(),
        call.probabilities(),
        call.set(),
        call.novelty(),
        call.flags(),
        call.isTrainingCell(),
        call.unusual());
  }
}
