package org.patchbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real launcher and the real Java start a built checkout that was moved; in the place of the
 * program is one class that tells how it was started.
 */
class MovedCheckoutTest {
  private static final String PROGRAM =
      """
      package org.patchbridge.web;

      public class PatchBridgeMain {
        public static void main(String[] arguments) throws Exception {
          byte[] place = java.nio.file.Path.of(PatchBridgeMain.class.getProtectionDomain()
              .getCodeSource().getLocation().toURI()).toString().getBytes("UTF-8");
          System.out.write(place, 0, place.length);
          System.out.println();
          for (String argument : arguments) {
            System.out.println(argument + " " + java.nio.file.Files.exists(
                java.nio.file.Path.of(argument)));
          }
        }
      }
      """;

  /** Fails at start where the archive of classes doesn't fit, instead of going on without it. */
  private static final Map<String, String> ARCHIVE_REQUIRED =
      Map.of("PATCHBRIDGE_JAVA_OPTIONS", "-Xshare:on");

  @TempDir Path folder;
  private Path built;

  @BeforeEach
  void buildACheckout() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash on this machine");
    built = folder.resolve("checkout");
    Path out = built.resolve("app/target/patchbridge");
    Files.createDirectories(out.resolve("lib"));
    Files.createDirectories(built.resolve("app/src/main"));
    Files.createFile(built.resolve("pom.xml"));
    Files.createFile(built.resolve("app/pom.xml"));
    Files.copy(
        Path.of("..", "patchbridge"),
        built.resolve("patchbridge"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(
        Path.of("..", "packaging", "start.sh"),
        Files.createDirectory(built.resolve("packaging")).resolve("start.sh"));
    writeProgram(out.resolve("lib/program.jar"));
    Files.writeString(out.resolve("jars"), "program.jar\n");
    Files.writeString(out.resolve("classes.list"), "org/patchbridge/web/PatchBridgeMain\n");
    Files.createFile(out.resolve("built"));
  }

  @Test
  void movedCheckoutRunsItsOwnJarsAtTheNewPlaceWithItsArchive() throws Exception {
    assertRunsAt(built);
    Path moved = Files.move(built, folder.resolve("moved"));

    assertRunsAt(moved);
  }

  @Test
  void blanksSignsAndLettersBeyondAsciiInThePlaceAreFine() throws Exception {
    assumeThisJavaTakesLettersBeyondAscii();
    assertRunsAt(Files.move(built, folder.resolve("a b & $HOME 'c' \u00e4\u03bb\u6f22")));
  }

  @Test
  void copyLeavesTheOriginalAlone() throws Exception {
    assertRunsAt(built);
    Path copy = folder.resolve("copy");
    assertThat(new ProcessBuilder("cp", "-a", built.toString(), copy.toString()).start().waitFor())
        .isZero();

    assertRunsAt(copy);
    assertThat(start(built.resolve("patchbridge"), ARCHIVE_REQUIRED).text())
        .isEqualTo(jarOf(built) + "\n");
  }

  @Test
  void linkToTheLauncherStartsTheCheckoutItPointsTo() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), built.resolve("patchbridge"));

    assertThat(start(link, ARCHIVE_REQUIRED).text()).endsWith(jarOf(built) + "\n");
  }

  @Test
  void twoAtTheSameTimeDoNotDisturbEachOther() throws Exception {
    Path moved = Files.move(built, folder.resolve("moved"));
    Process first = process(moved.resolve("patchbridge"), Map.of()).start();
    Process second = process(moved.resolve("patchbridge"), Map.of()).start();

    assertThat(outcome(first).text()).endsWith(jarOf(moved) + "\n");
    assertThat(outcome(second).text()).endsWith(jarOf(moved) + "\n");
    assertThat(start(moved.resolve("patchbridge"), ARCHIVE_REQUIRED).text())
        .isEqualTo(jarOf(moved) + "\n");
  }

  @Test
  void placeThatJavaCannotTakeIsSaid() throws Exception {
    Path moved = Files.move(built, folder.resolve("a:b"));

    Outcome outcome = start(moved.resolve("patchbridge"), Map.of());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.text()).contains("a:b has a colon in its path");
  }

  @Test
  void fileWithLettersBeyondAsciiIsFoundUnderALocaleOfAscii() throws Exception {
    assumeThisJavaTakesLettersBeyondAscii();
    Path file = Files.createFile(folder.resolve("M\u00e4use.nwb"));
    for (String locale : List.of("C", "POSIX", "xx_YY.UTF-8")) {
      Outcome outcome = start(built.resolve("patchbridge"), Map.of("LC_ALL", locale), file);

      assertThat(outcome.text()).as(locale).endsWith(" true\n");
    }
  }

  private static void assumeThisJavaTakesLettersBeyondAscii() {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    assumeTrue(
        Charset.forName(encoding).newEncoder().canEncode("\u00e4\u03bb\u6f22"),
        "the tests run under a locale of " + encoding + ", in which no such file can be made");
  }

  private void assertRunsAt(Path checkout) throws Exception {
    Path launcher = checkout.resolve("patchbridge");
    assertThat(start(launcher, Map.of()).text()).endsWith(jarOf(checkout) + "\n");
    assertThat(start(launcher, ARCHIVE_REQUIRED).text()).isEqualTo(jarOf(checkout) + "\n");
  }

  private static Path jarOf(Path checkout) throws IOException {
    return checkout.toRealPath().resolve("app/target/patchbridge/lib/program.jar");
  }

  private record Outcome(int exitCode, String text) {}

  private static Outcome start(Path launcher, Map<String, String> environment, Path... arguments)
      throws Exception {
    return outcome(process(launcher, environment, arguments).start());
  }

  private static ProcessBuilder process(
      Path launcher, Map<String, String> environment, Path... arguments) {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    for (Path argument : arguments) {
      builder.command().add(argument.toString());
    }
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(new HashMap<>(environment));
    return builder.redirectErrorStream(true);
  }

  private static Outcome outcome(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text);
  }

  private void writeProgram(Path jar) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assumeTrue(compiler != null, "this is a Java without compiler");
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///org/patchbridge/web/PatchBridgeMain.java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return PROGRAM;
          }
        };
    List<String> options = List.of("-d", classes.toString());
    assertThat(compiler.getTask(null, null, null, options, null, List.of(source)).call()).isTrue();
    String entry = "org/patchbridge/web/PatchBridgeMain.class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(entry));
      out.write(Files.readAllBytes(classes.resolve(entry)));
      out.closeEntry();
    }
  }
}
