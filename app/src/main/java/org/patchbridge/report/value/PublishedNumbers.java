package org.patchbridge.report.value;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The published numbers that this program knows: {@code published.csv} beside this class. */
public final class PublishedNumbers {
  private static final String TABLE = "published.csv";

  private PublishedNumbers() {}

  /** All of them, in the order of the table: counts first, then models, mouse before human. */
  public static List<PublishedNumber> all() {
    try (InputStream in = PublishedNumbers.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not part of this program; build it again");
      }
      List<PublishedNumber> numbers = new ArrayList<>();
      for (NamedCsvRecord record :
          CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        numbers.add(number(record));
      }
      return List.copyOf(numbers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PublishedNumber number(NamedCsvRecord record) {
    return new PublishedNumber(
        record.getField("id"),
        record.getField("source"),
        record.getField("place"),
        record.getField("species"),
        record.getField("subject"),
        record.getField("metric"),
        Double.parseDouble(record.getField("value")),
        printed(record, "sd").map(Double::valueOf),
        printed(record, "cells").map(Integer::valueOf),
        printed(record, "runs").map(Integer::valueOf),
        record.getField("split"),
        record.getField("inputs"));
  }

  private static Optional<String> printed(NamedCsvRecord record, String column) {
    return Optional.of(record.getField(column)).filter(text -> !text.isEmpty());
  }
}
