package org.patchbridge.views.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Asks axe-core for the accessibility faults of a page. It is run from outside the page, so that
 * the page's content security policy need not allow it.
 */
public final class AxeCheck {
  private static final String QUESTION =
      """
      async (selector) => {
        const {violations} = await axe.run(selector ?? document, {resultTypes: ['violations']});
        return violations.filter((each) => ['serious', 'critical'].includes(each.impact))
          .flatMap((each) => each.nodes.map((node) =>
            `${each.impact} ${each.id} at ${node.target.join(' ')}: ${node.failureSummary}`));
      }
      """;

  private AxeCheck() {}

  /** What axe-core calls serious or critical anywhere in the page; empty where it finds nothing. */
  public static List<String> seriousFaults(Page page) {
    return seriousFaults(page, null);
  }

  /** What axe-core calls serious or critical within the elements of a selector. */
  @SuppressWarnings("unchecked")
  public static List<String> seriousFaults(Page page, String selector) {
    try {
      page.evaluate(
          Files.readString(NodeModules.folder().resolve("node_modules/axe-core/axe.min.js"))
              + ";undefined");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return (List<String>) page.evaluate(QUESTION, selector);
  }
}
