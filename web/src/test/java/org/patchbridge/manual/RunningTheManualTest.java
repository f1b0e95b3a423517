package org.patchbridge.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.manual.ManualPages.Block;

/**
 * Runs every shell block of the documentation, page by page, each page in a folder of its own that
 * holds no more than the page says is given. Blocks that need a network, data of others or another
 * program say so in a comment before them, {@code <!-- not run: why -->}. Takes about a quarter of
 * an hour, so it is asked for with {@code -Dpatchbridge.full=true}; {@code -Dpatchbridge.page=NAME}
 * runs one page.
 */
class RunningTheManualTest {
  private static final Logger LOG = Logger.getLogger(RunningTheManualTest.class.getName());

  @TempDir Path folder;

  @Test
  void everyBlockRuns() throws Exception {
    assumeTrue(
        Boolean.getBoolean("patchbridge.full"),
        "running all commands of the documentation takes long: -Dpatchbridge.full=true");
    ManualShell shell = new ManualShell(Files.createDirectories(folder.resolve("home")));
    GivenFiles given = GivenFiles.make(shell, Files.createDirectories(folder.resolve("given")));
    List<String> failures = new ArrayList<>();
    int commands = 0;
    for (Path page : chosenPages()) {
      Path reader = Files.createDirectories(folder.resolve("reader-" + commands + page.hashCode()));
      for (Block block : ManualPages.shellBlocks(page)) {
        for (String name : block.given()) {
          given.put(name, reader);
        }
        if (block.notRun().isPresent()) {
          continue;
        }
        ManualShell.Result result = shell.run(reader, block.text());
        commands += ShellLines.commands(block.text()).size();
        if (result.exitCode() != 0) {
          failures.add(block.page() + ": " + block.text() + result.printed());
        }
      }
    }
    LOG.info(commands + " commands of the documentation were run");
    assertThat(failures).isEmpty();
    assertThat(commands).isPositive();
  }

  private static List<Path> chosenPages() {
    String chosen = System.getProperty("patchbridge.page", "");
    return ManualPages.all().stream()
        .filter(page -> ManualPages.nameOf(page).contains(chosen))
        .toList();
  }

  /** What is not run is said on the page. */
  @Test
  void blocksThatAreNotRunSayWhy() {
    List<Block> blocks =
        ManualPages.all().stream().flatMap(page -> ManualPages.shellBlocks(page).stream()).toList();
    List<Block> notRun = blocks.stream().filter(block -> block.notRun().isPresent()).toList();
    LOG.info(
        String.format(
            Locale.ROOT,
            "%d blocks with %d commands, of which %d with %d are not run",
            blocks.size(),
            commandsIn(blocks),
            notRun.size(),
            commandsIn(notRun)));
    assertThat(blocks)
        .filteredOn(block -> block.notRun().isEmpty())
        .allSatisfy(
            block ->
                assertThat(block.text())
                    .as(block.page())
                    .doesNotContain("mvn ", "DANDI:", "patchbridge fetch", "path/to", "run-tests"));
    assertThat(notRun).allSatisfy(block -> assertThat(block.notRun().get()).isNotBlank());
    assertThat(notRun.size()).isLessThan(blocks.size());
  }

  private static int commandsIn(List<Block> blocks) {
    return blocks.stream().mapToInt(block -> ShellLines.commands(block.text()).size()).sum();
  }
}
