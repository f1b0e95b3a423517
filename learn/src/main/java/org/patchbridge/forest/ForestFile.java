package org.patchbridge.forest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.patchbridge.files.AtomicFile;

/**
 * A forest on disk. Little-endian; about four bytes a node.
 *
 * <table>
 * <caption>Format, version 1</caption>
 * <tr><td>magic</td><td>8 bytes {@code PBFOREST}</td></tr>
 * <tr><td>version</td><td>int32, 1</td></tr>
 * <tr><td>counts</td><td>int32 each: trees, classes, columns, distinct class fractions, nodes</td></tr>
 * <tr><td>provenance</td><td>int32 features per split asked for (0 = √columns), int8 bootstrap,
 * int8 balance, int32 least leaf, int32 depth bound (0 = none), int64 seed, int32 training
 * rows</td></tr>
 * <tr><td>out-of-bag score</td><td>int8 1 and float64, or int8 0</td></tr>
 * <tr><td>column names</td><td>per column: length in bytes (varint), UTF-8</td></tr>
 * <tr><td>importances</td><td>float64 per column</td></tr>
 * <tr><td>class fractions</td><td>float64 per class, for each distinct one</td></tr>
 * <tr><td>trees</td><td>nodes in preorder (varints): a leaf is 0 and the index of its class
 * fractions; a split is column + 1 and a float32 threshold</td></tr>
 * <tr><td>checksum</td><td>CRC-32 of all before it</td></tr>
 * </table>
 *
 * <p>Preorder alone says which node is whose child, so a file has no way to express a loop. Counts
 * are held against the length of the file before anything is allocated from them.
 */
public final class ForestFile {
  static final int VERSION = 1;
  static final byte[] MAGIC = {'P', 'B', 'F', 'O', 'R', 'E', 'S', 'T'};

  /** Far above any real forest; keeps a wrong file from being read into memory. */
  private static final long LONGEST_BYTES = 1L << 28;

  private ForestFile() {}

  /**
   * Writes the forest; a crash leaves the old file or the new one. Equal forests give equal bytes.
   */
  public static void write(ForestModel model, Path file) throws IOException {
    AtomicFile.write(file, bytes(model));
  }

  /**
   * Reads a forest; it predicts bit for bit as the one that was written, but has no out-of-bag
   * probabilities.
   *
   * @throws ForestFileException where the file is truncated, edited, of another version or not a
   *     forest at all, with the part that shows it
   */
  public static ForestModel read(Path file) throws IOException {
    long length = Files.size(file);
    if (length > LONGEST_BYTES) {
      throw new ForestFileException(
          file, "length", length + " bytes, but a forest has at most " + LONGEST_BYTES);
    }
    return new ForestDecoder(file, Files.readAllBytes(file)).decode();
  }

  /** The bytes that {@link #write} puts into a file. */
  static byte[] bytes(ForestModel model) {
    return new ForestEncoder().encode(model);
  }
}
