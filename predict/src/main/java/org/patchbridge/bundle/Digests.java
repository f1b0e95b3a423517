package org.patchbridge.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbridge.files.FileNames;

/**
 * SHA-256 of the files of a bundle.
 *
 * @param byFile in hexadecimal
 */
record Digests(Map<String, String> byFile) {
  static final String FILE = "SHA256SUMS";
  private static final int LONGEST_LIST = 1 << 16;

  /** Far above any real bundle; keeps a wrong one from being read into memory. */
  static final long MOST_BYTES = 1L << 28;

  private static final List<String> NEEDED =
      List.of(BundleFolder.MODEL, BundleFolder.WEIGHTS, BundleFolder.MANIFEST);

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  static Digests of(Map<String, byte[]> files) {
    Map<String, String> digests = new TreeMap<>();
    files.forEach((name, content) -> digests.put(name, digest(content)));
    return new Digests(digests);
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** As {@code sha256sum} writes and checks it. */
  String text() {
    StringBuilder text = new StringBuilder();
    byFile.forEach((file, digest) -> text.append(digest).append("  ").append(file).append('\n'));
    return text.toString();
  }

  /**
   * What a folder's list says.
   *
   * @throws BundleException where it is missing or no such list
   */
  static Digests listed(Path folder) {
    return parse(folder, new String(content(folder, FILE, LONGEST_LIST), StandardCharsets.UTF_8));
  }

  /** Digest of all of the files together. */
  String of(List<String> files) {
    return digest(
        String.join("\n", files.stream().map(byFile::get).toList())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Whether all of the files are listed. */
  boolean has(Collection<String> files) {
    return byFile.keySet().containsAll(files);
  }

  /**
   * Files of a folder, which are those that were written.
   *
   * @param isWanted by name
   * @param most bytes of all of them
   * @throws BundleException naming the file that is missing or has changed
   */
  Map<String, byte[]> verified(Path folder, Predicate<String> isWanted, long most) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    long left = most;
    for (Map.Entry<String, String> file : byFile.entrySet()) {
      if (!isWanted.test(file.getKey())) {
        requireFile(folder, file.getKey());
        continue;
      }
      byte[] content = content(folder, file.getKey(), left);
      left -= content.length;
      if (!digest(content).equals(file.getValue())) {
        throw new BundleException(
            folder,
            file.getKey(),
            "is not as it was written: edited or damaged on the way; take a fresh copy");
      }
      files.put(file.getKey(), content);
    }
    return files;
  }

  private static Digests parse(Path folder, String text) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()
          || !FileNames.isPlain(matcher.group(2))
          || digests.put(matcher.group(2), matcher.group(1)) != null) {
        throw new BundleException(
            folder, FILE, "line " + (digests.size() + 1) + " is no digest; take a fresh copy");
      }
    }
    for (String needed : NEEDED) {
      if (!digests.containsKey(needed)) {
        throw new BundleException(folder, FILE, "does not list " + needed + "; take a fresh copy");
      }
    }
    return new Digests(digests);
  }

  private static byte[] content(Path folder, String name, long most) {
    Path file = requireFile(folder, name);
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > most) {
        throw new BundleException(folder, name, "is larger than any bundle; take a fresh copy");
      }
      byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
      if (content.length > most) {
        throw new BundleException(folder, name, "is larger than any bundle; take a fresh copy");
      }
      return content;
    } catch (IOException e) {
      throw new BundleException(folder, name + " cannot be read; check its permissions", e);
    }
  }

  private static Path requireFile(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new BundleException(
          folder, name, "is missing; name the folder of a bundle that 'train' has written");
    }
    return file;
  }
}
