package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.patchbridge.hdf5.Hdf5File;
import org.patchbridge.hdf5.Hdf5Link;
import org.patchbridge.hdf5.Hdf5Object;
import org.patchbridge.hdf5.Hdf5Value;
import org.patchbridge.hdf5.SampleDataset;
import org.patchbridge.hdf5.Scaling;
import org.patchbridge.hdf5.SpareSamples;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.RecordingException;

/** Reads what a file says of its series, without their samples. */
final class SeriesReader {
  private static final String CHANNEL_SUFFIX = "_DA_0";
  private static final String ELECTRODES = "/general/intracellular_ephys";
  private static final Scaling UNSCALED = new Scaling(1, 0, 1);

  private final Hdf5File file;
  private final List<Finding> findings;
  private Optional<Map<Long, String>> electrodePaths = Optional.empty();

  /** Series that cannot be read are noted in {@code findings}. */
  SeriesReader(Hdf5File file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /** The series of a group, in the file's order; none where the group is absent. */
  List<Series> readAll(String groupPath) {
    Optional<Hdf5Object> group = file.find(groupPath);
    List<Series> found = new ArrayList<>();
    if (group.isEmpty()) {
      return found;
    }
    for (String member : file.guarded(groupPath, () -> group.get().links()).keySet()) {
      String place = group.get().path() + "/" + member;
      try {
        file.guarded(place, () -> file.child(group.get(), member).flatMap(this::read))
            .ifPresent(found::add);
      } catch (RecordingException e) {
        findings.add(new Finding("series-unreadable", Severity.SWEEP_SKIPPED, place, e.fact()));
      }
    }
    return found;
  }

  private Optional<Series> read(Hdf5Object group) {
    String type = text(group, "neurodata_type").orElse("");
    if (!type.endsWith("Series")) {
      return Optional.empty();
    }
    Optional<Hdf5Object> data = file.child(group, "data").filter(Hdf5Object::isDataset);
    if (data.isEmpty()) {
      return Optional.empty();
    }
    SampleDataset samples = SampleDataset.of(data.get());
    return Optional.of(
        new Series(
            group.path(),
            group.address(),
            type,
            sweepNumber(group),
            stimulusCode(group),
            electrode(group),
            rate(group),
            group.links().containsKey("bridge_balance"),
            group.links().containsKey("bias_current"),
            new StoredSamples(
                data.get().address(),
                samples.length(),
                samples.type(),
                text(data.get(), "unit").orElse(""),
                number(data.get(), "conversion").orElse(1),
                number(data.get(), "offset").orElse(0))));
  }

  private static OptionalInt sweepNumber(Hdf5Object group) {
    OptionalLong number =
        group.attribute("sweep_number").map(Hdf5Value::integer).orElse(OptionalLong.empty());
    return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() < Integer.MAX_VALUE
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }

  /**
   * The description without channel suffix and sweep-set index (ephys_nwb_data.py:270); an
   * attribute in NWB 2, a data set in some converted files.
   */
  private String stimulusCode(Hdf5Object group) {
    String code =
        text(group, "stimulus_description")
            .or(
                () ->
                    file.child(group, "stimulus_description")
                        .flatMap(Hdf5Object::value)
                        .flatMap(Hdf5Value::text))
            .orElse("");
    if (code.endsWith(CHANNEL_SUFFIX)) {
      code = code.substring(0, code.length() - CHANNEL_SUFFIX.length());
    }
    int bracket = code.indexOf('[');
    return bracket < 0 ? code : code.substring(0, bracket);
  }

  private Optional<String> electrode(Hdf5Object group) {
    Hdf5Link link = group.links().get("electrode");
    if (link instanceof Hdf5Link.Soft soft) {
      return Optional.of(soft.path());
    }
    return link instanceof Hdf5Link.Hard hard
        ? Optional.of(electrodePaths().getOrDefault(hard.address(), "object " + hard.address()))
        : Optional.empty();
  }

  /** Where hard links lead, which know no path. */
  private Map<Long, String> electrodePaths() {
    if (electrodePaths.isEmpty()) {
      Map<Long, String> paths = new HashMap<>();
      file.find(ELECTRODES)
          .map(Hdf5Object::links)
          .orElse(Map.of())
          .forEach(
              (name, link) -> {
                if (link instanceof Hdf5Link.Hard hard) {
                  paths.put(hard.address(), ELECTRODES + "/" + name);
                }
              });
      electrodePaths = Optional.of(paths);
    }
    return electrodePaths.get();
  }

  private SamplingRate rate(Hdf5Object group) {
    OptionalDouble rate =
        file.child(group, "starting_time")
            .map(start -> number(start, "rate"))
            .orElse(OptionalDouble.empty());
    if (rate.isPresent()) {
      double hertz = rate.getAsDouble();
      return hertz > 0 && hertz < Double.POSITIVE_INFINITY
          ? new SamplingRate.Regular(hertz)
          : new SamplingRate.Unknown("rate-invalid", "the sampling rate is " + hertz + " Hz");
    }
    return file.child(group, "timestamps")
        .filter(Hdf5Object::isDataset)
        .map(
            timestamps ->
                TimestampRate.of(
                    SampleDataset.of(timestamps).read(UNSCALED, new SpareSamples()).values()))
        .orElse(
            new SamplingRate.Unknown(
                "rate-missing", "neither a sampling rate nor timestamps are given"));
  }

  private static Optional<String> text(Hdf5Object object, String attribute) {
    return object.attribute(attribute).flatMap(Hdf5Value::text);
  }

  private static OptionalDouble number(Hdf5Object object, String attribute) {
    return object.attribute(attribute).map(Hdf5Value::number).orElse(OptionalDouble.empty());
  }
}
