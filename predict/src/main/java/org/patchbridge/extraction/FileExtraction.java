package org.patchbridge.extraction;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patchbridge.extraction.FileOutcome.Extracted;
import org.patchbridge.extraction.FileOutcome.NamedSweep;
import org.patchbridge.extraction.FileOutcome.Refused;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;

/** Reads one recording and takes its features. */
public final class FileExtraction {
  private final ExtractionSettings settings;
  private final SweepMemory memory = new SweepMemory(Runtime.getRuntime().maxMemory());

  public FileExtraction(ExtractionSettings settings) {
    this.settings = settings;
  }

  /** Never throws for what is in the file: a batch goes on whatever one file holds. */
  public FileOutcome of(RecordingFile file) {
    try (Recording recording = open(file)) {
      CellExtraction extraction =
          CellFeatures.extract(recording, settings.preset(), settings.ontology());
      return extraction.refusal().isPresent()
          ? new Refused(file, refusal(file, extraction.refusal().get(), extraction.findings()))
          : new Extracted(
              file,
              recording.id(),
              recording.subject(),
              sweeps(recording),
              extraction,
              recording.isSimulated());
    } catch (RecordingException e) {
      return new Refused(file, e.getMessage());
    } catch (OutOfMemoryError e) {
      return new Refused(
          file, file.path() + ": not enough memory; use fewer --threads or a larger heap");
    } catch (RuntimeException e) {
      return new Refused(
          file, file.path() + ": internal error, please report it with the file: " + e);
    }
  }

  /**
   * Opens a recording, its sweeps' protocols settled; the sweeps of all that are open share the
   * memory there is.
   *
   * @throws RecordingException where it cannot be read
   */
  public Recording open(RecordingFile file) {
    Recording opened = RecordingReader.open(file.path(), settings.electrode());
    return memory.ration(settings.protocols().settle(opened, settings.ontology()));
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

  /** What was found in most places, because a recording without features has no other account. */
  private static String commonest(List<Finding> findings) {
    Map<String, List<Finding>> byCheck =
        findings.stream()
            .filter(finding -> finding.severity() == Finding.Severity.WARNING)
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
