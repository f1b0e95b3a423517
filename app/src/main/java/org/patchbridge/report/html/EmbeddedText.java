package org.patchbridge.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A script, style sheet or data block inside the page, written so that it cannot end its own
 * element early.
 */
public final class EmbeddedText implements Node {
  /** What an HTML parser looks for inside a script: its end, and a comment that hides the end. */
  private static final Pattern DANGEROUS =
      Pattern.compile("<(?=/script|!--)", Pattern.CASE_INSENSITIVE);

  private final String openingTag;
  private final String tag;
  private final String content;

  private EmbeddedText(String openingTag, String tag, String content) {
    this.openingTag = openingTag;
    this.tag = tag;
    this.content = content;
  }

  /**
   * A module, which runs when the page has been read. {@code </script} and {@code <!--} may occur
   * in its strings, templates and regular expressions: there the escape that replaces the bracket
   * means the same.
   */
  public static EmbeddedText script(String javaScript) {
    return new EmbeddedText(
        "<script type=\"module\">", "script", DANGEROUS.matcher(javaScript).replaceAll("\\\\x3c"));
  }

  /** A script that is no module: it runs where it stands, before any module. */
  public static EmbeddedText classic(String javaScript) {
    return new EmbeddedText(
        "<script>", "script", DANGEROUS.matcher(javaScript).replaceAll("\\\\x3c"));
  }

  /**
   * JSON that scripts find by the element's id and browsers do not run. In JSON a bracket occurs in
   * strings only.
   *
   * @throws IllegalArgumentException where the id is not of lower-case letters
   */
  public static EmbeddedText json(String id, String json) {
    if (!id.matches("[a-z-]+")) {
      throw new IllegalArgumentException("not an id: " + id);
    }
    return new EmbeddedText(
        "<script type=\"application/json\" id=\"" + id + "\">",
        "script",
        json.replace("<", "\\u003c"));
  }

  /**
   * @throws IllegalArgumentException where the style sheet would end its own element
   */
  public static EmbeddedText style(String css) {
    if (css.toLowerCase(Locale.ROOT).contains("</style")) {
      throw new IllegalArgumentException("the style sheet ends its own element");
    }
    return new EmbeddedText("<style>", "style", css);
  }

  /** The content as a source of a content security policy: {@code 'sha256-...'}. */
  public String policySource() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void writeTo(StringBuilder html) {
    html.append(openingTag).append(content).append("</").append(tag).append(">\n");
  }
}
