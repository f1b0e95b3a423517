package org.patchbridge.spark;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.patchbridge.study.FittedFold;
import org.patchbridge.study.FoldFitting;
import org.patchbridge.study.FoldWork;
import org.patchbridge.work.InputException;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Fits on Spark: cohorts go once to each executor, a fit is a task. */
final class SparkFitting implements FoldFitting {
  private final Cluster cluster;
  private final FitFold.Cohorts cohorts;

  SparkFitting(Cluster cluster, FitFold.Cohorts cohorts) {
    this.cluster = cluster;
    this.cohorts = cohorts;
  }

  /** Told on the driver when a fit comes back, while others are still done. */
  private static final class Told extends AbstractFunction2<Object, FoldTask.Fitted, BoxedUnit> {
    private final Consumer<FittedFold> finished;

    Told(Consumer<FittedFold> finished) {
      this.finished = finished;
    }

    @Override
    public BoxedUnit apply(Object partition, FoldTask.Fitted fitted) {
      finished.accept(fitted.fold());
      return BoxedUnit.UNIT;
    }
  }

  /**
   * @throws InputException where Spark gives the job up
   */
  @Override
  public void fit(List<FoldWork> folds, Consumer<FittedFold> finished) {
    if (folds.isEmpty()) {
      return;
    }
    JavaSparkContext context = cluster.context();
    JavaRDD<FoldTask> tasks =
        context.parallelize(folds.stream().map(FoldTask::of).toList(), folds.size());
    List<Object> partitions = IntStream.range(0, folds.size()).<Object>mapToObj(k -> k).toList();
    try {
      context
          .sc()
          .runJob(
              tasks.rdd(),
              new FitFold(context.broadcast(cohorts)),
              CollectionConverters.asScala(partitions).toSeq(),
              new Told(finished),
              ClassTag$.MODULE$.<FoldTask.Fitted>apply(FoldTask.Fitted.class));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw GivenUp.because(e);
    }
  }
}
