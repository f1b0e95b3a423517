package org.patchbridge.abf;

import java.nio.file.Path;
import java.util.List;

/** A command that was played from another recording. */
final class AbfStimulus implements StimulusFile {
  private final Path path;
  private final AbfHeader header;

  private AbfStimulus(Path path, AbfHeader header) {
    this.path = path;
    this.header = header;
  }

  static AbfStimulus read(Path path) {
    try (AbfFile file = AbfReader.openFile(path)) {
      return new AbfStimulus(path, AbfReader.header(file));
    }
  }

  @Override
  public int sweeps() {
    return header.sweeps().size();
  }

  /** The signal is the physical number of a channel; the first where there is none of it. */
  @Override
  public double[] sweep(int number, int signal) {
    List<InputChannel> inputs = header.inputs();
    int position = 0;
    for (int i = inputs.size() - 1; i >= 0; i--) {
      position = inputs.get(i).number() == signal ? i : position;
    }
    try (AbfFile file = AbfReader.openFile(path)) {
      SampleReader reader = new SampleReader(file, header);
      SweepExtent extent = header.sweeps().get(number);
      if (reader.length(extent) > SampleReader.MAX_SAMPLES) {
        throw file.refusal("sweep " + number, "it is too long for a stimulus", "shorten it");
      }
      return doubles(reader.read(extent, position));
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      doubles[k] = values[k];
    }
    return doubles;
  }
}
