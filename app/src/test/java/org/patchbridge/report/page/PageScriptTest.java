package org.patchbridge.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageScriptTest {
  private static final Pattern TOP_LEVEL =
      Pattern.compile("(?m)^(?:async )?(?:function|class|const|let) ([\\w$]+)");

  @Test
  void nothingIsImportedOrExportedAndNoNameStandsTwice() {
    String script = PageScript.text();

    assertThat(Pattern.compile("(?m)^(import|export) ").matcher(script).find()).isFalse();
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    Matcher names = TOP_LEVEL.matcher(script);
    while (names.find()) {
      if (!seen.add(names.group(1))) {
        twice.add(names.group(1));
      }
    }
    assertThat(seen).contains("startReport", "PageCells", "scatter", "Selection");
    assertThat(twice).isEmpty();
  }

  @Test
  void dataNeverBecomeMarkup() {
    assertThat(PageScript.text())
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }
}
