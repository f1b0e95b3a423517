package org.patchbridge.nwb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.SweepInfo;

/** Opens NWB 2 files. */
public final class NwbReader {
  private NwbReader() {}

  /**
   * Opens a recording and lists its sweeps; no samples are read.
   *
   * @throws RecordingException where the file is no NWB 2 recording with current-clamp sweeps
   */
  public static Recording open(Path path) {
    try {
      return read(Hdf5File.open(path.toString(), ByteSource.ofFile(path)), path);
    } catch (IOException e) {
      throw new RecordingException(
          path.toString(), "", "cannot be opened: " + e.getMessage(), "check path and rights", e);
    }
  }

  private static NwbRecording read(Hdf5File file, Path path) {
    SeriesReader reader = new SeriesReader(file);
    Map<Integer, Series> responses = series(file, reader, "acquisition");
    Map<Integer, Series> stimuli = series(file, reader, "stimulus/presentation");
    Map<SweepInfo, NwbRecording.Pair> sweeps = new LinkedHashMap<>();
    for (Map.Entry<Integer, Series> entry : new TreeMap<>(responses).entrySet()) {
      Series response = entry.getValue();
      Series stimulus = stimuli.get(entry.getKey());
      if (stimulus == null || !response.type().equals("CurrentClampSeries")) {
        continue;
      }
      SweepInfo info =
          new SweepInfo(
              entry.getKey(),
              response.path(),
              ClampMode.CURRENT_CLAMP,
              stimulus.rateHz(),
              response.samples(),
              stimulusCode(stimulus.stimulusDescription()));
      sweeps.put(info, new NwbRecording.Pair(response, stimulus));
    }
    String id =
        file.find("general/session_id")
            .flatMap(NwbReader::text)
            .orElse(path.getFileName().toString());
    List<Finding> findings = new ArrayList<>();
    return new NwbRecording(file, id, subject(file), sweeps, findings);
  }

  private static Map<Integer, Series> series(Hdf5File file, SeriesReader reader, String group) {
    Map<Integer, Series> found = new LinkedHashMap<>();
    Hdf5Object parent = file.find(group).orElseThrow();
    for (String member : parent.links().keySet()) {
      file.child(parent, member)
          .flatMap(reader::read)
          .filter(s -> s.sweepNumber().isPresent())
          .ifPresent(s -> found.put(s.sweepNumber().getAsInt(), s));
    }
    return found;
  }

  private static String stimulusCode(String description) {
    String code = description;
    if (code.endsWith("_DA_0")) {
      code = code.substring(0, code.length() - "_DA_0".length());
    }
    int bracket = code.indexOf('[');
    return bracket < 0 ? code : code.substring(0, bracket);
  }

  private static Subject subject(Hdf5File file) {
    return new Subject(
        file.find("general/subject/subject_id").flatMap(NwbReader::text),
        file.find("general/subject/species").flatMap(NwbReader::text),
        file.find("general/subject/sex").flatMap(NwbReader::text),
        file.find("general/subject/age").flatMap(NwbReader::text));
  }

  private static Optional<String> text(Hdf5Object dataset) {
    return dataset.value().flatMap(Hdf5Value::text);
  }
}
