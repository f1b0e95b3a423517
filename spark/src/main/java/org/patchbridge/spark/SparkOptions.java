package org.patchbridge.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Spark, and how it is set. */
final class SparkOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's master, such as local[4] or spark://HOST:7077 (default: what spark-submit says,"
              + " else local[*]).")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark, such as spark.executor.memory=2g; may be repeated.")
  private Map<String, String> conf = new LinkedHashMap<>();

  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  Map<String, String> conf() {
    return conf;
  }
}
