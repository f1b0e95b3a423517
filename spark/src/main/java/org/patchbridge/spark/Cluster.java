package org.patchbridge.spark;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** A connection to Spark; closing it ends the application. One a process. */
final class Cluster implements AutoCloseable {
  private static final Pattern ON_THIS_MACHINE =
      Pattern.compile("local(\\[.*])?|spark://(127\\.0\\.0\\.1|localhost):\\d+");

  /** What executors need besides Spark, as the launcher knows it; spark-submit says it itself. */
  private static final String JARS = "patchbridge.jars";

  private final JavaSparkContext context;
  private final JobCost cost = new JobCost();

  private Cluster(JavaSparkContext context) {
    this.context = context;
    context.sc().addSparkListener(cost);
  }

  /**
   * What the caller, {@code spark-submit} or {@code spark-defaults.conf} says goes before what is
   * set here.
   *
   * @param name that Spark's pages and logs show
   */
  static Cluster connect(String name, SparkOptions options) {
    SparkConf conf = new SparkConf().setAppName(name);
    options.conf().forEach(conf::set);
    options.master().ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    String master = conf.get("spark.master");
    defaults(master).forEach(conf::setIfMissing);
    String jars = System.getProperty(JARS, "");
    if (!jars.isEmpty() && !master.startsWith("local")) {
      conf.setIfMissing("spark.jars", jars);
    }
    return new Cluster(new JavaSparkContext(conf));
  }

  private static Map<String, String> defaults(String master) {
    // The page of a job is open to everyone who reaches the machine.
    String ui = "spark.ui.enabled";
    // Models and readers have threads of their own; a task has one processor.
    String openMp = "spark.executorEnv.OMP_NUM_THREADS";
    String openBlas = "spark.executorEnv.OPENBLAS_NUM_THREADS";
    if (!ON_THIS_MACHINE.matcher(master).matches()) {
      return Map.of(ui, "false", openMp, "1", openBlas, "1");
    }
    return Map.of(
        ui,
        "false",
        openMp,
        "1",
        openBlas,
        "1",
        "spark.driver.bindAddress",
        "127.0.0.1",
        "spark.driver.host",
        "127.0.0.1");
  }

  JavaSparkContext context() {
    return context;
  }

  /** Of all that ran so far. */
  JobCost cost() {
    return cost;
  }

  @Override
  public void close() {
    context.close();
  }
}
