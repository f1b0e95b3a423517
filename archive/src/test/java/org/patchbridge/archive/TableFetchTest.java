package org.patchbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.TableFetch.FetchedFile;
import org.patchbridge.archive.TableFetch.Way;
import org.patchbridge.archive.web.FileDigest;
import org.patchbridge.archive.web.RetryPolicy;
import org.patchbridge.archive.web.SkippedWaits;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

class TableFetchTest {
  private static final byte[] CONTENT = "cell,tau\n1,12.5\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private UnrulyServer server;
  private FetchedTables cache;

  @BeforeEach
  void startServer() throws IOException {
    server = new UnrulyServer(CONTENT);
    String yaml =
        String.format(
            Locale.ROOT,
            """
            format: 1
            groups:
              ours:
                description: One table
                terms: none stated
                cite: us
                files:
                  - {name: cells.csv, url: '%s', bytes: %d, sha256: %s}
            """,
            server.address(),
            CONTENT.length,
            HexFormat.of().formatHex(FileDigest.sha256().digest(CONTENT)));
    Path file = Files.writeString(folder.resolve("own.yaml"), yaml);
    cache = FetchedTables.in(folder.resolve("cache"), Catalogue.shipped().with(file));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private List<FetchedFile> fetch(TableFetch fetch) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    TableTransfer transfer =
        new TableTransfer(client, RetryPolicy.usual(), new SkippedWaits(), Duration.ofSeconds(20));
    return fetch.with(transfer).fetch(List.of("ours"), Progress.silent());
  }

  @Test
  void whatWasFetchedIsFoundByNameAndNotFetchedAgain() throws Exception {
    assertThat(cache.folderOf("ours")).isEmpty();
    assertThatThrownBy(() -> cache.requireFolderOf("ours"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("patchbridge fetch ours");

    assertThat(fetch(TableFetch.into(cache)))
        .extracting(FetchedFile::way)
        .containsOnly(Way.FETCHED);

    assertThat(cache.folderOf("ours")).contains(folder.resolve("cache/ours").toAbsolutePath());
    assertThat(cache.requireFolderOf("ours").resolve("cells.csv")).hasBinaryContent(CONTENT);
    assertThat(fetch(TableFetch.into(cache)))
        .extracting(FetchedFile::way)
        .containsOnly(Way.PRESENT);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aCachedFileThatWasChangedIsNotFoundAndIsFetchedAgain() throws Exception {
    fetch(TableFetch.into(cache));
    Path file = cache.requireFolderOf("ours").resolve("cells.csv");
    byte[] changed = CONTENT.clone();
    changed[0] = 'C';
    Files.write(file, changed);

    assertThat(cache.folderOf("ours")).isEmpty();
    fetch(TableFetch.into(cache));
    assertThat(file).hasBinaryContent(CONTENT);
  }

  @Test
  void aFolderOfTheUsersGetsCopiesOfTheCacheAndLosesNoFile() throws Exception {
    fetch(TableFetch.into(cache));
    Path own = folder.resolve("own");

    assertThat(fetch(TableFetch.into(own, cache)))
        .extracting(FetchedFile::way)
        .containsOnly(Way.COPIED);
    assertThat(server.asked()).hasSize(1);

    Files.writeString(own.resolve("ours/cells.csv"), "mine");
    assertThatThrownBy(() -> fetch(TableFetch.into(own, cache)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another file is there already");
    assertThat(own.resolve("ours/cells.csv")).hasContent("mine");
  }

  @Test
  void filesOfAFolderAreKnownByTheirBytes() throws Exception {
    Path downloads = Files.createDirectories(folder.resolve("downloads/deep/down"));
    Files.write(downloads.resolve("another name"), CONTENT);
    byte[] other = CONTENT.clone();
    other[3] = '!';
    Files.write(downloads.resolve("cells.csv"), other);

    assertThat(fetch(TableFetch.into(cache).from(folder.resolve("downloads"))))
        .extracting(FetchedFile::way)
        .containsOnly(Way.COPIED);
    assertThat(cache.requireFolderOf("ours").resolve("cells.csv")).hasBinaryContent(CONTENT);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void whatAFolderLacksIsToldWithItsAddressAndNothingIsFetched() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    assertThatThrownBy(() -> fetch(TableFetch.into(cache).from(empty)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("ours/cells.csv: " + CONTENT.length + " bytes, SHA-256 ")
        .hasMessageContaining(server.address().toString());
    assertThat(server.asked()).isEmpty();
    assertThatThrownBy(() -> fetch(TableFetch.into(cache).from(folder.resolve("none"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no such folder");
  }

  @Test
  void aGroupThatIsMadeOfOthersHasNoFolder() {
    assertThatThrownBy(() -> cache.folderOf("allen"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'allen' is made of mouse-v1, human-gaba");
  }

  @Test
  void allShippedTablesAreTakenFromAFolderAndFitTheShippedSchemas() throws Exception {
    Path published = Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
    assumeTrue(Files.exists(published), "skipped: no published tables at " + published);

    List<FetchedFile> files =
        TableFetch.into(cache)
            .from(published)
            .fetch(List.of("allen", "mouse-m1"), Progress.silent());

    assertThat(files).hasSize(8).extracting(FetchedFile::way).containsOnly(Way.COPIED);
    assertThat(cache.folderOf("mouse-m1")).isPresent();
    assertThat(TablesInFolder.discover(cache.folder()).matches())
        .extracting(match -> match.schema().name() + " in " + match.folder().getFileName())
        .containsExactlyInAnyOrder(
            "allen-mouse-v1 in mouse-v1",
            "allen-aligned-mouse in mouse-v1",
            "allen-human-gaba in human-gaba",
            "allen-aligned-human in human-gaba");
  }

  /** By hand: {@code -Dpatchbridge.network=true}. */
  @Test
  void theAddressesOfTheShippedCatalogueHoldWhatItStates() throws Exception {
    assumeTrue(
        Boolean.getBoolean("patchbridge.network"),
        "skipped: asks the network; run with -Dpatchbridge.network=true");

    List<FetchedFile> files =
        TableFetch.into(cache).fetch(List.of("allen", "mouse-m1"), Progress.silent());

    assertThat(files).hasSize(8).extracting(FetchedFile::way).containsOnly(Way.FETCHED);
  }
}
