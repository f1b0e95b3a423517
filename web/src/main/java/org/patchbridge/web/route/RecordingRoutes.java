package org.patchbridge.web.route;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.inspection.Inspection;
import org.patchbridge.recording.Electrodes;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.spike.Spike;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.HandChoices;
import org.patchbridge.web.call.CallCommand;
import org.patchbridge.web.desk.Desk;
import org.patchbridge.web.guard.RefusedRequest;
import org.patchbridge.web.trace.TraceReader;

/** What there is to see of one recording. */
public final class RecordingRoutes {
  private static final int MOST_COLUMNS = 8_000;
  private static final int MOST_SWEEPS = 400;
  private static final double LONGEST_SECONDS = 1e6;

  private final Desk desk;

  public RecordingRoutes(Desk desk) {
    this.desk = desk;
  }

  /** A spike in s from the first sample of its sweep, and mV. */
  record SpikeTold(
      double threshold,
      double thresholdMillivolts,
      double peak,
      double peakMillivolts,
      Double trough,
      Double troughMillivolts) {}

  /** A sweep of the file, whether it is used or not. */
  record SweepTold(int number, double rateHz, double duration, String stimulusCode) {}

  /** A recording, its spikes by sweep, and what is chosen by hand. */
  record RecordingTold(
      String id,
      String name,
      String stage,
      Inspection inspection,
      List<SweepTold> sweeps,
      Map<Integer, List<SpikeTold>> spikes,
      Electrodes electrodes,
      HandChoices choices,
      int undoable,
      String command) {}

  public List<Route> all() {
    return List.of(
        Route.get("/api/recordings/{id}", this::look),
        Route.get("/api/recordings/{id}/traces", this::window),
        Route.get("/api/recordings/{id}/evidence", this::evidence));
  }

  private BenchFile recording(Context request) {
    BenchFile file = desk.bench().file(request.pathParam("id"));
    if (file.kind() != BenchFile.Kind.RECORDING) {
      throw new RefusedRequest(409, "A table has no sweeps.");
    }
    return file;
  }

  private void look(Context answer) {
    BenchFile file = recording(answer);
    TraceReader.Looked looked = desk.traces().look(file);
    Map<Integer, List<SpikeTold>> spikes = new TreeMap<>();
    for (SweepSpikes sweep : looked.extraction().spikes()) {
      double rate = sweep.sweep().samplingRateHz();
      spikes.put(
          sweep.sweep().number(), sweep.spikes().stream().map(spike -> told(spike, rate)).toList());
    }
    JsonAnswer.send(
        answer,
        new RecordingTold(
            file.id(),
            file.name(),
            file.stage().name().toLowerCase(java.util.Locale.ROOT),
            forPeople(file, looked.inspection()),
            looked.sweeps().stream().map(RecordingRoutes::told).toList(),
            spikes,
            looked.electrodes(),
            file.choices(),
            file.before().size(),
            CallCommand.inspect(file)));
  }

  private static Inspection forPeople(BenchFile file, Inspection seen) {
    return new Inspection(
        file.forPeople(seen.file()),
        file.cellForPeople(seen.id()),
        seen.subject(),
        seen.preset(),
        seen.samplingRatesHz(),
        seen.sweepsByMode(),
        seen.sweeps().stream().map(row -> forPeople(file, row)).toList(),
        seen.findings().stream().map(each -> forPeople(file, each)).toList(),
        seen.protocols(),
        seen.families(),
        seen.scalars(),
        seen.unknownCodes(),
        seen.refusal().map(file::forPeople),
        seen.filterKilohertz());
  }

  /** What is wrong with samples is told with the path of their file. */
  private static Finding forPeople(BenchFile file, Finding finding) {
    return new Finding(
        finding.id(), finding.severity(), finding.location(), file.forPeople(finding.message()));
  }

  private static Inspection.SweepRow forPeople(BenchFile file, Inspection.SweepRow row) {
    return new Inspection.SweepRow(
        row.number(),
        row.clampMode(),
        row.protocol(),
        row.stimulusCode(),
        row.amplitudePicoamps(),
        row.startSeconds(),
        row.endSeconds(),
        row.samplingRateHz(),
        row.spikes(),
        row.state(),
        row.reasons().stream().map(file::forPeople).toList());
  }

  private static SweepTold told(SweepInfo sweep) {
    return new SweepTold(
        sweep.number(),
        sweep.samplingRateHz(),
        sweep.samples() / sweep.samplingRateHz(),
        sweep.stimulusCode());
  }

  private static SpikeTold told(Spike spike, double rate) {
    return new SpikeTold(
        spike.threshold().index() / rate,
        spike.threshold().millivolts(),
        spike.peak().index() / rate,
        spike.peak().millivolts(),
        spike.trough().map(trough -> trough.index() / rate).orElse(null),
        spike.trough().map(trough -> trough.millivolts()).orElse(null));
  }

  private void evidence(Context answer) {
    JsonAnswer.send(answer, desk.answers().evidence(recording(answer).id()));
  }

  private void window(Context answer) {
    BenchFile file = recording(answer);
    List<Integer> sweeps = sweeps(answer);
    double from = asked(answer, "from", 0, 0, LONGEST_SECONDS);
    double to = asked(answer, "to", LONGEST_SECONDS, from, LONGEST_SECONDS);
    int columns = (int) asked(answer, "columns", 1_000, 1, MOST_COLUMNS);
    JsonAnswer.send(answer, desk.traces().window(file, sweeps, from, to, columns));
  }

  private static List<Integer> sweeps(Context request) {
    List<Integer> sweeps = new ArrayList<>();
    for (String text : request.queryParams("sweeps")) {
      for (String part : text.split(",", -1)) {
        sweeps.add((int) number(part, 0, Integer.MAX_VALUE));
      }
    }
    if (sweeps.isEmpty() || sweeps.size() > MOST_SWEEPS) {
      throw new RefusedRequest(400, "Name from 1 to " + MOST_SWEEPS + " sweeps, as in sweeps=1,2.");
    }
    return sweeps;
  }

  private static double asked(
      Context request, String name, double usual, double least, double most) {
    List<String> given = new ArrayList<>(request.queryParams(name));
    return given.isEmpty() ? usual : number(given.get(0), least, most);
  }

  private static double number(String text, double least, double most) {
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      throw new RefusedRequest(400, text + " is no number.");
    }
    throw new RefusedRequest(400, text + " is not from " + least + " to " + most + ".");
  }
}
