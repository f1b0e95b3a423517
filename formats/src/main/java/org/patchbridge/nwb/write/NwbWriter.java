package org.patchbridge.nwb.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.recording.RecordingException;

/**
 * Writes one recording as an NWB 2.7 file, sweep by sweep. Until {@link #finish()} the file is kept
 * in memory, packed; a writer that is closed before leaves nothing behind. Samples are float32 in
 * mV and pA with the conversion to volts and amperes, in chunks of 8192, shuffled and deflated.
 *
 * <p>The same calls give the same file, byte for byte. One writer is for one thread; several
 * writers may work at once, and share the library's lock only while they store packed chunks.
 */
public final class NwbWriter implements AutoCloseable {
  private static final DateTimeFormatter ISO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);
  private static final String NWB_VERSION = "2.7.0";
  private static final String ELECTRODE = "/general/intracellular_ephys/electrode_0";
  private static final String DEVICE = "/general/devices/amplifier";
  private static final String SWEEP_TABLE = "/general/intracellular_ephys/sweep_table";
  private static final float TO_VOLTS = 1e-3f;
  private static final float TO_AMPERES = 1e-12f;

  private final Path target;
  private final NwbSession session;
  private final Hdf5Output out;
  private final List<String> series = new ArrayList<>();
  private final List<Integer> sweepNumbers = new ArrayList<>();

  private NwbWriter(Path target, NwbSession session, Hdf5Output out) {
    this.target = target;
    this.session = session;
    this.out = out;
  }

  /**
   * Starts a file. The folder of {@code target} is created where it is missing, and rid of what
   * killed programs left of the same file.
   *
   * @throws RecordingException where the folder cannot be written
   */
  public static NwbWriter create(Path target, NwbSession session) {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      AtomicFile.removeUnfinished(target);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
    NwbWriter writer = new NwbWriter(target, session, Hdf5Output.inMemory(target));
    try {
      writer.writeHeader();
      return writer;
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Adds a sweep. Sweep numbers must be new to the file.
   *
   * @throws IllegalArgumentException where the file already has a sweep of this number
   * @throws RecordingException where the file cannot be written
   */
  public void add(ClampedSweep sweep) {
    if (sweepNumbers.contains(sweep.number())) {
      throw new IllegalArgumentException("sweep " + sweep.number() + " was added before");
    }
    String response = String.format(Locale.ROOT, "/acquisition/data_%05d_AD0", sweep.number());
    String stimulus =
        String.format(Locale.ROOT, "/stimulus/presentation/data_%05d_DA0", sweep.number());
    writeSeries(response, "CurrentClampSeries", sweep, sweep.millivolts(), TO_VOLTS, "volts");
    scalar(response + "/bridge_balance", (float) (sweep.bridgeBalanceMegaohms() * 1e6), "ohms");
    scalar(response + "/bias_current", (float) (sweep.biasPicoamps() * 1e-12), "amperes");
    writeSeries(
        stimulus, "CurrentClampStimulusSeries", sweep, sweep.picoamps(), TO_AMPERES, "amperes");
    series.add(response);
    sweepNumbers.add(sweep.number());
    series.add(stimulus);
    sweepNumbers.add(sweep.number());
  }

  /**
   * Completes the file, brings it to the disk and moves it to its final path, over an older file.
   *
   * @throws RecordingException where the file cannot be written; the older file is intact then
   */
  public void finish() {
    writeSweepTable();
    try {
      AtomicFile.write(target, out::writeTo);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Ends writing; without {@link #finish()} before, nothing is left behind. */
  @Override
  public void close() {
    out.close();
  }

  private void writeHeader() {
    String start = ISO_TIME.format(session.start().atOffset(ZoneOffset.UTC));
    out.attribute("/", "nwb_version", NWB_VERSION);
    type("/", "core", "NWBFile");
    for (String group : List.of("acquisition", "analysis", "processing", "stimulus", "general")) {
      out.group("/" + group);
    }
    out.group("/stimulus/presentation");
    out.group("/stimulus/templates");
    out.dataset("/identifier", session.identifier());
    out.dataset("/session_description", session.description());
    out.dataset("/session_start_time", start);
    out.dataset("/timestamps_reference_time", start);
    out.dataset("/file_create_date", List.of(start));
    out.dataset("/general/session_id", session.sessionId());
    out.dataset("/general/data_collection", session.dataCollection());
    if (!session.keywords().isEmpty()) {
      out.dataset("/general/keywords", session.keywords());
    }
    writeSubject();
    writeElectrode();
  }

  private void writeSubject() {
    out.group("/general/subject");
    type("/general/subject", "core", "Subject");
    out.dataset("/general/subject/description", session.subjectDescription());
    subjectField("subject_id", session.subject().donor());
    subjectField("species", session.subject().species());
    subjectField("sex", session.subject().sex());
    subjectField("age", session.subject().age());
  }

  private void subjectField(String name, Optional<String> value) {
    value.ifPresent(text -> out.dataset("/general/subject/" + name, text));
  }

  private void writeElectrode() {
    out.group("/general/devices");
    out.group(DEVICE);
    type(DEVICE, "core", "Device");
    out.group("/general/intracellular_ephys");
    out.group(ELECTRODE);
    type(ELECTRODE, "core", "IntracellularElectrode");
    out.dataset(ELECTRODE + "/description", "Headstage 0");
    out.softLink(ELECTRODE + "/device", DEVICE);
  }

  private void writeSeries(
      String path,
      String type,
      ClampedSweep sweep,
      float[] samples,
      float conversion,
      String unit) {
    byte[][] chunks = ChunkEncoder.encode(samples);
    out.group(path);
    type(path, "core", type);
    out.attribute(path, "description", "sweep " + sweep.number());
    out.attribute(
        path,
        "comments",
        String.format(Locale.ROOT, "HS#0:Stim Scale Factor: %.2f", sweep.amplitudePicoamps()));
    out.attribute(path, "stimulus_description", sweep.stimulusCode() + "_DA_0");
    out.attribute(path, "sweep_number", sweep.number());
    out.samples(path + "/data", samples.length, chunks);
    out.attribute(path + "/data", "conversion", conversion);
    out.attribute(path + "/data", "resolution", Float.NaN);
    out.attribute(path + "/data", "unit", unit);
    out.dataset(path + "/starting_time", sweep.startSeconds());
    out.attribute(path + "/starting_time", "rate", (float) sweep.samplingRateHz());
    out.attribute(path + "/starting_time", "unit", "seconds");
    out.softLink(path + "/electrode", ELECTRODE);
  }

  private void scalar(String path, float value, String unit) {
    out.dataset(path, value);
    out.attribute(path, "unit", unit);
  }

  private void writeSweepTable() {
    int rows = series.size();
    int[] ids = new int[rows];
    int[] ends = new int[rows];
    for (int row = 0; row < rows; row++) {
      ids[row] = row;
      ends[row] = row + 1;
    }
    out.group(SWEEP_TABLE);
    type(SWEEP_TABLE, "core", "SweepTable");
    out.attribute(SWEEP_TABLE, "colnames", List.of("series", "sweep_number"));
    out.attribute(SWEEP_TABLE, "description", "Which series belong to which sweep.");
    out.signedDataset(SWEEP_TABLE + "/id", ids);
    type(SWEEP_TABLE + "/id", "hdmf-common", "ElementIdentifiers");
    out.unsignedDataset(
        SWEEP_TABLE + "/sweep_number", sweepNumbers.stream().mapToInt(n -> n).toArray());
    column("sweep_number", "VectorData", "Sweep number of the series in that row.");
    out.referenceDataset(SWEEP_TABLE + "/series", series);
    column("series", "VectorData", "The series of that row.");
    out.unsignedDataset(SWEEP_TABLE + "/series_index", ends);
    column("series_index", "VectorIndex", "Where the series of a row end.");
    out.reference(SWEEP_TABLE + "/series_index", "target", SWEEP_TABLE + "/series");
  }

  private void column(String name, String type, String description) {
    type(SWEEP_TABLE + "/" + name, "hdmf-common", type);
    out.attribute(SWEEP_TABLE + "/" + name, "description", description);
  }

  /** Every typed object names its type and has an id, which is derived so that files repeat. */
  private void type(String path, String namespace, String type) {
    out.attribute(path, "namespace", namespace);
    out.attribute(path, "neurodata_type", type);
    byte[] seed = (session.identifier() + path).getBytes(StandardCharsets.UTF_8);
    out.attribute(path, "object_id", UUID.nameUUIDFromBytes(seed).toString());
  }

  private static RecordingException unwritable(Path file, IOException cause) {
    return new RecordingException(
        file.toString(),
        "",
        "cannot be written (" + cause.getMessage() + ")",
        "choose a folder that can be written and has space",
        cause);
  }
}
