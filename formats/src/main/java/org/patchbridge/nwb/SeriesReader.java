package org.patchbridge.nwb;

import io.jhdf.object.message.DataSpaceMessage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what a file says of a series, without its samples. */
final class SeriesReader {
  private final Hdf5File file;

  SeriesReader(Hdf5File file) {
    this.file = file;
  }

  Optional<Series> read(Hdf5Object group) {
    String type = text(group, "neurodata_type").orElse("");
    Optional<Hdf5Object> data = file.child(group, "data").filter(Hdf5Object::isDataset);
    if (!type.endsWith("Series") || data.isEmpty()) {
      return Optional.empty();
    }
    SampleDataset samples = SampleDataset.of(data.get());
    OptionalLong number =
        group.attribute("sweep_number").map(Hdf5Value::integer).orElse(OptionalLong.empty());
    Optional<Hdf5Object> start = file.child(group, "starting_time");
    double rate =
        start
            .flatMap(s -> s.attribute("rate"))
            .map(Hdf5Value::number)
            .orElse(OptionalDouble.empty())
            .orElse(Double.NaN);
    return Optional.of(
        new Series(
            group.path(),
            type,
            number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty(),
            text(group, "stimulus_description").orElse(""),
            rate,
            text(data.get(), "unit").orElse(""),
            number(data.get(), "conversion").orElse(1),
            number(data.get(), "offset").orElse(0),
            data.get().header().getAddress(),
            samples.length(),
            samples.type()));
  }

  /** Number of elements of a data set. */
  static long elements(Hdf5Object dataset) {
    return dataset
        .header()
        .getMessageOfType(DataSpaceMessage.class)
        .getDataSpace()
        .getTotalLength();
  }

  private static Optional<String> text(Hdf5Object object, String attribute) {
    return object.attribute(attribute).flatMap(Hdf5Value::text);
  }

  private static OptionalDouble number(Hdf5Object object, String attribute) {
    return object.attribute(attribute).map(Hdf5Value::number).orElse(OptionalDouble.empty());
  }
}
