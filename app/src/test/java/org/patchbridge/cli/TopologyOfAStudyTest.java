package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.shape.cohort.PlantedCohorts;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;

class TopologyOfAStudyTest {
  private static final String[] QUICK = {"--draws", "0", "--permutations", "0", "--threads", "2"};

  @TempDir Path folder;
  private Path study;

  @BeforeEach
  void aStudyOfBothSpecies() {
    study = folder.resolve("study");
    try (Study made = Study.open(study)) {
      for (Species species : Species.values()) {
        made.add(
            PlantedCohorts.twoClasses(species, 24, 0, 1),
            new CohortSource(DataOrigin.SIMULATED, "planted", List.of(), List.of()));
      }
    }
  }

  @Test
  void oneDocumentHoldsShapeGraphAndMixingAndCopiesGoWhereTheyAreAskedFor() throws IOException {
    Path copies = folder.resolve("copies");
    Program.Result result = run("--json", "--to", copies.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(result.out());
    assertThat(document.get("series")).hasSize(3);
    JsonNode both = document.get("series").get(2);
    assertThat(both.get("spaces")).hasSize(2);
    assertThat(both.get("spaces").get(0).get("graph").get("document").get("nodes")).isNotEmpty();
    assertThat(both.get("mixing")).hasSizeGreaterThan(16);
    assertThat(document.get("files"))
        .allMatch(file -> Files.isRegularFile(Path.of(file.asText())))
        .anyMatch(file -> Path.of(file.asText()).equals(copies.resolve("mixing.csv")));
    assertThat(Files.readAllLines(copies.resolve("mixing.csv")).get(0)).startsWith("space,against");
  }

  @Test
  void oneSpeciesAloneSaysNothingOfMixing() {
    Program.Result result = run("--cohort", "mouses");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("mouses: 4 features, standardised, 24 cells of 11 donors")
        .contains("cLISI", "class silhouette", "Mapper graph")
        .doesNotContain("iLISI ", "kBET", "exchanged donors");
  }

  @Test
  void whatCannotBeIsSaidInALine() throws IOException {
    assertThat(run("--cohort", "rats").err()).contains("rats", "mouses, humans");
    assertThat(run("--space", "components").exitCode()).isEqualTo(3);
    assertThat(Program.run("topology", "--draws", "0").exitCode()).isEqualTo(2);
    assertThat(run("--points", "cloud.csv").err()).contains("--points or --study, one of them");
    Path file = Files.writeString(folder.resolve("file"), "");
    Program.Result noFolder = run("--to", file.toString());
    assertThat(noFolder.exitCode()).isEqualTo(3);
    assertThat(noFolder.err()).contains(file.toString()).doesNotContain("Exception");
    assertThat(study.resolve("topology")).doesNotExist();
  }

  private Program.Result run(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("topology", "--study", study.toString()));
    arguments.addAll(List.of(QUICK));
    arguments.addAll(List.of(more));
    return Program.run(arguments.toArray(String[]::new));
  }
}
