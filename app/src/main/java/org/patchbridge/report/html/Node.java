package org.patchbridge.report.html;

/** A piece of an HTML page. */
public sealed interface Node permits Element, Text, EmbeddedText {

  /** Appends the node as HTML. */
  void writeTo(StringBuilder html);
}
