package org.patchbridge.abf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.files.FileNames;
import org.patchbridge.files.IoFailure;
import org.patchbridge.recording.RecordingException;

/** A command that was played from a file. Values are as the file has them. */
interface StimulusFile {

  int sweeps();

  /**
   * Values of a sweep.
   *
   * @param number from 0, below {@link #sweeps()}
   * @param signal which of several signals; the last where there are fewer
   */
  double[] sweep(int number, int signal);

  /**
   * Finds and reads the file of this name next to the recording, in any case of letters: its path
   * on the recording computer means nothing here.
   *
   * @param recording path of the ABF file
   * @return empty if there is none
   * @throws RecordingException where there is one that cannot be read
   */
  static Optional<StimulusFile> beside(Path recording, String pathOfRecordingComputer) {
    String name = FileNames.last(pathOfRecordingComputer);
    Path folder = recording.toAbsolutePath().getParent();
    if (name.isBlank() || folder == null) {
      return Optional.empty();
    }
    return find(folder, name).map(StimulusFile::read);
  }

  private static Optional<Path> find(Path folder, String name) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> named =
          files
              .filter(file -> file.getFileName().toString().equalsIgnoreCase(name))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      return named.stream()
          .filter(file -> file.getFileName().toString().equals(name))
          .findFirst()
          .or(() -> named.stream().findFirst());
    } catch (IOException e) {
      throw new RecordingException(
          folder.toString(),
          "",
          "cannot be listed: " + IoFailure.inWords(e),
          "check permissions",
          e);
    }
  }

  private static StimulusFile read(Path file) {
    boolean isAbf = file.toString().toLowerCase(Locale.ROOT).endsWith(".abf");
    return isAbf ? AbfStimulus.read(file) : AtfFile.read(file);
  }
}
