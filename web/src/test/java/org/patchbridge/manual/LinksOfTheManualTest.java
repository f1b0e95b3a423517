package org.patchbridge.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links between pages lead somewhere, those to a heading, too. */
class LinksOfTheManualTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE =
      Pattern.compile("^ *```.*?^ *```$|`[^`\n]*`", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);
  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z][a-z+.-]*:.*");

  @TempDir Path folder;

  @Test
  void everyLinkLeadsToAFileAndToAHeadingInIt() {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path page : ManualPages.all()) {
      for (String link : linksOf(page)) {
        links++;
        if (!leadsSomewhere(page, link)) {
          dead.add(ManualPages.nameOf(page) + ": " + link);
        }
      }
    }
    assertThat(dead).isEmpty();
    assertThat(links).isGreaterThan(100);
  }

  @Test
  void aLinkToNoFileOrToNoHeadingIsDead() throws Exception {
    Path page =
        Files.writeString(
            folder.resolve("page.md"), "# One `two`: three\n\n## Again\n\n## Again\n");

    assertThat(leadsSomewhere(page, "page.md#one-two-three")).isTrue();
    assertThat(leadsSomewhere(page, "#again-1")).isTrue();
    assertThat(leadsSomewhere(page, "#again-2")).isFalse();
    assertThat(leadsSomewhere(page, "other.md")).isFalse();
  }

  private static List<String> linksOf(Path page) {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(CODE.matcher(ManualPages.text(page)).replaceAll("code"));
    while (link.find()) {
      if (!ELSEWHERE.matcher(link.group(1)).matches()) {
        links.add(link.group(1));
      }
    }
    return links;
  }

  private static boolean leadsSomewhere(Path page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || anchorsOf(target).contains(link.substring(hash + 1));
  }

  /** As GitHub and the site name them; of equal headings the later ones are counted. */
  private static Set<String> anchorsOf(Path page) {
    Set<String> anchors = new TreeSet<>();
    Map<String, Integer> seen = new HashMap<>();
    String text =
        Pattern.compile("^ *```.*?^ *```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(ManualPages.text(page))
            .replaceAll("");
    Matcher heading = HEADING.matcher(text);
    while (heading.find()) {
      String anchor =
          heading
              .group(1)
              .replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_ -]", "")
              .strip()
              .replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }
}
