package org.patchbridge.extraction;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.extraction.FileOutcome.Extracted;
import org.patchbridge.extraction.FileOutcome.NamedSweep;
import org.patchbridge.extraction.FileOutcome.Refused;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.files.SourceLostException;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.stimulus.SweepChoices;

/** Reads one recording and takes its features. */
public final class FileExtraction {
  /** Of the reader's check that tells potentials from currents. */
  private static final String SWAP = "channels-swapped";

  private final ExtractionSettings settings;
  private final SweepMemory memory;

  public FileExtraction(ExtractionSettings settings) {
    this(settings, new SweepMemory(Runtime.getRuntime().maxMemory()));
  }

  private FileExtraction(ExtractionSettings settings, SweepMemory memory) {
    this.settings = settings;
    this.memory = memory;
  }

  /** With other settings, sharing the memory for sweeps with this one. */
  public FileExtraction with(ExtractionSettings other) {
    return new FileExtraction(other, memory);
  }

  /** Never throws for what is in the file: a batch goes on whatever one file holds. */
  public FileOutcome of(RecordingFile file) {
    try (OpenOutcome open = whileOpen(file)) {
      return open.outcome();
    } catch (RuntimeException failedToClose) {
      return refused(file, failedToClose);
    }
  }

  /**
   * The same, the recording still open for what else is to be read from it. Never throws for what
   * is in the file either; what fails afterwards is no refusal.
   *
   * @return to be closed, by the thread that reads
   */
  public OpenOutcome whileOpen(RecordingFile file) {
    Recording recording;
    try {
      recording = open(file);
    } catch (RuntimeException | OutOfMemoryError e) {
      return new OpenOutcome(refused(file, e), Optional.empty());
    }
    try {
      return new OpenOutcome(outcome(file, recording), Optional.of(recording));
    } catch (RuntimeException | OutOfMemoryError e) {
      return new OpenOutcome(refused(file, e), Optional.of(recording));
    }
  }

  private FileOutcome outcome(RecordingFile file, Recording recording) {
    CellExtraction extraction = features(recording);
    return extraction.refusal().isPresent()
        ? new Refused(
            file, refusal(file, extraction.refusal().get(), causes(recording, extraction)))
        : new Extracted(
            file,
            recording.id(),
            recording.subject(),
            sweeps(recording),
            extraction,
            recording.isSimulated());
  }

  private static Refused refused(RecordingFile file, Throwable failure) {
    if (failure instanceof RecordingException || failure instanceof SourceLostException) {
      return new Refused(file, failure.getMessage());
    }
    return new Refused(
        file,
        failure instanceof OutOfMemoryError
            ? file.path() + ": not enough memory; use fewer --threads or a larger heap"
            : file.path() + ": internal error, please report it with the file: " + failure);
  }

  /**
   * Opens a recording, its sweeps' protocols settled; the sweeps of all that are open share the
   * memory there is.
   *
   * @param pathOrAddress of a file, or of one on a web server
   * @throws RecordingException where it cannot be read
   */
  public Recording open(String pathOrAddress) {
    return settled(RecordingReader.open(pathOrAddress, settings.electrodes().of(pathOrAddress)));
  }

  private Recording settled(Recording read) {
    Recording opened = settings.choices().settle(read);
    return memory.ration(settings.protocols().settle(opened, settings.ontology()));
  }

  /**
   * The same for a file that was found, on this machine or elsewhere.
   *
   * @throws RecordingException where it cannot be read
   * @throws SourceLostException where it lies elsewhere and cannot be had
   */
  public Recording open(RecordingFile file) {
    String name = file.path().toString();
    return file.elsewhere()
        .map(
            bytes ->
                settled(RecordingReader.open(name, settings.electrodes().of(name), bytes.open())))
        .orElseGet(() -> open(name));
  }

  /**
   * Families, scalars, spikes and findings of a recording that {@link #open} gave.
   *
   * @throws RecordingException where a sweep cannot be read
   */
  public CellExtraction features(Recording recording) {
    return CellFeatures.extract(recording, settings.preset(), settings.ontology());
  }

  private String refusal(RecordingFile file, String reason, List<Finding> findings) {
    return file.path()
        + ": "
        + reason
        + "; the preset "
        + settings.preset().key()
        + " gives nothing for such a cell"
        + commonest(findings);
  }

  /**
   * Why sweeps were not taken, where any was not; else what makes the others doubtful. A swap is
   * told first: what checks say of a current that is read as a potential follows from it.
   */
  private static List<Finding> causes(Recording recording, CellExtraction extraction) {
    List<Finding> swapped =
        extraction.findings().stream().filter(finding -> finding.id().equals(SWAP)).toList();
    if (!swapped.isEmpty()) {
      return swapped;
    }
    List<Finding> skipped =
        recording.skipped().stream()
            .filter(
                sweep ->
                    sweep.clampMode().orElse(ClampMode.CURRENT_CLAMP) == ClampMode.CURRENT_CLAMP)
            .map(SkippedSweep::reason)
            .filter(reason -> !reason.id().equals(SweepChoices.FINDING))
            .toList();
    List<Finding> inAnalysis =
        extraction.findings().stream()
            .filter(finding -> finding.severity() == Finding.Severity.SWEEP_SKIPPED)
            .filter(finding -> !finding.location().equals("/acquisition"))
            .toList();
    Map<String, Finding> byPlace = new LinkedHashMap<>();
    Stream.concat(skipped.stream(), inAnalysis.stream())
        .forEach(each -> byPlace.putIfAbsent(each.id() + " " + each.location(), each));
    List<Finding> causes = List.copyOf(byPlace.values());
    return causes.isEmpty()
        ? extraction.findings().stream()
            .filter(finding -> finding.severity() == Finding.Severity.WARNING)
            .toList()
        : causes;
  }

  /** What was found in most places, because a recording without features has no other account. */
  private static String commonest(List<Finding> findings) {
    Map<String, List<Finding>> byCheck =
        findings.stream()
            .collect(Collectors.groupingBy(Finding::id, TreeMap::new, Collectors.toList()));
    return byCheck.values().stream()
        .max(Comparator.comparingInt(List::size))
        .map(
            found ->
                "; at "
                    + found.get(0).location()
                    + (found.size() > 1 ? " and " + (found.size() - 1) + " other places" : "")
                    + ": "
                    + found.get(0).message())
        .orElse("");
  }

  private List<NamedSweep> sweeps(Recording recording) {
    return recording.sweeps().stream()
        .map(info -> new NamedSweep(info, settings.ontology().protocolOf(info.stimulusCode())))
        .toList();
  }
}
