package org.patchbridge.study.store;

import java.nio.file.Path;
import java.util.List;
import org.patchbridge.files.SkippedPath;

/**
 * What an extraction did.
 *
 * @param files recordings that were asked for
 * @param extracted of these, done now
 * @param unchanged of these, done before and not changed since
 * @param refused of these, with the reason
 * @param skipped what the search for recordings could not look at; not among {@code files}
 * @param absent families that extracted recordings of the study lack, the most frequent first
 */
public record ExtractionSummary(
    int files,
    int extracted,
    int unchanged,
    List<Refusal> refused,
    List<SkippedPath> skipped,
    List<AbsentFamily> absent) {

  /** A file that gave nothing, and why. */
  public record Refusal(Path file, String message) {}

  /** How many recordings lack a family for one reason. */
  public record AbsentFamily(String family, String reason, long recordings) {}
}
