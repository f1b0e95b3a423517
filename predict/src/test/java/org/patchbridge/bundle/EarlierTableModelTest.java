package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.random.RandomStream;
import org.patchbridge.table.recorded.RecordedColumns;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.FeatureRule;
import org.patchbridge.table.schema.TableSchema;
import org.patchbridge.work.InputException;

/** Models of tables that were saved before columns said which scalar of a recording they are. */
class EarlierTableModelTest {
  private static final String SHIPPED = "allen-aligned-human";
  private static final int CELLS = 40;

  @TempDir private Path folder;

  @Test
  void modelOfAShippedSchemaTakesRecordingsThroughThatSchema() throws IOException {
    Bundle bundle = earlier(cohort(SHIPPED, columns()));

    assertThat(bundle.recorded().orElseThrow().columns())
        .isEqualTo(RecordedColumns.shipped(SHIPPED).orElseThrow());
    assertThat(bundle.recordingRecipe()).isEqualTo(ExtractionSettings.of(Preset.DEFAULT).recipe());
  }

  @Test
  void modelOfAnotherSchemaTakesNone() throws IOException {
    Bundle bundle = earlier(cohort("my-lab", columns()));

    assertThat(bundle.recorded()).isEmpty();
    assertThatThrownBy(
            () -> Predictor.requireSameRecipe(bundle, ExtractionSettings.of(Preset.DEFAULT)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("takes tables, not recordings")
        .hasMessageContaining("add 'recording' to the columns of the schema");
  }

  @Test
  void schemaOfTheSameNameWithOtherColumnsIsNotTaken() throws IOException {
    Map<String, List<Column>> columns = columns();
    columns.put("subthreshold", List.of(new Column("tau", "ms")));

    assertThat(earlier(cohort(SHIPPED, columns)).recorded()).isEmpty();
  }

  private static Map<String, List<Column>> columns() {
    return TableSchema.shipped(SHIPPED).families().stream()
        .collect(
            Collectors.toMap(
                FamilyRule::name,
                family -> family.features().stream().map(FeatureRule::column).toList()));
  }

  private static Cohort cohort(String name, Map<String, List<Column>> columns) {
    RandomStream random = RandomStream.of(3);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      cells.add(
          new Cell(
              "c" + i,
              Species.HUMAN,
              Optional.of("d" + i / 2),
              Optional.of(i % 2 == 0 ? "Sst" : "Vip"),
              Optional.empty()));
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    columns.forEach(
        (family, all) -> {
          FamilyBlock.Builder block = FamilyBlock.builder(family, all, CELLS);
          for (int cell = 0; cell < CELLS; cell++) {
            for (int column = 0; column < all.size(); column++) {
              block.set(cell, column, random.nextGaussian() + cell % 2);
            }
          }
          blocks.add(block.build());
        });
    return new Cohort(name, cells, blocks, List.of());
  }

  /** The same as the version before would have written it. */
  private Bundle earlier(Cohort cohort) throws IOException {
    Path bundle = folder.resolve(cohort.name());
    BundleFolder.write(bundle, TrainedBundle.of(cohort).bundle());
    Path model = bundle.resolve("model.json");
    String text = Files.readString(model);
    assertThat(text).contains("\"version\" : 4").doesNotContain("recording columns");
    Files.writeString(model, text.replace("\"version\" : 4", "\"version\" : 3"));
    Path sums = bundle.resolve("SHA256SUMS");
    Files.writeString(
        sums,
        Files.readString(sums)
            .replaceAll("[0-9a-f]{64}(?=  model\\.json)", sha256(Files.readAllBytes(model))));
    return BundleFolder.read(bundle);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
