package org.patchbridge.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.files.AtomicFile;

/**
 * Writes a cohort as one CSV table (RFC 4180, UTF-8, LF), one row per cell: {@code cell, species,
 * donor, subclass, condition}, then every feature under {@code family.feature}. Numbers are written
 * so that reading them gives the same double. What is absent is an empty field; its reason is not
 * written.
 */
public final class CohortCsv {
  private CohortCsv() {}

  /** Replaces the file as a whole: an interrupted export leaves the old one intact. */
  public static void write(Cohort cohort, Path file) throws IOException {
    AtomicFile.write(file, out -> write(cohort, out));
  }

  /** Does not close the stream. */
  public static void write(Cohort cohort, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    csv.writeRecord(header(cohort));
    for (int row = 0; row < cohort.size(); row++) {
      csv.writeRecord(fields(cohort, row));
    }
    csv.flush();
    writer.flush();
  }

  private static List<String> header(Cohort cohort) {
    List<String> header =
        new ArrayList<>(List.of("cell", "species", "donor", "subclass", "condition"));
    for (FamilyBlock family : cohort.families()) {
      for (Column column : family.columns()) {
        header.add(family.name() + "." + column.name());
      }
    }
    return header;
  }

  private static List<String> fields(Cohort cohort, int row) {
    Cell cell = cohort.cells().get(row);
    List<String> fields =
        new ArrayList<>(
            List.of(
                cell.id(),
                cell.species().label(),
                cell.donor().orElse(""),
                cell.subclass().orElse(""),
                cell.condition().orElse("")));
    for (FamilyBlock family : cohort.families()) {
      for (int column = 0; column < family.width(); column++) {
        fields.add(family.isPresent(row, column) ? Double.toString(family.value(row, column)) : "");
      }
    }
    return fields;
  }
}
