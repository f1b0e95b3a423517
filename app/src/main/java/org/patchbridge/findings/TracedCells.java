package org.patchbridge.findings;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.inspection.CellTraces;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.report.answer.TracedCell;
import org.patchbridge.study.store.ComputedTable;
import org.patchbridge.study.store.LabelledRecordings;
import org.patchbridge.study.store.RecordingTable.StoredRecording;
import org.patchbridge.table.CellLabel;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Some sweeps of every recorded cell of a study. Each recording is read once; what the report shows
 * of it is kept in the store.
 */
public final class TracedCells {
  /** Changes whenever the traces of unchanged recordings would. */
  private static final String METHOD_VERSION = "1";

  /** More would make the page slow to open. */
  private static final int MOST_CELLS = 400;

  private final ComputedTable computed;
  private final ExtractionSettings settings;
  private final FileExtraction reader;
  private final List<RecordedCell> cells = new ArrayList<>();

  private record RecordedCell(String id, StoredRecording recording) {}

  /**
   * @param settings that recordings are read with; others were extracted differently and have none
   */
  public TracedCells(
      ComputedTable computed,
      List<StoredRecording> recordings,
      List<CellLabel> labels,
      ExtractionSettings settings) {
    this.computed = computed;
    this.settings = settings;
    this.reader = new FileExtraction(settings);
    LabelledRecordings labelled = LabelledRecordings.of(recordings, labels);
    for (Species species : labelled.species()) {
      for (LabelledRecordings.Member member : labelled.members(species)) {
        recordings.stream()
            .filter(each -> each.key().equals(member.key()) && each.isDone())
            .findFirst()
            .ifPresent(each -> cells.add(new RecordedCell(member.cell().id(), each)));
      }
    }
  }

  /**
   * Reads side by side what is not in the store yet.
   *
   * @throws InterruptedException after an interruption; what was finished is in the store
   */
  public void prepare(int threads, Progress progress) throws InterruptedException {
    if (cells.isEmpty()) {
      return;
    }
    List<Callable<Object>> work = new ArrayList<>();
    for (RecordedCell cell : shown()) {
      Runnable reading = () -> traced(cell);
      work.add(Executors.callable(reading));
    }
    progress.started("reading sweeps", work.size(), "recordings", 0);
    WorkerPool.run("sweeps", threads, work, progress);
  }

  /** In the order of species and ids. */
  List<TracedCell> all() {
    return shown().stream().map(this::traced).toList();
  }

  private List<RecordedCell> shown() {
    return cells.subList(0, Math.min(MOST_CELLS, cells.size()));
  }

  private TracedCell traced(RecordedCell cell) {
    StoredRecording stored = cell.recording();
    if (!stored.settings().equals(settings.digest())) {
      return without(cell, "the recording was extracted with other settings");
    }
    try {
      return computed.get(
          "traces",
          List.of(
              METHOD_VERSION, stored.key(), cell.id(), stored.settings(), stored.file().toString()),
          new TypeReference<>() {},
          () -> read(cell));
    } catch (RecordingException gone) {
      return without(cell, "the recording cannot be read any more");
    }
  }

  private TracedCell read(RecordedCell cell) {
    try (Recording recording = reader.open(cell.recording().file().path().toString())) {
      return CellTraces.of(cell.id(), recording, reader.features(recording));
    }
  }

  private static TracedCell without(RecordedCell cell, String why) {
    return new TracedCell(cell.id(), List.of(), why);
  }
}
