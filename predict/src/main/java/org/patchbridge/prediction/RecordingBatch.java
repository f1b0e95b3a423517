package org.patchbridge.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.work.Awaiting;
import org.patchbridge.work.Progress;

/** Predictions for many recordings, some at a time; their order is that of the files. */
public final class RecordingBatch {
  private RecordingBatch() {}

  /**
   * @param predict for one file; called from many threads
   * @param threads files at a time; changes no number
   * @throws InterruptedException after an interruption
   */
  public static List<Prediction> run(
      List<RecordingFile> files,
      Function<RecordingFile, Prediction> predict,
      int threads,
      Progress progress)
      throws InterruptedException {
    if (files.size() == 1) {
      return List.of(predict.apply(files.get(0)));
    }
    progress.started("predicting", files.size(), "recordings", 0);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Prediction>> futures = new ArrayList<>();
      for (RecordingFile file : files) {
        futures.add(
            pool.submit(
                () -> {
                  Prediction prediction = predict.apply(file);
                  progress.advanced();
                  return prediction;
                }));
      }
      List<Prediction> predictions = new ArrayList<>();
      for (Future<Prediction> future : futures) {
        predictions.add(Awaiting.await(future));
      }
      return predictions;
    } finally {
      pool.shutdownNow();
    }
  }
}
