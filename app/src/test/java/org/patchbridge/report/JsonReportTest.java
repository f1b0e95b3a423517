package org.patchbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.SampleReport;

class JsonReportTest {
  @TempDir Path folder;

  @Test
  void aReportIsReadBackAsItWasWritten() {
    ReportModel report = SampleReport.create();
    Path file = folder.resolve("deep/er/report.json");

    JsonReport.write(report, file);

    assertThat(JsonReport.read(file)).isEqualTo(report);
  }

  @Test
  void equalReportsGiveEqualFiles() {
    Path first = folder.resolve("a.json");
    Path second = folder.resolve("b.json");
    JsonReport.write(SampleReport.create(), first);
    JsonReport.write(JsonReport.read(first), second);

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void writingLeavesNothingElseInTheFolder() throws IOException {
    Path file = folder.resolve("report.json");
    JsonReport.write(SampleReport.create(), file);
    JsonReport.write(SampleReport.named("second"), file);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(JsonReport.read(file).title()).isEqualTo("second");
  }

  @Test
  void aCutFileIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("report.json");
    JsonReport.write(SampleReport.create(), file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> JsonReport.read(file))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("report.json")
        .hasMessageContaining("line ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"format\":\"patchbridge-report\",\"version\":1}",
        "{\"format\":\"patchbridge-report\",\"version\":1,\"report\":{\"title\":\"x\"}}",
        "{\"format\":\"patchbridge-report\",\"version\":1,\"report\":null}"
      })
  void whatIsNoReportIsRefused(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), content);

    assertThatThrownBy(() -> JsonReport.read(file))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("is not a PatchBridge report");
  }

  @Test
  void aLaterFormatVersionIsRefusedByNumber() throws IOException {
    Path file = folder.resolve("report.json");
    JsonReport.write(SampleReport.create(), file);
    Files.writeString(file, Files.readString(file).replace("\"version\" : 1,", "\"version\" : 2,"));

    assertThatThrownBy(() -> JsonReport.read(file))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("reads patchbridge-report version 1");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> JsonReport.read(folder.resolve("none.json")))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("none.json");
  }
}
