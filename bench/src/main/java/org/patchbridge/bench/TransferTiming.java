package org.patchbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.dataset.StratifiedKFold;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;
import org.patchbridge.table.CohortCsv;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.schema.TableSchema;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.transfer.TransferLearner;
import org.patchbridge.transfer.TransferSettings;
import org.patchbridge.transfer.TransferStudy;

/**
 * The fits of the transfer study on the aligned tables, as {@code bench/sequence/transfer.py} does
 * them. Arguments: folder with {@code mouse_v1} and {@code human_gaba}, folds, runs, threads, and
 * optionally a folder to which the two cohorts are written as CSV for the script. Prints the
 * resident memory after 10, 100, 200 … fits.
 */
final class TransferTiming {
  private static final double VALIDATION_SHARE = 0.2;
  private static final long FIRST_SEED = 36;
  private static final List<TransferCondition> CONDITIONS =
      List.of(TransferCondition.CONTROL, TransferCondition.ENCODER, TransferCondition.JOINT);

  private TransferTiming() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
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
    AtomicInteger finished = new AtomicInteger();
    TransferStudy study =
        TransferStudy.of(mouse, human, scheme, TransferSettings.paper())
            .with(epoch -> epochs.incrementAndGet());
    ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(arguments[3]));
    try {
      long start = System.nanoTime();
      CrossValidation folds =
          CrossValidation.of(human, scheme.splits(human, runs, FIRST_SEED), System::nanoTime);
      for (TransferCondition condition : CONDITIONS) {
        TransferLearner learner = new TransferLearner(study, condition);
        double macroF1 =
            macroF1(
                human, folds.run(learner, pool, fold -> tellMemory(finished.incrementAndGet())));
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

  /** A process that gives back what fits take needs as much after 100 as after 10. */
  private static void tellMemory(int fits) {
    if (fits == 10 || fits % 100 == 0) {
      System.out.printf("after %d fits: %s%n", fits, ResidentMemory.now());
    }
  }

  private static Cohort read(String schema, Path folder) {
    return SchemaImport.with(TableSchema.shipped(schema)).read(folder).cohort();
  }

  /** Mean over runs. */
  private static double macroF1(Cohort human, List<FoldPredictions> folds) {
    Predictions predictions = Predictions.of(human, folds);
    return predictions.runs().stream()
        .mapToDouble(run -> OverallMetric.MACRO_F1.of(predictions.inRun(run)))
        .average()
        .orElseThrow();
  }
}
