package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.TableSchema;

class CohortCsvTest {
  @TempDir Path folder;

  @Test
  void tableHasOneRowPerCellAndEmptyFieldsForWhatIsAbsent() throws IOException {
    FamilyBlock family =
        FamilyBlock.builder("passive", List.of(new Column("tau", "s"), new Column("r", "MΩ")), 2)
            .set(0, 0, 0.1)
            .set(1, 1, -1e-300)
            .build();
    Cell human =
        new Cell("a,1", Species.HUMAN, Optional.of("d"), Optional.of("Sst"), Optional.of("acute"));
    Cell mouse = new Cell("b", Species.MOUSE, Optional.empty(), Optional.empty(), Optional.empty());
    Path file = folder.resolve("new/cohort.csv");

    CohortCsv.write(new Cohort("c", List.of(human, mouse), List.of(family), List.of()), file);

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            cell,species,donor,subclass,condition,passive.tau,passive.r
            "a,1",human,d,Sst,acute,0.1,
            b,mouse,,,,,-1.0E-300
            """);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomCohortReadsBackEqualBitForBit(long seed) throws IOException {
    Cohort written = random(new SplittableRandom(seed));
    Path file = folder.resolve("cohort.csv");
    CohortCsv.write(written, file);

    Cohort read = SchemaImport.with(schemaOf(written)).read(folder).cohort();

    assertThat(read.cells()).isEqualTo(written.cells());
    assertThat(read.exclusions()).isEmpty();
    assertThat(read.matrix().columns()).isEqualTo(written.matrix().columns());
    assertThat(read.matrix().familyOfColumn()).isEqualTo(written.matrix().familyOfColumn());
    assertThat(read.matrix().values()).containsExactly(written.matrix().values());
  }

  private static Cohort random(SplittableRandom random) {
    List<Cell> cells = new ArrayList<>();
    int size = 1 + random.nextInt(40);
    String odd = "ab,;\"' \té\n漢";
    for (int i = 0; i < size; i++) {
      StringBuilder id = new StringBuilder("c").append(i);
      for (int k = random.nextInt(6); k > 0; k--) {
        id.append(odd.charAt(random.nextInt(odd.length())));
      }
      cells.add(
          new Cell(
              id.append('x').toString(),
              Species.values()[random.nextInt(2)],
              pick(random, "d1", "d 2", "d,3"),
              pick(random, "Sst", "Vip"),
              pick(random, "acute", "culture")));
    }
    List<FamilyBlock> families = new ArrayList<>();
    for (int f = 0; f < 1 + random.nextInt(3); f++) {
      families.add(family("family" + f, size, random));
    }
    return new Cohort("random", cells, families, List.of());
  }

  private static Optional<String> pick(SplittableRandom random, String... choices) {
    int at = random.nextInt(choices.length + 1);
    return at == choices.length ? Optional.empty() : Optional.of(choices[at]);
  }

  /** The first column is never absent, because a cell without any value is left out on import. */
  private static FamilyBlock family(String name, int cells, SplittableRandom random) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < 1 + random.nextInt(4); c++) {
      columns.add(new Column(name + "_" + c, "mV"));
    }
    FamilyBlock.Builder block = FamilyBlock.builder(name, columns, cells);
    for (int cell = 0; cell < cells; cell++) {
      for (int c = 0; c < columns.size(); c++) {
        double any = Double.longBitsToDouble(random.nextLong());
        double value = FamilyBlock.isInRange(any) ? any : 1 / any;
        if (FamilyBlock.isInRange(value) && (c == 0 || random.nextInt(4) > 0)) {
          block.set(cell, c, value);
        } else if (c == 0) {
          block.set(cell, c, -0.0);
        }
      }
    }
    return block.build();
  }

  private static TableSchema schemaOf(Cohort cohort) {
    StringBuilder yaml =
        new StringBuilder(
            """
            format: 1
            name: random
            species: {file: cells, column: species}
            files: {cells: {path: cohort.csv, id: {column: cell, pattern: '(?s).*'}}}
            donor: donor
            condition: condition
            label: {column: subclass, classes: {Sst: Sst, Vip: Vip}, unlabelled: keep}
            families:
            """);
    for (FamilyBlock family : cohort.families()) {
      yaml.append("  - family: ").append(family.name()).append("\n    columns:\n");
      for (Column column : family.columns()) {
        yaml.append(
            String.format(
                "      - {name: %s, unit: %s, from: %s.%s}%n",
                column.name(), column.unit(), family.name(), column.name()));
      }
    }
    return TableSchema.parse("random.yaml", yaml.toString());
  }
}
