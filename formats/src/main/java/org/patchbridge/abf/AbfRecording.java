package org.patchbridge.abf;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Electrodes;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;

/**
 * An opened ABF file. Sweeps are numbered from 0; their stimulus code is the name of the Clampex
 * protocol. Loading one reads its samples and nothing else.
 */
public final class AbfRecording implements Recording {
  private final AbfFile file;
  private final AbfHeader header;
  private final ChannelChoice choice;
  private final Command command;
  private final SampleReader samples;
  private final String id;
  private final Map<SweepInfo, Integer> numbers = new LinkedHashMap<>();
  private final List<SweepInfo> sweeps;
  private final List<SkippedSweep> skipped = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private AbfRecording(AbfFile file, AbfHeader header, Path path, String id, ChannelChoice choice) {
    this.file = file;
    this.header = header;
    this.choice = choice;
    this.command = Command.of(header, choice.command(), path);
    this.samples = new SampleReader(file, header);
    this.id = id;
    findings.add(origin());
    findings.addAll(choice.findings());
    command.obstacle().ifPresent(findings::add);
    for (int number = 0; number < header.sweeps().size(); number++) {
      place(number);
    }
    this.sweeps = List.copyOf(numbers.keySet());
    findings.add(
        new Finding(
            "subject-missing",
            Severity.WARNING,
            "header",
            "ABF knows no subject: give donor and species in a table of labels"));
  }

  /**
   * @throws RecordingException where the recording is not in current clamp
   */
  static AbfRecording of(AbfFile file, AbfHeader header, Path path, Optional<String> channel) {
    ChannelChoice choice = ChannelChoice.of(file, header, channel);
    if (choice.clampMode() != ClampMode.CURRENT_CLAMP) {
      String mode =
          choice.clampMode() == ClampMode.VOLTAGE_CLAMP
              ? "in voltage clamp"
              : "with the current held at zero";
      throw file.refusal(
          "channel " + choice.response().label(),
          "no current-clamp sweeps: the file holds " + header.sweeps().size() + " " + mode,
          "choose another recording");
    }
    String stem = path.getFileName().toString().replaceFirst("(?i)\\.abf$", "");
    String id = channel.map(name -> stem + "/" + name).orElse(stem);
    return new AbfRecording(file, header, path, id, choice);
  }

  private void place(int number) {
    SweepExtent extent = header.sweeps().get(number);
    long length = samples.length(extent);
    SweepInfo info =
        new SweepInfo(
            number,
            choice.response().name() + ", sweep " + number,
            ClampMode.CURRENT_CLAMP,
            header.samplingRateHz(),
            length,
            header.origin().protocolName());
    if (command.obstacle().isPresent()) {
      skip(info, command.obstacle().get());
    } else if (length == 0 || length > SampleReader.MAX_SAMPLES) {
      Finding finding =
          new Finding(
              length == 0 ? "sweep-empty" : "sweep-too-long",
              Severity.SWEEP_SKIPPED,
              info.location(),
              length == 0
                  ? "the sweep has no samples"
                  : length + " samples; more than " + SampleReader.MAX_SAMPLES + " are not read");
      findings.add(finding);
      skip(info, finding);
    } else {
      numbers.put(info, number);
    }
  }

  private void skip(SweepInfo info, Finding reason) {
    skipped.add(
        new SkippedSweep(
            OptionalInt.of(info.number()),
            Optional.of(info.clampMode()),
            info.stimulusCode(),
            reason));
  }

  private Finding origin() {
    AbfHeader.Origin origin = header.origin();
    List<String> facts = new ArrayList<>();
    facts.add("ABF " + origin.version() + ", " + header.mode().inWords());
    if (!origin.creator().isEmpty()) {
      facts.add("written by " + origin.creator());
    }
    origin.start().ifPresent(start -> facts.add("begun " + start));
    if (!origin.protocolName().isEmpty()) {
      facts.add("protocol \"" + origin.protocolName() + "\"");
    }
    facts.add("potential " + choice.response().label());
    choice.command().ifPresent(output -> facts.add("current " + output.label()));
    return new Finding("abf-origin", Severity.INFO, "header", String.join("; ", facts));
  }

  @Override
  public String source() {
    return file.name();
  }

  /**
   * The name of the file without its extension, as the format has no id that people know; where a
   * channel was asked for, a stroke and its name follow.
   */
  @Override
  public String id() {
    return id;
  }

  @Override
  public Subject subject() {
    return Subject.unknown();
  }

  @Override
  public List<SweepInfo> sweeps() {
    return sweeps;
  }

  @Override
  public boolean hasStimulusCodes() {
    return false;
  }

  @Override
  public List<SkippedSweep> skipped() {
    return List.copyOf(skipped);
  }

  @Override
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Version of the format, for example {@code 1.83} or {@code 2.6.0.0}. */
  public String version() {
    return header.origin().version();
  }

  /** Program that wrote the file, with its version; empty where the file does not say. */
  public String creator() {
    return header.origin().creator();
  }

  /** Path of the Clampex protocol on the recording computer; may be empty. */
  public String protocolPath() {
    return header.origin().protocolPath();
  }

  /** When the recording began, by the clock of the recording computer. */
  public Optional<LocalDateTime> start() {
    return header.origin().start();
  }

  @Override
  public Electrodes electrodes() {
    return new Electrodes(choice.potentials(), Optional.of(choice.response().name()));
  }

  /** Name of the recorded channel that is read. */
  public String channel() {
    return choice.response().name();
  }

  @Override
  public double[] picoamps(SweepInfo sweep) {
    try {
      return command.picoamps(number(sweep), (int) sweep.samples());
    } catch (RecordingException e) {
      throw refused("stimulus-file-broken", sweep.location(), e.getMessage());
    }
  }

  @Override
  public Sweep load(SweepInfo sweep) {
    double[] picoamps = picoamps(sweep);
    double[] millivolts = read(sweep);
    List<Finding> noticed = new ArrayList<>();
    int recorded = millivolts.length;
    while (recorded > 0 && Double.isNaN(millivolts[recorded - 1])) {
      recorded--;
    }
    if (recorded == 0) {
      throw refused("response-empty", sweep.location(), "the response holds no value but NaN");
    }
    if (recorded < millivolts.length) {
      String until =
          String.format(
              Locale.ROOT,
              "recorded until %.3f s of %.3f s",
              recorded / sweep.samplingRateHz(),
              millivolts.length / sweep.samplingRateHz());
      noticed.add(new Finding("response-ends-early", Severity.INFO, sweep.location(), until));
    }
    noticed.addAll(SampleChecks.check(sweep.location(), millivolts, picoamps));
    return new Sweep(sweep, millivolts, picoamps, SamplePrecision.SINGLE, noticed);
  }

  private double[] read(SweepInfo sweep) {
    ChannelUnit unit = choice.response().knownUnit().orElseThrow();
    try {
      float[] values = samples.read(header.sweeps().get(number(sweep)), choice.position());
      double[] millivolts = new double[values.length];
      for (int k = 0; k < values.length; k++) {
        millivolts[k] = unit.inOursThroughSi(values[k]);
      }
      return millivolts;
    } catch (RecordingException e) {
      throw refused("samples-unreadable", sweep.location(), e.fact());
    }
  }

  private int number(SweepInfo sweep) {
    Integer number = numbers.get(sweep);
    if (number == null) {
      throw new IllegalArgumentException("sweep " + sweep.number() + " is not of " + source());
    }
    return number;
  }

  private SweepRefusedException refused(String id, String place, String message) {
    return new SweepRefusedException(
        source(), new Finding(id, Severity.SWEEP_SKIPPED, place, message));
  }

  @Override
  public void close() {
    file.close();
  }
}
