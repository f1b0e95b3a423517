package org.patchbridge.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.EmbeddedText;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.Resources;
import org.patchbridge.report.value.Notice;
import org.patchbridge.report.value.Notice.Severity;
import org.patchbridge.views.ViewScript;

/**
 * What all pages have in common around their content: the head with the style sheets, the header
 * with what a reader must know first, and the footer.
 */
public final class PageShell {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String title;
  private final String generator;

  /**
   * @param generator program and version
   */
  public PageShell(String title, String generator) {
    this.title = title;
    this.generator = generator;
  }

  /**
   * The whole page.
   *
   * @param scripts the only ones that may run in it
   * @param style more than the style sheets of the report; may be empty
   */
  public String document(Element body, List<EmbeddedText> scripts, String style) {
    StringBuilder html = new StringBuilder(1 << 20).append("<!DOCTYPE html>\n");
    Element.of("html", head(scripts, style), body).with("lang", "en").writeTo(html);
    return html.append('\n').toString();
  }

  private Node head(List<EmbeddedText> scripts, String style) {
    return Element.of(
        "head",
        Element.of("meta").with("charset", "utf-8"),
        Element.of("meta")
            .with("http-equiv", "Content-Security-Policy")
            .with("content", securityPolicy(scripts)),
        Element.of("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        Element.of("meta").with("name", "generator").with("content", generator),
        Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
        Element.of("title", title),
        EmbeddedText.style(ViewScript.style() + Resources.text("report.css") + style));
  }

  /** Nothing is fetched, and no script runs but the ones written here, known by their digests. */
  private static String securityPolicy(List<EmbeddedText> scripts) {
    String policy =
        "default-src 'none'; img-src blob:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';";
    return scripts.isEmpty()
        ? policy
        : policy
            + " script-src "
            + scripts.stream().map(EmbeddedText::policySource).collect(Collectors.joining(" "));
  }

  /** The title, who made the page and when, and the notices. */
  public Element header(Instant generatedAt, List<Notice> notices) {
    Element header =
        Element.of(
            "header",
            Element.of("h1", title),
            Element.of("p", generator + ", " + TIME.format(generatedAt)).with("class", "byline"));
    for (Notice notice : notices) {
      boolean warning = notice.severity() == Severity.WARNING;
      header.add(
          Element.of(
                  "p", Element.of("b", warning ? "Warning: " : "Note: "), new Text(notice.text()))
              .with("class", warning ? "notice warning" : "notice")
              .with("role", "note"));
    }
    return header;
  }

  /** A box with the main findings, a paragraph each. */
  public static Element findings(List<String> headlines) {
    Element box = Element.of("div", Element.of("h2", "Main findings")).with("class", "headlines");
    headlines.forEach(each -> box.add(Element.of("p", each)));
    return box;
  }

  /**
   * @param more a sentence of its own, with a space before it; may be empty
   */
  public Element footer(String more) {
    return Element.of(
        "footer",
        Element.of(
            "p",
            "Written by "
                + generator
                + ". The page is complete in itself; nothing is loaded."
                + more));
  }
}
