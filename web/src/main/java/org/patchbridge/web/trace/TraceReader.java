package org.patchbridge.web.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.inspection.Inspection;
import org.patchbridge.inspection.Inspector;
import org.patchbridge.recording.Electrodes;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.ReadingQueue;
import org.patchbridge.web.guard.RefusedRequest;

/** Reads what there is to see of recordings, and keeps the sweeps that were looked at last. */
public final class TraceReader {
  private static final int SHARE_OF_HEAP = 8;
  private static final int MOST_INSPECTIONS = 16;

  private final ReadingQueue queue;
  private final long mostBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  private final Map<String, TraceSamples> sweeps = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Looked> inspections = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * What a recording looks like.
   *
   * @param inspection its sweeps, findings, families and scalars
   * @param extraction what was taken from it
   * @param sweeps all of them, those that were left out by hand, too
   * @param electrodes whose cells the file holds
   */
  public record Looked(
      Inspection inspection,
      CellExtraction extraction,
      List<SweepInfo> sweeps,
      Electrodes electrodes) {}

  public TraceReader(ReadingQueue queue) {
    this.queue = queue;
  }

  /**
   * A stretch of some sweeps.
   *
   * @throws RefusedRequest where there is no such sweep, or it cannot be read
   */
  public TraceWindow window(
      BenchFile file, List<Integer> sweeps, double from, double to, int columns) {
    List<TraceSamples> read = sweeps.stream().map(number -> samples(file, number)).toList();
    return TraceWindow.of(sweeps, read, from, to, columns);
  }

  private TraceSamples samples(BenchFile file, int number) {
    String key = file.id() + " " + number + " " + file.choices().electrode();
    synchronized (sweeps) {
      TraceSamples known = sweeps.get(key);
      if (known != null) {
        return known;
      }
    }
    TraceSamples read = read(file, number);
    synchronized (sweeps) {
      TraceSamples before = sweeps.put(key, read);
      bytes += read.bytes() - (before == null ? 0 : before.bytes());
      while (bytes > mostBytes && sweeps.size() > 1) {
        Map.Entry<String, TraceSamples> eldest = sweeps.entrySet().iterator().next();
        sweeps.remove(eldest.getKey());
        bytes -= eldest.getValue().bytes();
      }
    }
    return read;
  }

  private TraceSamples read(BenchFile file, int number) {
    try (Recording recording = queue.asItIs(file).open(file.path().toString())) {
      SweepInfo info =
          recording.sweeps().stream()
              .filter(sweep -> sweep.number() == number)
              .findFirst()
              .orElseThrow(
                  () -> new RefusedRequest(404, "The recording has no sweep " + number + "."));
      return TraceSamples.of(recording.load(info));
    } catch (RecordingException cannot) {
      throw new RefusedRequest(422, file.forPeople(String.valueOf(cannot.getMessage())));
    }
  }

  /**
   * Sweeps, findings and features of a recording, as it is chosen to be.
   *
   * @throws RefusedRequest where it cannot be read
   */
  public Looked look(BenchFile file) {
    String key = file.id() + " " + file.options() + " " + file.digest();
    synchronized (inspections) {
      Looked known = inspections.get(key);
      if (known != null) {
        return known;
      }
    }
    Looked looked = inspect(file);
    synchronized (inspections) {
      inspections.put(key, looked);
      while (inspections.size() > MOST_INSPECTIONS) {
        inspections.remove(inspections.keySet().iterator().next());
      }
    }
    return looked;
  }

  private Looked inspect(BenchFile file) {
    FileExtraction reader = queue.extractionOf(file);
    try (Recording recording = reader.open(file.path().toString());
        Recording whole = queue.asItIs(file).open(file.path().toString())) {
      CellExtraction extraction =
          file.outcome()
              .filter(FileOutcome.Extracted.class::isInstance)
              .map(outcome -> ((FileOutcome.Extracted) outcome).extraction())
              .orElseGet(() -> reader.features(recording));
      return new Looked(
          Inspector.inspect(
              recording, recording.skipped(), extraction, queue.settings().ontology()),
          extraction,
          whole.sweeps(),
          whole.electrodes());
    } catch (RecordingException cannot) {
      throw new RefusedRequest(422, file.forPeople(String.valueOf(cannot.getMessage())));
    }
  }

  /** Forgets the sweeps of files that are off the bench. */
  public void keepOnly(List<BenchFile> files) {
    synchronized (sweeps) {
      sweeps
          .entrySet()
          .removeIf(
              entry -> {
                boolean gone =
                    files.stream().noneMatch(file -> entry.getKey().startsWith(file.id() + " "));
                bytes -= gone ? entry.getValue().bytes() : 0;
                return gone;
              });
    }
  }
}
