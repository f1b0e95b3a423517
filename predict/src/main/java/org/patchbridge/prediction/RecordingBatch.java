package org.patchbridge.prediction;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/** Predictions for many recordings, some at a time; their order is that of the files. */
public final class RecordingBatch {
  private RecordingBatch() {}

  /**
   * @param predict for one file; called from many threads
   * @param threads files at a time; changes no number
   * @throws InterruptedException after an interruption
   */
  public static <T> List<T> run(
      List<RecordingFile> files, Function<RecordingFile, T> predict, int threads, Progress progress)
      throws InterruptedException {
    if (files.size() == 1) {
      return List.of(predict.apply(files.get(0)));
    }
    progress.started("predicting", files.size(), "recordings", 0);
    List<Callable<T>> work =
        files.stream().<Callable<T>>map(file -> () -> predict.apply(file)).toList();
    return WorkerPool.run("predict", threads, work, progress);
  }
}
