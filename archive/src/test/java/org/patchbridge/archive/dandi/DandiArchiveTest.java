package org.patchbridge.archive.dandi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.archive.FetchException;
import org.patchbridge.archive.server.JsonAnswers;
import org.patchbridge.archive.web.SkippedWaits;
import org.patchbridge.work.InputException;

class DandiArchiveTest {
  private final SkippedWaits waits = new SkippedWaits();
  private FakeArchive fake;

  @BeforeEach
  void startArchive() throws IOException {
    fake = new FakeArchive();
  }

  @AfterEach
  void stopArchive() {
    fake.close();
  }

  private AssetList list(String identifier) throws InterruptedException {
    DandiArchive archive = PatientClient.of(fake, waits);
    return archive.list(DandiIdentifier.parse(identifier, fake.api()));
  }

  private static List<String> paths(AssetList list) {
    return list.assets().stream().map(DandiAsset::path).toList();
  }

  private void addFiles(int number) {
    for (int i = 0; i < number; i++) {
      fake.add(path(i), new byte[] {(byte) i});
    }
  }

  private static String path(int i) {
    return String.format(Locale.ROOT, "sub-%03d/sub-%03d_icephys.nwb", i / 2, i);
  }

  @Test
  void theNewestPublishedVersionIsTakenAndNamedWhereNoneIsAskedFor() throws Exception {
    addFiles(1);
    AssetList list = list("DANDI:000020");
    assertThat(list.version().identifier()).isEqualTo("DANDI:000020/0.210913.1639");
    assertThat(list.version().licences()).containsExactly("spdx:CC-BY-4.0");
    assertThat(list.version().citation()).isEqualTo("Someone (2021)");
    assertThat(list.version().mayChange()).isFalse();
  }

  @Test
  void theDraftIsTakenWhereNothingIsPublished() throws Exception {
    addFiles(1);
    fake.isPublished = false;
    AssetList list = list("DANDI:000020");
    assertThat(list.version().version()).isEqualTo("draft");
    assertThat(list.version().mayChange()).isTrue();
  }

  /** The archive gives a count on the first page only, and null on the others. */
  @Test
  void pagesAreFollowedToTheLastWithoutACountAndDoublesAreTakenOnce() throws Exception {
    addFiles(25);
    fake.pageSize = 4;
    fake.pagesOverlap = true;
    assertThat(paths(list("DANDI:000020"))).hasSize(25).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void sizesAndDigestsComeWithTheListOrElseAreAskedForOneByOne() throws Exception {
    FakeArchive.Stored stored = fake.add("sub-1/x_icephys.nwb", new byte[] {'1', '2', '3'});
    AssetList together = list("DANDI:000020");
    int asked = fake.asked().size();
    fake.listsMetadata = false;
    assertThat(list("DANDI:000020").assets())
        .usingRecursiveComparison()
        .ignoringFields("modified")
        .isEqualTo(together.assets());
    assertThat(fake.asked()).hasSize(2 * asked + 1);
    DandiAsset asset = together.assets().get(0);
    assertThat(asset.etag()).isEqualTo("d022646351048ac0ba397d12dfafa304-1");
    assertThat(asset.id()).isEqualTo(stored.id());
    assertThat(asset.bytes()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/api/x",
        "http://example.org/api/?page=2",
        "//example.org/x",
        "file:///etc/passwd",
        "http://localhost/api/x",
        "::"
      })
  void aNextPageOnAnotherServerIsNotAsked(String next) {
    fake.nextOfApi.add(FakeArchive.text("{}"));
    fake.nextOfApi.add(FakeArchive.text("{}"));
    fake.nextOfApi.add(FakeArchive.text("{\"results\": [], \"next\": \"" + next + "\"}"));
    assertThatThrownBy(() -> list("DANDI:000020"))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("on another server");
    assertThat(fake.nextOfApi).isEmpty();
  }

  @Test
  void pagesThatLeadInACircleEnd() {
    String page = fake.api() + "dandisets/000020/versions/draft/assets/?page=2";
    fake.nextOfApi.add(FakeArchive.text("{}"));
    for (int i = 0; i < 2; i++) {
      fake.nextOfApi.add(FakeArchive.text("{\"results\": [], \"next\": \"" + page + "\"}"));
    }
    assertThatThrownBy(() -> list("DANDI:000020/draft")).hasMessageContaining("in a circle");
  }

  @Test
  void anAnswerThatFillsTheMemoryIsCutOff() {
    fake.nextOfApi.add(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] more = new byte[1 << 20];
          for (int i = 0; i < JsonAnswers.MOST_BYTES / more.length + 2; i++) {
            exchange.getResponseBody().write(more);
          }
        });
    assertThatThrownBy(() -> list("DANDI:000020"))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("more than 33554432 bytes");
  }

  /** dandi-cli issue 1556: it gave up on a status of 5xx. */
  @Test
  void aBurstOfServerErrorsIsWaitedOut() throws Exception {
    addFiles(3);
    for (int status : new int[] {500, 502, 503, 504, 429, 500, 502, 503}) {
      fake.nextOfApi.add(FakeArchive.status(status));
    }
    assertThat(paths(list("DANDI:000020"))).hasSize(3);
    assertThat(waits.waited).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2)).hasSize(8);
  }

  @Test
  void theServersOwnPauseIsKept() throws Exception {
    addFiles(1);
    fake.nextOfApi.add(FakeArchive.status(429, "Retry-After", "17"));
    assertThat(paths(list("DANDI:000020"))).hasSize(1);
    assertThat(waits.waited).contains(Duration.ofSeconds(17));
  }

  @Test
  void anArchiveThatStaysDownIsGivenUpWithWords() {
    for (int i = 0; i < 12; i++) {
      fake.nextOfApi.add(FakeArchive.status(503));
    }
    assertThatThrownBy(() -> list("DANDI:000020"))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("status 503 (12 requests)")
        .hasMessageContaining("again later");
  }

  @Test
  void whatIsNotThereIsAnInputOfTheUser() {
    addFiles(2);
    assertThatThrownBy(() -> list("DANDI:999999"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such dandiset");
    assertThatThrownBy(() -> list("DANDI:000020/0.1.1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such version");
    assertThatThrownBy(() -> list("dandi://dandi/000020/sub-9/"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no file or folder is called 'sub-9/'");
  }

  @Test
  void embargoedDataAreToldAsSuch() {
    fake.nextOfApi.add(FakeArchive.status(401));
    assertThatThrownBy(() -> list("DANDI:000020"))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("embargoed");
  }

  @Test
  void partsOfADandisetAreListed() throws Exception {
    addFiles(6);
    fake.add("sub-000_other.nwb", new byte[1]);
    assertThat(paths(list("dandi://dandi/000020/sub-000/"))).containsExactly(path(0), path(1));
    assertThat(paths(list("dandi://dandi/000020/sub-000"))).containsExactly(path(0), path(1));
    assertThat(paths(list("dandi://dandi/000020/" + path(3)))).containsExactly(path(3));
    assertThat(paths(list("dandi://dandi/000020/*_icephys.nwb"))).hasSize(6);
    String pages = fake.api() + "dandisets/000020/versions/draft/assets/";
    assertThat(paths(list(pages + "?path=sub-00"))).hasSize(7);
    assertThat(paths(list(pages + "?glob=SUB-001*"))).containsExactly(path(2), path(3));
    DandiAsset first = list("DANDI:000020").assets().get(0);
    assertThat(paths(list(fake.api() + "assets/" + first.id() + "/download/")))
        .containsExactly(first.path());
  }

  @Test
  void aZarrFolderAndAFileWithoutDigestAreRefusedWithTheReason() throws Exception {
    addFiles(1);
    fake.addZarr("sub-1/sub-1_image.ome.zarr");
    fake.add("sub-1/none.nwb", new byte[1]).state("not a digest", null);
    AssetList list = list("DANDI:000020");
    assertThat(list.assets()).hasSize(1);
    assertThat(list.unusable())
        .extracting(AssetList.UnusableAsset::reason)
        .anyMatch(reason -> reason.contains("a Zarr folder"))
        .anyMatch(reason -> reason.contains("no dandi-etag"));
  }

  /** dandi-cli issue 1354: only a part is wanted. */
  @Test
  void filesAreChosenByPathSubjectModalityNumberAndName() throws Exception {
    addFiles(6);
    fake.add("sub-001/sub-001_ses-2_behavior+icephys.nwb", new byte[1]);
    fake.add("sub-001/sub-001_ses-3_ecephys.nwb", new byte[1]);
    AssetList all = list("DANDI:000020");
    AssetFilter none = AssetFilter.none();
    assertThat(none.of(all)).isEqualTo(all);
    assertThat(paths(filter(List.of("*_ECEPHYS.nwb"), Set.of(), Set.of(), Set.of(), 0).of(all)))
        .containsExactly("sub-001/sub-001_ses-3_ecephys.nwb");
    assertThat(paths(filter(List.of(), Set.of("sub-000", "002"), Set.of(), Set.of(), 0).of(all)))
        .containsExactly(path(0), path(1), path(4), path(5));
    assertThat(paths(filter(List.of(), Set.of("001"), Set.of("Behavior"), Set.of(), 0).of(all)))
        .containsExactly("sub-001/sub-001_ses-2_behavior+icephys.nwb");
    assertThat(paths(filter(List.of("sub-0*"), Set.of(), Set.of("icephys"), Set.of(), 3).of(all)))
        .containsExactly(path(0), path(1), "sub-001/sub-001_ses-2_behavior+icephys.nwb");
    String id = all.assets().get(1).id();
    assertThat(paths(filter(List.of(), Set.of(), Set.of(), Set.of(path(5), id), 0).of(all)))
        .containsExactly(path(1), path(5));
  }

  @Test
  void aChoiceThatComesToNothingOrNamesWhatIsNotThereIsRefused() throws Exception {
    addFiles(6);
    AssetList all = list("DANDI:000020");
    assertThatThrownBy(() -> filter(List.of("*.abf"), Set.of(), Set.of(), Set.of(), 0).of(all))
        .hasMessageContaining("none of 6 files");
    assertThatThrownBy(() -> filter(List.of(), Set.of("7"), Set.of(), Set.of(), 0).of(all))
        .hasMessageContaining("has no subject 7");
    assertThatThrownBy(
            () -> filter(List.of(), Set.of(), Set.of(), Set.of("x.nwb", path(0)), 0).of(all))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no file x.nwb");
  }

  private static AssetFilter filter(
      List<String> globs, Set<String> subjects, Set<String> modalities, Set<String> named, int n) {
    return new AssetFilter(globs, subjects, modalities, named, n);
  }

  @Test
  void anotherArchiveIsNamedByAVariable() {
    assertThat(DandiArchive.named(Map.of())).isEqualTo(DandiArchive.USUAL);
    assertThat(DandiArchive.named(Map.of("PATCHBRIDGE_DANDI", "http://127.0.0.1:8/api")))
        .isEqualTo(URI.create("http://127.0.0.1:8/api/"));
    for (String wrong : List.of("http://example.org/api/", "ftp://x.org/", "a b", "https:///x")) {
      assertThatThrownBy(() -> DandiArchive.named(Map.of("PATCHBRIDGE_DANDI", wrong)))
          .isInstanceOf(InputException.class);
    }
  }
}
