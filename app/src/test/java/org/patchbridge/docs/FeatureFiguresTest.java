package org.patchbridge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.patchbridge.family.FamilySpec;

/**
 * The figures of docs/features.md. {@code -Dpatchbridge.figures=write} draws them anew into
 * docs/figures.
 */
class FeatureFiguresTest {
  private static final Path DOCS = Path.of("../docs");
  private static final int MOST_BYTES = 60_000;

  @Test
  void everyFamilyHasAFigureThatTheDictionaryShows() throws Exception {
    if ("write".equals(System.getProperty("patchbridge.figures"))) {
      FeatureFigures.write(DOCS.resolve("figures"));
    }
    Map<String, String> drawn = FeatureFigures.draw();

    assertThat(drawn.keySet())
        .containsAll(FamilySpec.all().stream().map(FamilySpec::name).toList());
    try (Stream<Path> files = Files.list(DOCS.resolve("figures"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              drawn.keySet().stream().map(name -> name + ".svg").toList());
    }
    String dictionary = Files.readString(DOCS.resolve("features.md"));
    for (String name : drawn.keySet()) {
      assertThat(dictionary).contains("(figures/" + name + ".svg)");
      checkFile(DOCS.resolve("figures").resolve(name + ".svg"));
      checkXml(drawn.get(name));
    }
  }

  private static void checkFile(Path file) throws Exception {
    assertThat(Files.size(file)).as(file.toString()).isBetween(1_000L, (long) MOST_BYTES);
    checkXml(Files.readString(file));
  }

  private static void checkXml(String text) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(text).doesNotContain("NaN", "Infinity");
  }
}
