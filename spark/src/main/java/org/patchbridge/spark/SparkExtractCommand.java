package org.patchbridge.spark;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.SettingsText;
import org.patchbridge.cli.text.ExtractionText;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.study.store.ExtractionSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The extraction of recordings as a job on Spark. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Takes the features from recordings, a recording a task, and writes one Parquet file for"
          + " each; 'patchbridge gather' makes a study of them. Machines get the paths of"
          + " recordings, not their contents, and so must all see them under the same paths. Goes"
          + " on where it was interrupted.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  patchbridge-spark extract /data/000020 --parquet /scratch/results --master spark://head:7077",
      "  patchbridge gather /scratch/results --study mine"
    })
final class SparkExtractCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SparkOptions spark;
  @Mixin private ExtractionOptions extraction;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Recordings, folders with recordings in or below them, or globs.")
  private List<String> names;

  @Option(
      names = "--parquet",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder for results that all machines see, or an address of Hadoop's (hdfs://, s3a://).")
  private String parquet;

  /** What {@code --json} prints. */
  private record PrintedJob(ExtractionSummary extraction, JobCost.Sum cost, double seconds) {}

  @Override
  public Integer call() {
    SettingsText text = extraction.text();
    RecordingFiles.Found found = RecordingFiles.find(names);
    long start = System.nanoTime();
    try (Cluster cluster = Cluster.connect("patchbridge extract", spark);
        ProgressLine progress = new ProgressLine()) {
      ExtractionSummary summary = new SparkExtraction(cluster, text, parquet).run(found, progress);
      progress.end();
      print(new PrintedJob(summary, cluster.cost().sum(), (System.nanoTime() - start) / 1e9));
      return ExtractionText.exitCode(summary);
    }
  }

  private void print(PrintedJob job) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(JsonOption.text(job));
      return;
    }
    ExtractionText.lines(job.extraction()).forEach(out::println);
    out.println(job.cost().text("tasks", job.seconds()));
    out.println(
        ResultPlace.isAddress(parquet)
            ? "Next:  copy "
                + parquet
                + " to a folder, then  patchbridge gather FOLDER --study STUDY"
            : "Next:  patchbridge gather " + parquet + " --study STUDY");
  }
}
