package org.patchbridge.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages that people read: docs, and the texts for them elsewhere in the project. */
final class ManualPages {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK =
      Pattern.compile(
          "((?:^ *<!-- (?:not run|given): [^\n]* -->\n)*)^ *```(\\w*)[^\n]*\n(.*?)^ *```$",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: ([^\n]*) -->");
  private static final Pattern GIVEN = Pattern.compile("<!-- given: ([^\n]*) -->");
  private static final Set<String> SHELL = Set.of("sh", "bash");

  private ManualPages() {}

  /**
   * A shell block of a page.
   *
   * @param notRun why the tests do not run it, where they do not
   * @param given what the reader has before, and the tests put there
   */
  record Block(String page, String text, Optional<String> notRun, List<String> given) {}

  static List<Path> all() {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(PROJECT);
        Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      Stream.concat(top, docs).filter(ManualPages::isPage).sorted().forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String further : List.of("examples", "clients/python", "bench")) {
      pages.add(PROJECT.resolve(further).resolve("README.md"));
    }
    return pages;
  }

  private static boolean isPage(Path path) {
    return path.toString().endsWith(".md");
  }

  static String nameOf(Path page) {
    return PROJECT.relativize(page).toString();
  }

  static List<Block> shellBlocks(Path page) {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(page));
    while (block.find()) {
      if (SHELL.contains(block.group(2))) {
        blocks.add(
            new Block(
                nameOf(page),
                block.group(3),
                first(NOT_RUN, block.group(1)),
                first(GIVEN, block.group(1))
                    .map(names -> List.of(names.split(", ")))
                    .orElse(List.of())));
      }
    }
    return blocks;
  }

  private static Optional<String> first(Pattern pattern, String marks) {
    Matcher mark = pattern.matcher(marks);
    return mark.find() ? Optional.of(mark.group(1)) : Optional.empty();
  }

  static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
