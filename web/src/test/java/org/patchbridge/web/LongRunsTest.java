package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.shape.cohort.PlantedCohorts;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;

/**
 * The commands that take long, on a small study of both species: started from the window, watched
 * by its events, stopped after something was finished, and gone on with from there. Minutes, hence
 * by {@code -Dpatchbridge.full=true}.
 */
class LongRunsTest {
  private static final Pattern DONE = Pattern.compile("patchbridge: .*, (\\d+) of (\\d+),.*");
  private static final Pattern BEFORE = Pattern.compile("patchbridge: .*, (\\d+) done before");
  private static final int CELLS = 30;
  private static final int PATIENCE_MIN = 12;

  @TempDir Path folder;

  @BeforeAll
  static void onlyWhenAsked() {
    assumeTrue(Boolean.getBoolean("patchbridge.full"), "minutes: -Dpatchbridge.full=true");
  }

  private Path study() throws IOException {
    Path place = folder.resolve("study");
    try (Study study = Study.open(place)) {
      for (Species species : Species.values()) {
        study.add(
            PlantedCohorts.twoClasses(species, CELLS, 0, 3 + species.ordinal()),
            new CohortSource(
                DataOrigin.SIMULATED, "made up", List.of(), List.of("Simulated data: made up.")));
      }
    }
    return place;
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void sequenceModelsOfOneSpeciesGoOnWhereTheyWereStopped() throws Exception {
    stoppedAndGoneOnWith("evaluate-paper");
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void transferGoesOnWhereItWasStopped() throws Exception {
    stoppedAndGoneOnWith("transfer");
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void topologyRunsToItsEndAndIsKeptWithTheStudy() throws Exception {
    try (OpenWindow window =
        OpenWindow.of(folder.resolve("cache"), Optional.empty(), study() + "")) {
      AtomicInteger events = watch(window);
      start(window, "topology");
      JsonNode run = whenOver(window);
      assertThat(run.get("exitCode").asInt()).as(run.toPrettyString()).isZero();
      assertThat(events.get()).as("news of the run").isGreaterThan(1);
      assertThat(folder.resolve("study/topology")).isNotEmptyDirectory();
    }
  }

  private void stoppedAndGoneOnWith(String choice) throws Exception {
    try (OpenWindow window =
        OpenWindow.of(folder.resolve("cache"), Optional.empty(), study() + "")) {
      AtomicInteger events = watch(window);
      start(window, choice);
      until(() -> finished(run(window)) > 0 || isOver(run(window)));
      assertThat(finished(run(window))).as(run(window).toPrettyString()).isPositive();
      assertThat(events.get()).as("news of the run").isPositive();

      assertThat(window.tell("POST", "/api/study/run/stop", "").statusCode()).isEqualTo(202);
      JsonNode stopped = whenOver(window);
      assertThat(stopped.get("stage").asText()).isEqualTo("stopped");
      assertThat(stopped.get("exitCode").asInt()).isEqualTo(130);

      start(window, choice);
      until(() -> before(run(window)) > 0 || isOver(run(window)));
      assertThat(before(run(window))).as(run(window).toPrettyString()).isPositive();
      assertThat(run(window).get("stage").asText()).isIn("running", "done");
    }
  }

  private static void start(OpenWindow window, String choice) throws Exception {
    assertThat(
            window.tell("POST", "/api/study/run", "{\"choice\": \"" + choice + "\"}").statusCode())
        .isEqualTo(202);
  }

  /** Counts the news that a page would get. */
  private static AtomicInteger watch(OpenWindow window) {
    AtomicInteger events = new AtomicInteger();
    Thread reader =
        new Thread(
            () -> {
              try {
                HttpResponse<java.io.InputStream> stream =
                    HttpClient.newHttpClient()
                        .send(
                            window
                                .request("/api/events")
                                .header("Accept", "text/event-stream")
                                .build(),
                            BodyHandlers.ofInputStream());
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.matches("event: ?changed"))
                    .forEach(line -> events.incrementAndGet());
              } catch (IOException | InterruptedException | java.io.UncheckedIOException ended) {
                Thread.currentThread().interrupt();
              }
            });
    reader.setDaemon(true);
    reader.start();
    return events;
  }

  private static JsonNode run(OpenWindow window) {
    try {
      return window.json("/api/study").get("run");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode whenOver(OpenWindow window) throws InterruptedException {
    until(() -> isOver(run(window)));
    return run(window);
  }

  private static boolean isOver(JsonNode run) {
    return List.of("done", "failed", "stopped").contains(run.get("stage").asText());
  }

  private static int finished(JsonNode run) {
    return most(run, DONE);
  }

  private static int before(JsonNode run) {
    return most(run, BEFORE);
  }

  private static int most(JsonNode run, Pattern pattern) {
    return StreamSupport.stream(run.get("lines").spliterator(), false)
        .map(line -> pattern.matcher(line.asText()))
        .filter(Matcher::matches)
        .mapToInt(line -> Integer.parseInt(line.group(1)))
        .max()
        .orElse(0);
  }

  private static void until(java.util.function.BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MIN);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      Thread.sleep(200);
    }
  }
}
