package org.patchbridge.study;

import java.nio.file.Path;
import java.util.List;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.study.parquet.ResultFolder;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.work.Progress;

/**
 * Extraction without a study: a Parquet file for each recording, which {@link Study#gather} takes,
 * so that any number of processes can do it at once.
 */
public final class ResultExtraction {
  private ResultExtraction() {}

  /**
   * Recordings that are done and unchanged are skipped; one that cannot be used is reported and the
   * others go on.
   *
   * @param folder of results, made where it is missing
   * @param threads files at a time; changes no number
   */
  public static ExtractionSummary run(
      RecordingFiles.Found found,
      ExtractionSettings settings,
      Path folder,
      int threads,
      Progress progress)
      throws InterruptedException {
    ResultFolder results = ResultFolder.of(folder, settings);
    return new Extractor(results::left, results::save, settings, threads, progress)
        .run(found, List::of);
  }
}
