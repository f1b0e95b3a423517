package org.patchbridge.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.patchbridge.cli.option.SettingsText;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.study.store.ExtractionSummary.Refusal;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** Gives every recording to Spark as a task of its own. */
final class SparkExtraction {
  private final Cluster cluster;
  private final SettingsText text;
  private final String parquet;

  /**
   * @param parquet folder or address for results
   */
  SparkExtraction(Cluster cluster, SettingsText text, String parquet) {
    this.cluster = cluster;
    this.text = text;
    this.parquet = parquet;
  }

  /**
   * What was extracted is in its place, also where this fails or is killed.
   *
   * @throws InputException where results cannot be written, or Spark gives up
   */
  ExtractionSummary run(RecordingFiles.Found found, Progress progress) {
    JavaSparkContext context = cluster.context();
    ResultPlace place =
        new ResultPlace(parquet, new SerializableConfiguration(context.hadoopConfiguration()));
    place.require(text.settings());
    List<RecordingTask> tasks = found.files().stream().map(RecordingTask::of).toList();
    if (tasks.isEmpty()) {
      return new ExtractionSummary(0, 0, 0, List.of(), found.skipped(), List.of());
    }
    progress.started("extracting", tasks.size(), "recordings", 0);
    cluster.cost().tell(progress);
    List<TaskOutcome> outcomes;
    try {
      outcomes =
          context
              .parallelize(tasks, tasks.size())
              .map(new ExtractionTask(context.broadcast(text), context.broadcast(place)))
              .collect();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw GivenUp.because(e);
    }
    return summary(found, outcomes);
  }

  private static ExtractionSummary summary(RecordingFiles.Found found, List<TaskOutcome> outcomes) {
    List<Refusal> refused = new ArrayList<>();
    int before = 0;
    for (TaskOutcome outcome : outcomes) {
      before += outcome.wasDone() ? 1 : 0;
      if (outcome.refusal() != null) {
        refused.add(new Refusal(Path.of(outcome.path()), outcome.refusal()));
      }
    }
    return new ExtractionSummary(
        outcomes.size(),
        outcomes.size() - before - refused.size(),
        before,
        refused,
        found.skipped(),
        List.of());
  }
}
