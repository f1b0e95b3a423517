package org.patchbridge.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.patchbridge.files.IoFailure;
import org.patchbridge.table.schema.TableException;

/** The bytes of a table, known to be UTF-8 text of bounded size. A byte order mark is skipped. */
final class TableBytes {
  private static final int BOM_LENGTH = 3;

  private final byte[] bytes;
  private final int start;

  private TableBytes(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
  }

  static TableBytes read(Path file, TableLimits limits) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder) && !Files.isExecutable(folder)) {
      throw TableException.inFile(
          file, "permission denied in its folder", "ask its owner, or change its permissions");
    }
    if (!Files.exists(file)) {
      throw TableException.inFile(file, "there is no such file", "check the path");
    }
    if (Files.isDirectory(file)) {
      throw TableException.inFile(file, "this is a folder", "name the CSV file inside it");
    }
    if (!Files.isRegularFile(file)) {
      throw TableException.inFile(file, "this is not a regular file", "name a CSV file");
    }
    if (!Files.isReadable(file)) {
      throw TableException.inFile(
          file, "permission denied", "ask its owner, or change its permissions");
    }
    byte[] bytes = bounded(file, limits.bytes());
    if (bytes.length == 0) {
      throw TableException.inFile(
          file, "the file is empty (0 bytes)", "export or download it again");
    }
    refuseBinary(file, bytes);
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? BOM_LENGTH : 0;
    refuseOtherEncodings(file, bytes, start);
    return new TableBytes(bytes, start);
  }

  Reader reader() {
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8);
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static byte[] bounded(Path file, long most) {
    int length = (int) Math.min(most + 1, Integer.MAX_VALUE - 8);
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      byte[] bytes = size > most ? new byte[0] : in.readNBytes(length);
      if (size > most || bytes.length > most) {
        throw TableException.inFile(
            file,
            "the file has " + Math.max(size, bytes.length) + " bytes, the limit is " + most,
            "check that it is a table of one row per cell, or split it");
      }
      return bytes;
    } catch (IOException failure) {
      throw TableException.inFile(
          file, "reading failed: " + IoFailure.inWords(failure), "check the disk and permissions");
    }
  }

  private static void refuseBinary(Path file, byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      throw TableException.inFile(file, "the text is UTF-16", "save it as UTF-8");
    }
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      throw TableException.inFile(
          file,
          "this is a zip container, as spreadsheets (.xlsx) are",
          "export the sheet as CSV in UTF-8");
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw TableException.atLine(
            file,
            lineOf(bytes, i),
            "a NUL byte: this is a binary or damaged file, not text",
            "export the table as CSV in UTF-8");
      }
    }
  }

  private static void refuseOtherEncodings(Path file, byte[] bytes, int start) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(1 << 13);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    if (result.isError()) {
      int at = in.position();
      throw TableException.atLine(
          file,
          lineOf(bytes, at),
          String.format(Locale.ROOT, "byte 0x%02x is not valid UTF-8", bytes[at]),
          "save the file as UTF-8 (a spreadsheet calls it CSV UTF-8)");
    }
  }

  /** Line ends are LF, CR LF or a lone CR, as the CSV reader counts them. */
  private static long lineOf(byte[] bytes, int position) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      boolean loneReturn = bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n');
      if (bytes[i] == '\n' || loneReturn) {
        line++;
      }
    }
    return line;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
