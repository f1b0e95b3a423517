package org.patchbridge.shape.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.work.Progress;

/** One analysis of one space: what a run does as a whole or not at all. */
interface Piece {

  /** Unique in a study, for people, too. */
  String name();

  /** Everything that determines its files. */
  List<String> determinedBy();

  /** About how many times it tells its progress. */
  int steps();

  /**
   * @param progress of its steps
   * @return what was written
   * @throws InterruptedException after an interruption; then it is not done
   */
  List<Path> run(FolderOfFiles folder, Progress progress) throws IOException, InterruptedException;
}
