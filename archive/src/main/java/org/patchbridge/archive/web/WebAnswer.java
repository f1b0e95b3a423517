package org.patchbridge.archive.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of a server's answer, and its body to be read. */
public record WebAnswer(HttpResponse<InputStream> response) implements AutoCloseable {
  public static final int WHOLE = 200;
  public static final int PARTIAL = 206;
  public static final int FORBIDDEN = 403;
  public static final int OUT_OF_RANGE = 416;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18})");

  public int status() {
    return response.statusCode();
  }

  /** Whether the same question may well be answered later. */
  public boolean isTemporary() {
    return switch (status()) {
      case 408, 425, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  public boolean isRedirect() {
    return switch (status()) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** The tag, where equal tags mean equal bytes. */
  public Optional<String> strongTag() {
    return header("ETag").filter(tag -> tag.startsWith("\""));
  }

  /** What the server says of the length of this body. */
  public OptionalLong length() {
    return response.headers().firstValueAsLong("Content-Length");
  }

  /**
   * Whether a partial answer is the rest of a file from a position on.
   *
   * @param size of the whole file
   */
  public boolean isRestFrom(long position, long size) {
    return isPartFrom(position, size);
  }

  /** Whether a partial answer starts at a position of a file of a size. */
  public boolean isPartFrom(long position, long size) {
    Matcher range = CONTENT_RANGE.matcher(header("Content-Range").orElse(""));
    return range.matches()
        && Long.parseLong(range.group(1)) == position
        && Long.parseLong(range.group(2)) == size;
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
