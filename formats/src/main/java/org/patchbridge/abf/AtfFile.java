package org.patchbridge.abf;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.patchbridge.files.IoFailure;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.RegularFile;

/** An Axon text file: times in the first column, then one column for each signal of each sweep. */
final class AtfFile implements StimulusFile {
  private static final long MAX_BYTES = 1L << 26;
  private static final int MAX_HEADER_LINES = 1000;
  private static final int MAX_COLUMNS = 10_000;

  private final String name;
  private final List<double[]> columns = new ArrayList<>();
  private int signals = 1;
  private int line;

  private AtfFile(String name) {
    this.name = name;
  }

  /**
   * @throws RecordingException where the file cannot be read or a line breaks the format
   */
  static AtfFile read(Path path) {
    RegularFile.require(path);
    AtfFile file = new AtfFile(path.toString());
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      if (Files.size(path) > MAX_BYTES) {
        throw file.broken("the file has " + Files.size(path) + " bytes; 64 MiB are read");
      }
      file.parse(reader);
      return file;
    } catch (IOException e) {
      throw new RecordingException(
          path.toString(),
          "",
          "cannot be read: " + IoFailure.inWords(e),
          "check its permissions",
          e);
    }
  }

  @Override
  public int sweeps() {
    return columns.size() / signals;
  }

  @Override
  public double[] sweep(int number, int signal) {
    return columns.get(number * signals + Math.min(Math.max(0, signal), signals - 1));
  }

  private void parse(BufferedReader reader) throws IOException {
    if (!next(reader).startsWith("ATF")) {
      throw broken("it does not begin with ATF");
    }
    String[] counts = next(reader).strip().split("[\\s,]+", -1);
    int headerLines = counts.length == 2 ? count(counts[0], 0, MAX_HEADER_LINES) : -1;
    int width = counts.length == 2 ? count(counts[1], 2, MAX_COLUMNS) : -1;
    if (headerLines < 0 || width < 0) {
      throw broken("the numbers of header lines and columns are missing or impossible");
    }
    int named = 1;
    for (int i = 0; i < headerLines; i++) {
      String text = next(reader);
      if (text.contains("SignalsExported=")) {
        named = text.substring(text.indexOf('=') + 1).split(",", -1).length;
      }
    }
    signals = (width - 1) % named == 0 ? named : 1;
    next(reader);
    readValues(reader, width);
  }

  private void readValues(BufferedReader reader, int width) throws IOException {
    double[][] values = new double[width - 1][64];
    int rows = 0;
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      String[] fields = text.strip().split("\\s*[\\t,]\\s*", -1);
      if (fields.length < width) {
        throw broken(fields.length + " columns, where there should be " + width);
      }
      for (int column = 1; column < width; column++) {
        if (rows == values[column - 1].length) {
          values[column - 1] = Arrays.copyOf(values[column - 1], 2 * rows);
        }
        values[column - 1][rows] = number(fields[column]);
      }
      rows++;
    }
    if (rows == 0) {
      throw broken("it holds no values");
    }
    for (double[] column : values) {
      columns.add(Arrays.copyOf(column, rows));
    }
  }

  private String next(BufferedReader reader) throws IOException {
    line++;
    String text = reader.readLine();
    if (text == null) {
      throw broken("it ends in its header");
    }
    return text;
  }

  private int count(String text, int least, int most) {
    try {
      int count = Integer.parseInt(text);
      return count >= least && count <= most ? count : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw broken("\"" + text.substring(0, Math.min(20, text.length())) + "\" is no number");
    }
  }

  private RecordingException broken(String fact) {
    return new RecordingException(name, "line " + line, fact, "export the stimulus as ATF again");
  }
}
