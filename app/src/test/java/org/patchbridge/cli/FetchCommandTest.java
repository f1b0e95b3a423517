package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;

/** Against a server of this machine; the files go to a folder of the test, not to the cache. */
class FetchCommandTest {
  /** Its digest was taken with sha256sum. */
  private static final String CONTENT = "cell,tau\n1,12.5\n";

  private static final String SHA256 =
      "d960d245e31ba056efe6a44201d4ace73dd63e04e856e61d3485a09ae29fcc6c";

  @TempDir Path folder;
  private HttpServer server;
  private volatile String served = CONTENT;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/cells.csv",
        exchange -> {
          byte[] body = served.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private String catalogue(String path) throws IOException {
    String yaml =
        String.format(
            Locale.ROOT,
            """
            format: 1
            groups:
              ours:
                description: One table
                terms: none stated
                cite: Doe et al. 2024
                files:
                  - {name: cells.csv, url: 'http://127.0.0.1:%d%s', bytes: %d, sha256: %s}
            """,
            server.getAddress().getPort(),
            path,
            CONTENT.length(),
            SHA256);
    return Files.writeString(folder.resolve("catalogue.yaml"), yaml).toString();
  }

  private Program.Result fetch(String path, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("fetch", "--catalogue", catalogue(path), "--to", folder + "/to"));
    arguments.addAll(List.of(more));
    return Program.run(arguments.toArray(String[]::new));
  }

  @Test
  void aTableIsFetchedAndItsTermsAndCitationAreShown() throws IOException {
    Program.Result result = fetch("/cells.csv", "ours");

    assertThat(result.err()).contains("ours/cells.csv, 1 kB");
    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains(
            "cells.csv, 0.0 MB, fetched", "terms: none stated", "please cite: Doe et al. 2024");
    assertThat(folder.resolve("to/ours/cells.csv")).hasContent(CONTENT);
    assertThat(fetch("/cells.csv", "ours").out()).contains("cells.csv, 0.0 MB, present");
  }

  @Test
  void theResultIsThereForPrograms() throws IOException {
    JsonNode file = new ObjectMapper().readTree(fetch("/cells.csv", "ours", "--json").out()).get(0);

    assertThat(file.get("file").asText()).isEqualTo(folder.resolve("to/ours/cells.csv").toString());
    assertThat(file.get("way").asText()).isEqualTo("FETCHED");
    assertThat(file.get("table").get("sha256").asText()).isEqualTo(SHA256);
  }

  @Test
  void bytesThatAreNotThoseOfTheCatalogueGiveExitCodeFive() throws IOException {
    served = CONTENT.replace('1', '2');

    Program.Result result = fetch("/cells.csv", "ours");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .contains("other bytes than the catalogue states")
        .doesNotContain("Exception");
    assertThat(folder.resolve("to/ours/cells.csv")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereGivesExitCodeFive() throws IOException {
    Program.Result result = fetch("/gone.csv", "ours");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).contains("status 404", "--from");
  }

  @Test
  void anUnknownNameAndAFolderThatLacksFilesAreBadInput() throws IOException {
    Program.Result unknown = fetch("/cells.csv", "yours");
    Program.Result lacking = fetch("/cells.csv", "ours", "--from", folder.toString());

    assertThat(unknown.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.err()).contains("'yours': no public tables have this name");
    assertThat(lacking.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(lacking.err()).contains("ours/cells.csv: 16 bytes, SHA-256 " + SHA256);
  }

  @Test
  void filesOfAFolderAreTakenUnderAnyName() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("stick")).resolve("x"), CONTENT);

    Program.Result result = fetch("/gone.csv", "ours", "--from", folder.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("cells.csv, 0.0 MB, copied");
  }

  @Test
  void theListHasEveryGroupWithItsTerms() throws IOException {
    String[] arguments = {"fetch", "--list", "--catalogue", catalogue("/cells.csv")};

    assertThat(Program.run(arguments).out())
        .contains(
            "mouse-v1: ", "human-gaba: ", "ours: One table", "the same as mouse-v1 human-gaba")
        .contains("please cite: Gouwens et al. 2020", "please cite: Doe et al. 2024");
  }

  @Test
  void noNameIsWrongUsage() {
    assertThat(Program.run("fetch").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
