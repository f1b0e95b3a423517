package org.patchbridge.spark;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.patchbridge.cli.option.SettingsText;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordingFile;

/**
 * One recording on an executor. Whatever is in the file, the task succeeds: what is wrong with it
 * is its result. It fails only where the result cannot be written, and is then tried again by Spark
 * on its terms.
 */
final class ExtractionTask implements Function<RecordingTask, TaskOutcome> {
  private static final long serialVersionUID = 1L;

  /** One a process, since the recordings that are read at once share its memory. */
  private static final ConcurrentMap<SettingsText, FileExtraction> EXTRACTIONS =
      new ConcurrentHashMap<>();

  private final Broadcast<SettingsText> text;
  private final Broadcast<ResultPlace> place;

  ExtractionTask(Broadcast<SettingsText> text, Broadcast<ResultPlace> place) {
    this.text = text;
    this.place = place;
  }

  @Override
  public TaskOutcome call(RecordingTask task) {
    ExtractionSettings settings = text.value().settings();
    RecordingFile file = task.file();
    if (place.value().has(file, settings)) {
      return new TaskOutcome(task.path(), true, null);
    }
    FileOutcome outcome =
        EXTRACTIONS.computeIfAbsent(text.value(), any -> new FileExtraction(settings)).of(file);
    place.value().put(outcome, settings);
    return new TaskOutcome(
        task.path(),
        false,
        outcome instanceof FileOutcome.Refused refused ? refused.message() : null);
  }
}
