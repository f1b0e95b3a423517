package org.patchbridge.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  @Test
  void markupInTextStaysText() {
    assertThat(html(Element.of("p", "<script>alert('x') & \"y\"</script>")))
        .isEqualTo("<p>&lt;script&gt;alert(&#39;x&#39;) &amp; &quot;y&quot;&lt;/script&gt;</p>\n");
  }

  @Test
  void aQuoteInAnAttributeDoesNotEndIt() {
    assertThat(html(Element.of("span").with("title", "\" onclick=\"alert(1)")))
        .isEqualTo("<span title=\"&quot; onclick=&quot;alert(1)\"></span>");
  }

  @Test
  void forbiddenControlCharactersAreReplaced() {
    assertThat(html(new Text("a\u0000b\u0085c\nd\te"))).isEqualTo("a\uFFFDb\uFFFDc\nd\te");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "p>", "P", "p q", "1p", "onclick=x"})
  void onlyLowerCaseNamesAreTagsAndAttributes(String name) {
    assertThatThrownBy(() -> Element.of(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Element.of("p").with(name, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eventHandlersAreRefused() {
    assertThatThrownBy(() -> Element.of("p").with("onclick", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("onclick");
  }

  @Test
  void voidElementsHaveNoEndAndNoContent() {
    assertThat(html(Element.of("meta").with("charset", "utf-8")))
        .isEqualTo("<meta charset=\"utf-8\">");
    assertThatThrownBy(() -> Element.of("meta").add("x")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void jsonCannotEndItsScript() {
    assertThat(html(EmbeddedText.json("data", "{\"a\":\"</ScRiPt><!--\"}")))
        .isEqualTo(
            "<script type=\"application/json\" id=\"data\">"
                + "{\"a\":\"\\u003c/ScRiPt>\\u003c!--\"}</script>\n");
  }

  @Test
  void aScriptCannotEndItselfButKeepsItsComparisons() {
    assertThat(html(EmbeddedText.script("a<b;s='</SCRIPT>';t='<!--'")))
        .isEqualTo("<script type=\"module\">a<b;s='\\x3c/SCRIPT>';t='\\x3c!--'</script>\n");
  }

  @Test
  void aStyleSheetThatEndsItsElementIsRefused() {
    assertThatThrownBy(() -> EmbeddedText.style("a{}</STYLE>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Oracle: {@code printf alert\(1\) | openssl dgst -sha256 -binary | base64}. */
  @Test
  void policySourceIsTheDigestOfTheScript() {
    assertThat(EmbeddedText.script("alert(1)").policySource())
        .isEqualTo("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
  }

  private static String html(Node node) {
    StringBuilder html = new StringBuilder();
    node.writeTo(html);
    return html.toString();
  }
}
