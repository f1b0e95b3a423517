package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.InputException;

/** A study is shown, and what the program does to it is started, watched, stopped, gone on with. */
class StudyRunTest {
  private static final String PRESET = "evaluate-gouwens";

  @TempDir Path folder;
  private Path study;
  private OpenWindow window;

  @BeforeEach
  void open() throws Exception {
    study = SmallStudy.in(folder);
    window = OpenWindow.of(folder.resolve("cache"), Optional.empty(), study + "");
  }

  @AfterEach
  void close() {
    window.close();
  }

  private JsonNode study() throws Exception {
    return window.json("/api/study");
  }

  private HttpResponse<String> start(String choice) throws Exception {
    return window.tell("POST", "/api/study/run", "{\"choice\":\"" + choice + "\"}");
  }

  private HttpResponse<String> stop() throws Exception {
    return window.tell("POST", "/api/study/run/stop", "");
  }

  private JsonNode runWhen(Predicate<JsonNode> holds) throws InterruptedException {
    JsonNode[] last = new JsonNode[1];
    OpenWindow.until(
        () -> {
          try {
            last[0] = study().get("run");
            return holds.test(last[0]);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    return last[0];
  }

  private static boolean isOver(JsonNode run) {
    return List.of("done", "failed", "stopped").contains(run.get("stage").asText());
  }

  private static List<String> lines(JsonNode run) {
    return StreamSupport.stream(run.get("lines").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void whatIsStartedIsStoppedAndGoneOnWithAndItsResultsAreShown() throws Exception {
    JsonNode before = study();
    assertThat(before.get("cohorts")).hasSize(1);
    assertThat(before.get("cohorts").get(0).get("cells").asInt()).isEqualTo(SmallStudy.CELLS);
    assertThat(before.get("cohorts").get(0).get("classes")).hasSize(2);
    assertThat(before.get("report").isNull()).isTrue();
    assertThat(before.get("run").isNull()).isTrue();
    assertThat(window.get("/study/report").statusCode()).isEqualTo(404);
    assertThat(stop().statusCode()).as("nothing runs").isEqualTo(409);

    assertThat(start(PRESET).statusCode()).isEqualTo(202);
    assertThat(start(PRESET).statusCode()).as("a second start").isEqualTo(409);
    runWhen(run -> lines(run).stream().anyMatch(line -> line.matches("patchbridge: .*\\d+ .*")));
    assertThat(stop().statusCode()).isEqualTo(202);
    JsonNode stopped = runWhen(StudyRunTest::isOver);
    assertThat(stopped.get("stage").asText()).isEqualTo("stopped");
    assertThat(stopped.get("exitCode").asInt()).isEqualTo(130);
    assertThat(stopped.get("message").asText()).contains("finished is kept");

    assertThat(start(PRESET).statusCode()).isEqualTo(202);
    JsonNode done = runWhen(StudyRunTest::isOver);
    assertThat(done.get("exitCode").asInt()).as(String.join("\n", lines(done))).isZero();
    JsonNode results = study().get("report").get("results");
    assertThat(results).isNotEmpty();
    JsonNode first = results.get(0);
    assertThat(first.get("macroF1").asDouble())
        .isBetween(first.get("low").asDouble(), first.get("high").asDouble());
    assertThat(window.get("/study/report").body())
        .isEqualTo(Files.readString(study.resolve("report/index.html")));
  }

  @Test
  void nothingButAChoiceOfTheListIsRun() throws Exception {
    for (String choice :
        List.of(
            "", "evaluate", "demo", "evaluate-default --seed 2", "--help", "EVALUATE_DEFAULT")) {
      assertThat(start(choice).statusCode()).as(choice).isEqualTo(404);
    }
    String more = "{\"choice\":\"report\",\"study\":\"/tmp\"}";
    assertThat(window.tell("POST", "/api/study/run", more).statusCode()).isEqualTo(400);
    assertThat(study().get("run").isNull()).isTrue();
  }

  @Test
  void aStudyThatAnotherHoldsIsSaidWithItsRemedy() throws Exception {
    Process holder = StudyHolder.start(study);
    try {
      assertThat(study().get("trouble").get(0).asText())
          .contains("another process is using this study; wait until it has ended, or stop it");
      start("report");
      JsonNode run = runWhen(StudyRunTest::isOver);
      assertThat(run.get("exitCode").asInt()).isEqualTo(3);
      assertThat(run.get("stage").asText()).isEqualTo("failed");
      assertThat(run.get("message").asText()).contains("another process is using this study");
      holder.destroy();
      holder.waitFor();
      assertThat(study().get("trouble")).isEmpty();
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void whatRunsEndsWithTheWindow() throws Exception {
    start(PRESET);
    List<ProcessHandle> children = ProcessHandle.current().children().toList();
    assertThat(children).isNotEmpty();
    window.close();
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    try (StudyStore store = StudyStore.open(study)) {
      assertThat(store).as("nobody holds it").isNotNull();
    }
  }

  @Test
  void theReportHasAPolicyOfItsOwn() throws Exception {
    Files.createDirectories(study.resolve("report"));
    Files.writeString(study.resolve("report/index.html"), "<!doctype html><title>x</title>");
    HttpResponse<String> report = window.get("/study/report");
    assertThat(report.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox allow-scripts allow-downloads;")
        .contains("default-src 'none'")
        .doesNotContain("connect-src")
        .doesNotContain("allow-same-origin");
    assertThat(report.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
    assertThat(report.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void aDamagedReportOrStoreIsSaidAndFailsNothing() throws Exception {
    Files.createDirectories(study.resolve("report"));
    Files.writeString(study.resolve("report/report.json"), "{\"format\": ");
    assertThat(study().get("trouble").get(0).asText()).contains("patchbridge report");
    Path other = Files.createDirectories(folder.resolve("damaged"));
    Files.writeString(other.resolve("study.duckdb"), "no database");
    try (OpenWindow second = OpenWindow.of(folder.resolve("c"), Optional.empty(), other + "")) {
      assertThat(second.json("/api/study").get("trouble").get(0).asText())
          .contains("not a readable study store");
    }
  }

  @Test
  void oneStudyAWindow() throws Exception {
    Path other = Files.createDirectory(folder.resolve("second"));
    Files.createFile(other.resolve(StudyStore.FILE));
    assertThatThrownBy(
            () -> OpenWindow.of(folder.resolve("c"), Optional.empty(), study + "", other + ""))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(other + "");
    try (OpenWindow none = OpenWindow.of(folder.resolve("d"), Optional.empty())) {
      assertThat(none.get("/api/study").statusCode()).isEqualTo(404);
      assertThat(none.json("/api/state").get("hasStudy").asBoolean()).isFalse();
    }
  }
}
