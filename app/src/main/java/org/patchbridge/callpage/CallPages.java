package org.patchbridge.callpage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.OpenOutcome;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.files.FileNames;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.report.HtmlReport;

/** Writes a page for each call into a folder. Pages of recordings may be written at once. */
public final class CallPages {
  private final Bundle bundle;
  private final Path folder;
  private final CallPage.Origin origin;
  private final FileNames names = new FileNames();
  private final Map<RecordingFile, String> nameOfFile = new ConcurrentHashMap<>();

  /** A page and its file. */
  public record Written(CallPage page, Path file) {}

  /**
   * What became of a recording.
   *
   * @param written empty where no prediction was made
   */
  public record PagedPrediction(Prediction prediction, Optional<Written> written) {}

  public CallPages(Bundle bundle, Path folder, CallPage.Origin origin) {
    this.bundle = bundle;
    this.folder = folder;
    this.origin = origin;
  }

  /**
   * Names the pages of recordings after their files. All recordings at once, so that names do not
   * depend on which of them is done first.
   */
  public void name(List<RecordingFile> files) {
    List<String> chosen = names.next(files.stream().map(CallPages::cell).toList());
    for (int i = 0; i < chosen.size(); i++) {
      nameOfFile.put(files.get(i), chosen.get(i));
    }
  }

  private static String cell(RecordingFile file) {
    return file.path().getFileName().toString().replaceFirst("(?i)\\.(nwb|abf)$", "");
  }

  /**
   * A page for each row of a table, with the evidence of single features that predictions of many
   * cells do without.
   *
   * @param predictions one a row
   */
  public void write(Cohort cells, List<Prediction> predictions) {
    List<String> chosen = names.next(cells.cells().stream().map(cell -> cell.id()).toList());
    for (int row = 0; row < chosen.size(); row++) {
      if (predictions.get(row) instanceof Prediction.Made made) {
        Bundle model = made.by(bundle);
        Bundle.ModelCells cell = model.align(cells.select(new int[] {row}));
        Evidence evidence = Evidence.of(model, cell, 0, made.call());
        Prediction.Made full =
            new Prediction.Made(made.source(), made.call(), made.flags(), evidence);
        CallPage page = CallPage.of(model, full, cell.input(), Optional.empty(), origin);
        HtmlReport.write(page.page(), file(chosen.get(row)));
      }
    }
  }

  /**
   * Predicts a recorded cell and writes its page while the recording is open. What is wrong with
   * the file refuses the cell; what is wrong with the page is thrown.
   *
   * @param file that was named
   */
  public PagedPrediction write(RecordingFile file, FileExtraction extraction, Predictor predictor) {
    try (OpenOutcome open = extraction.whileOpen(file)) {
      Predictor.OfRecording predicted = predictor.withCell(open.outcome());
      return new PagedPrediction(
          predicted.prediction(), predicted.cell().map(cell -> write(open, predicted, cell)));
    }
  }

  private Written write(OpenOutcome open, Predictor.OfRecording predicted, Bundle.ModelCells cell) {
    FileOutcome.Extracted extracted = (FileOutcome.Extracted) open.outcome();
    Prediction.Made made = (Prediction.Made) predicted.prediction();
    CallPage page =
        CallPage.of(
            made.by(bundle),
            made,
            cell.input(),
            Optional.of(new CallPage.Recorded(open.recording(), extracted.extraction())),
            origin);
    Path file = file(nameOfFile.get(extracted.file()));
    HtmlReport.write(page.page(), file);
    return new Written(page, file);
  }

  private Path file(String name) {
    return folder.resolve(name + ".html");
  }
}
