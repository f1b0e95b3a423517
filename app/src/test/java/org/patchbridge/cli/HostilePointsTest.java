package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.table.PointTable;

/** {@code topology --points} with tables as people and programs leave them. */
class HostilePointsTest {
  private static final String CLOUD = "x,y\n0,0\n1,0\n1,1\n0,1\n0.5,1.2\n";

  @TempDir private Path folder;

  private Program.Result topology(byte[] table) throws IOException {
    Path file = Files.write(folder.resolve("cloud.csv"), table);
    return Program.run(
        "topology",
        "--points",
        file.toString(),
        "--draws",
        "3",
        "--permutations",
        "3",
        "--to",
        folder.resolve("shape").toString());
  }

  private Program.Result topology(String table) throws IOException {
    return topology(table.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> refused() {
    String wide =
        IntStream.range(0, 20_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    return Stream.of(
        Arguments.of("an empty file", "", "0 bytes"),
        Arguments.of("a header alone", "x,y\n", "no row below"),
        Arguments.of("a row too short", "x,y\n1,2\n3\n", "line 3"),
        Arguments.of("a row too long", "x,y\n1,2\n3,4,5\n", "line 3"),
        Arguments.of("not a number", "x,y\n1,2\n3,NaN\n", "line 3"),
        Arguments.of("infinity", "x,y\n1,2\n3,Infinity\n", "line 3"),
        Arguments.of("minus infinity by overflow", "x,y\n1,2\n3,-1e309\n", "line 3"),
        Arguments.of("a text", "x,y\n1,2\nthree,4\n", "three"),
        Arguments.of("an empty field", "x,y\n1,2\n3,\n", "the field is empty"),
        Arguments.of("a number of another language", "x,y\n1,2\n3d,4\n", "3d"),
        Arguments.of("a hexadecimal number", "x,y\n1,2\n0x1p3,4\n", "0x1p3"),
        Arguments.of("one row", "x,y\n1,2\n", "1 point"),
        Arguments.of("no header", "1,2\n3,4\n", "first line is numbers"),
        Arguments.of("semicolons", "x;y\n1;2\n3;4\n", "comma"),
        Arguments.of("two columns of one name", "x,x\n1,2\n3,4\n", "x"),
        Arguments.of("distances beyond all numbers", "x,y\n1e308,0\n-1e308,0\n0,1\n", "too large"),
        Arguments.of("a quote that does not end", "x,y\n\"1,2\n3,4\n", "cloud.csv"),
        Arguments.of("a header of 20,000 names", wide + "\n1,2\n", "16384"),
        Arguments.of("one name of a megabyte", "x".repeat(1 << 20) + ",y\n1,2\n", "cloud.csv"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatIsNoCloudIsRefusedWithItsPlaceAndLeavesNoFile(String what, String table, String told)
      throws IOException {
    Program.Result result = topology(table);

    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("cloud.csv").contains(told).doesNotContain("Exception");
    assertThat(result.err().length()).as("a message that can be read").isLessThan(1000);
    assertThat(folder.resolve("shape/shape-cloud.json")).doesNotExist();
  }

  static Stream<Arguments> read() {
    return Stream.of(
        Arguments.of("a byte order mark", "\ufeff" + CLOUD),
        Arguments.of("lines of Windows", CLOUD.replace("\n", "\r\n")),
        Arguments.of("no end of the last line", CLOUD.strip()),
        Arguments.of("spaces around numbers", CLOUD.replace(",1.2", ", 1.2 ")),
        Arguments.of("quoted fields", CLOUD.replace("0.5,1.2", "\"0.5\",\"1.2\"")),
        Arguments.of("an empty line at the end", CLOUD + "\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("read")
  void theFormOfTheFileChangesNoNumber(String what, String table) throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.csv"), CLOUD);
    Path file = Files.writeString(folder.resolve("cloud.csv"), table);

    assertThat(PointTable.read(file).points()).isDeepEqualTo(PointTable.read(plain).points());
    assertThat(PointTable.read(file).names()).containsExactly("x", "y");
  }

  @Test
  void pointsInOnePlaceAreOneComponentAndNoLoop() throws IOException {
    Program.Result result = topology("x,y\n" + "2,3\n".repeat(40));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("40 points", "0 loops");
  }

  @Test
  void tinyDistancesAreTakenAsTheyAre() throws IOException {
    Program.Result result = topology("x,y\n0,0\n1e-200,0\n0,1e-200\n");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("3 points").doesNotContain("NaN", "Infinity");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    byte[] bytes = new byte[3000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37);
    }

    Program.Result result = topology(bytes);

    assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("cloud.csv").doesNotContain("Exception");
  }
}
