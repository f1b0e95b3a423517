package org.patchbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.dataset.StratifiedKFold;
import org.patchbridge.evaluation.FoldPredictions;
import org.patchbridge.evaluation.OverallMetric;
import org.patchbridge.evaluation.Predictions;
import org.patchbridge.table.CohortCsv;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.TableSchema;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.transfer.TransferSettings;
import org.patchbridge.transfer.TransferStudy;
import org.patchbridge.transfer.TransferUnit;

/**
 * The fits of the transfer study on the aligned tables, as {@code bench/sequence/transfer.py} does
 * them. Arguments: folder with {@code mouse_v1} and {@code human_gaba}, folds, runs, threads, and
 * optionally a folder to which the two cohorts are written as CSV for the script.
 */
final class TransferTiming {
  private static final double VALIDATION_SHARE = 0.2;
  private static final long FIRST_SEED = 36;
  private static final List<TransferCondition> CONDITIONS =
      List.of(TransferCondition.CONTROL, TransferCondition.ENCODER, TransferCondition.JOINT);

  private TransferTiming() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path data = Path.of(arguments[0]);
    Cohort mouse = read("allen-aligned-mouse", data.resolve("mouse_v1"));
    Cohort human = read("allen-aligned-human", data.resolve("human_gaba"));
    if (arguments.length > 4) {
      Path out = Files.createDirectories(Path.of(arguments[4]));
      CohortCsv.write(mouse, out.resolve("mouse.csv"));
      CohortCsv.write(human, out.resolve("human.csv"));
    }
    SplitScheme scheme = new StratifiedKFold(Integer.parseInt(arguments[1]), VALIDATION_SHARE);
    int runs = Integer.parseInt(arguments[2]);
    AtomicInteger epochs = new AtomicInteger();
    TransferStudy study =
        TransferStudy.of(mouse, human, scheme, TransferSettings.paper())
            .with(epoch -> epochs.incrementAndGet());
    ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(arguments[3]));
    try {
      long start = System.nanoTime();
      for (TransferCondition condition : CONDITIONS) {
        List<Future<FoldPredictions>> folds = new ArrayList<>();
        for (TransferUnit unit :
            TransferStudy.units(scheme.splits(human, runs, FIRST_SEED), List.of(condition))) {
          folds.add(pool.submit(() -> study.run(unit).predictions()));
        }
        double macroF1 = macroF1(human, folds);
        System.out.printf(
            Locale.ROOT,
            "%s: macro-F1 %.4f; since the start %.1f s and %d epochs%n",
            condition.label(),
            macroF1,
            (System.nanoTime() - start) / 1e9,
            epochs.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  private static Cohort read(String schema, Path folder) {
    return SchemaImport.with(TableSchema.shipped(schema)).read(folder).cohort();
  }

  /** Mean over runs. */
  private static double macroF1(Cohort human, List<Future<FoldPredictions>> folds)
      throws InterruptedException, ExecutionException {
    List<FoldPredictions> finished = new ArrayList<>();
    for (Future<FoldPredictions> fold : folds) {
      finished.add(fold.get());
    }
    Predictions predictions = Predictions.of(human, finished);
    double sum = 0;
    for (int run : predictions.runs()) {
      sum += OverallMetric.MACRO_F1.of(predictions.inRun(run));
    }
    return sum / predictions.runs().size();
  }
}
