package org.patchbridge.views.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The checks' packages of npm, installed once into {@code app/target/node}, of the versions and
 * digests in {@code package-lock.json}. Where npm or its registry is out of reach, the test that
 * asks is skipped.
 */
public final class NodeModules {
  private static final int PATIENCE_S = 180;

  private NodeModules() {}

  /** The folder that holds {@code node_modules}. */
  public static synchronized Path folder() {
    Path here = Path.of("").toAbsolutePath();
    Path app = here.endsWith("app") ? here : here.resolveSibling("app");
    Path folder = (Files.isDirectory(app) ? app : here).resolve("target").resolve("node");
    try {
      String lock = resource("package-lock.json");
      Path stamp = folder.resolve("installed.json");
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(lock)) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), resource("package.json"));
        Files.writeString(folder.resolve("package-lock.json"), lock);
        install(folder);
        Files.writeString(stamp, lock);
      }
      return folder;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void install(Path folder) {
    Outcome outcome;
    try {
      outcome = run(folder, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
    } catch (UncheckedIOException noNpm) {
      abort("the views' checks need npm on the PATH: " + noNpm.getCause().getMessage());
      return;
    }
    if (outcome.code() != 0) {
      abort("the views' checks need npm's registry, which is out of reach: " + outcome.text());
    }
  }

  /** What a command said, and how it ended. */
  public record Outcome(int code, String text) {}

  /**
   * Runs a command to its end.
   *
   * @throws UncheckedIOException where there is no such command
   */
  public static Outcome run(Path folder, List<String> command) {
    try {
      Path said = Files.createTempFile("said", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(said);
      Files.delete(said);
      return new Outcome(ended ? process.exitValue() : -1, text);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** What the compiler says of the types of a folder with its settings. */
  public static Outcome types(Path checked) {
    return run(checked, List.of("node", "../node_modules/typescript/bin/tsc", "--project", "."));
  }

  /** What the linter says of a folder with its settings. */
  public static Outcome lint(Path checked, String modules) {
    return run(
        checked,
        List.of("node", "../node_modules/eslint/bin/eslint.js", "--max-warnings=0", modules));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = NodeModules.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
