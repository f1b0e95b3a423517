package org.patchbridge.cli.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.study.parquet.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Extraction by many machines: which share of the recordings, and where the results go. */
public final class ResultOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--parquet",
      paramLabel = "DIR",
      description =
          "Write one Parquet file a recording into this folder instead of a study; any number of"
              + " processes may. 'gather' brings them into a study.")
  private Path folder;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      converter = ShardText.class,
      description =
          "Of the recordings only the Ith of N shares, which follow from their names; with"
              + " --parquet.")
  private Shard shard;

  private static final class ShardText implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String text) {
      try {
        return Shard.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Where Parquet goes; empty where a study is asked for. */
  public Optional<Path> folder() {
    if (shard != null && folder == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--shard needs --parquet DIR: a study takes one process at a time, so that shards write"
              + " files and 'gather' makes the study");
    }
    return Optional.ofNullable(folder);
  }

  /**
   * The recordings, or the share of them that is asked for.
   *
   * @param names that they were found by
   */
  public RecordingFiles.Found shareOf(RecordingFiles.Found all, List<String> names) {
    return shard == null ? all : shard.shareOf(all, names);
  }
}
