package org.patchbridge.forest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import org.patchbridge.forest.ForestModel.Provenance;
import org.patchbridge.forest.ForestSettings.Bootstrap;

/**
 * Turns bytes of the format described at {@link ForestFile} into a forest, or says which part of
 * them is wrong. Trusts nothing: no count is allocated from before the bytes it promises are there.
 */
final class ForestDecoder {
  /** Rounding in the sum of a leaf's class fractions. */
  private static final double SUM_TOLERANCE = 1e-9;

  private final Path file;
  private final byte[] bytes;
  private final ByteBuffer in;
  private String part = "magic";

  ForestDecoder(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
    int checked = Math.max(0, bytes.length - Integer.BYTES);
    this.in = ByteBuffer.wrap(bytes, 0, checked).order(ByteOrder.LITTLE_ENDIAN);
  }

  ForestModel decode() throws ForestFileException {
    require(ForestFile.MAGIC.length);
    byte[] magic = new byte[ForestFile.MAGIC.length];
    in.get(magic);
    check(Arrays.equals(magic, ForestFile.MAGIC), "not a PatchBridge forest");
    part = "version";
    int version = readInt();
    check(
        version == ForestFile.VERSION,
        "version " + version + ", but this program reads version " + ForestFile.VERSION);
    int trees = readCount("tree count", 2);
    int classes = readCount("class count", 1);
    check(classes <= SplitFinder.MOST_CLASSES, classes + " classes are more than any forest has");
    int columns = readCount("column count", Double.BYTES);
    int distributions = readCount("class fraction count", (long) classes * Double.BYTES);
    int nodes = readCount("node count", 2);
    check(nodes >= trees, nodes + " nodes cannot make " + trees + " trees");
    Provenance provenance = readProvenance(trees);
    OptionalDouble score = readScore();
    List<String> names = readNames(columns);
    double[] importance = readImportance(columns);
    double[][] fractions = readFractions(distributions, classes);
    TreeArrays arrays = readTrees(trees, nodes, columns, fractions);
    part = "end";
    check(!in.hasRemaining(), in.remaining() + " bytes too many");
    checkChecksum();
    return new ForestModel(provenance, names, classes, arrays, importance, score, Optional.empty());
  }

  private Provenance readProvenance(int trees) throws ForestFileException {
    part = "provenance";
    int featuresPerSplit = readInt();
    int bootstrap = readByte();
    int balance = readByte();
    int minLeaf = readInt();
    int maxDepth = readInt();
    require(Long.BYTES);
    long seed = in.getLong();
    int rows = readInt();
    check(bootstrap < Bootstrap.values().length, "no bootstrap has number " + bootstrap);
    check(balance < Balance.values().length, "no balance has number " + balance);
    check(rows > 0 && rows < SplitFinder.ROWS_BOUND, rows + " training rows");
    try {
      ForestSettings settings =
          new ForestSettings(
              trees,
              zeroIsEmpty(featuresPerSplit),
              Bootstrap.values()[bootstrap],
              Balance.values()[balance],
              minLeaf,
              zeroIsEmpty(maxDepth));
      return new Provenance(settings, seed, rows);
    } catch (IllegalArgumentException invalid) {
      throw broken(invalid.getMessage());
    }
  }

  private static OptionalInt zeroIsEmpty(int value) {
    return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private OptionalDouble readScore() throws ForestFileException {
    part = "out-of-bag score";
    int present = readByte();
    check(present <= 1, "flag is " + present);
    if (present == 0) {
      return OptionalDouble.empty();
    }
    double score = readDouble();
    check(score >= 0 && score <= 1, "accuracy is " + score);
    return OptionalDouble.of(score);
  }

  private List<String> readNames(int columns) throws ForestFileException {
    part = "column names";
    List<String> names = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      int length = readVarint();
      require(length);
      ByteBuffer utf8 = in.slice(in.position(), length);
      in.position(in.position() + length);
      try {
        names.add(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
      } catch (CharacterCodingException malformed) {
        throw broken("name of column " + i + " is not UTF-8");
      }
    }
    return names;
  }

  private double[] readImportance(int columns) throws ForestFileException {
    part = "importances";
    double[] importance = new double[columns];
    for (int i = 0; i < columns; i++) {
      importance[i] = readDouble();
      check(
          importance[i] >= 0 && importance[i] <= 1 + SUM_TOLERANCE,
          "importance of column " + i + " is " + importance[i]);
    }
    return importance;
  }

  private double[][] readFractions(int distributions, int classes) throws ForestFileException {
    part = "class fractions";
    require((long) distributions * classes * Double.BYTES);
    double[][] fractions = new double[distributions][classes];
    for (int i = 0; i < distributions; i++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double fraction = readDouble();
        check(fraction >= 0 && fraction <= 1 + SUM_TOLERANCE, "a fraction is " + fraction);
        fractions[i][k] = fraction;
        sum += fraction;
      }
      check(Math.abs(sum - 1) <= SUM_TOLERANCE, "entry " + i + " sums to " + sum + ", not 1");
    }
    return fractions;
  }

  private TreeArrays readTrees(int trees, int nodes, int columns, double[][] fractions)
      throws ForestFileException {
    TreeArrays.Builder builder = new TreeArrays.Builder(trees, nodes);
    int left = nodes;
    for (int tree = 0; tree < trees; tree++) {
      part = "tree " + tree;
      builder.startTree();
      while (builder.isOpen()) {
        if (left-- == 0) {
          throw broken("more nodes than the " + nodes + " announced");
        }
        readNode(builder, columns, fractions.length);
      }
    }
    check(left == 0, left + " nodes fewer than the " + nodes + " announced");
    return builder.build(fractions);
  }

  /** Called too often to put a message together before it is needed. */
  private void readNode(TreeArrays.Builder builder, int columns, int distributions)
      throws ForestFileException {
    int kind = readVarint();
    if (kind == 0) {
      int index = readVarint();
      if (index >= distributions) {
        throw broken("class fractions " + index + " of " + distributions);
      }
      builder.addLeaf(index);
    } else {
      require(Float.BYTES);
      float threshold = in.getFloat();
      if (kind > columns || !Float.isFinite(threshold)) {
        throw broken("split on column " + (kind - 1) + " of " + columns + " at " + threshold);
      }
      builder.addSplit(kind - 1, threshold);
    }
  }

  private void checkChecksum() throws ForestFileException {
    part = "checksum";
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length - Integer.BYTES);
    int stored =
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - Integer.BYTES);
    check((int) checksum.getValue() == stored, "the file was changed after it was written");
  }

  /** A count of things of which each takes at least so many of the bytes that follow. */
  private int readCount(String name, long bytesEach) throws ForestFileException {
    part = name;
    int count = readInt();
    check(count > 0, "is " + count);
    check(
        count * bytesEach <= in.remaining(),
        count + " need more than the " + in.remaining() + " bytes that follow");
    return count;
  }

  private int readVarint() throws ForestFileException {
    int value = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int next = readByte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) {
        check(next > 0 || shift == 0, "a number is longer than it needs to be");
        return value;
      }
    }
    throw broken("a number has more than 28 bits");
  }

  private int readByte() throws ForestFileException {
    require(1);
    return in.get() & 0xff;
  }

  private int readInt() throws ForestFileException {
    require(Integer.BYTES);
    return in.getInt();
  }

  private double readDouble() throws ForestFileException {
    require(Double.BYTES);
    return in.getDouble();
  }

  private void require(long count) throws ForestFileException {
    check(count <= in.remaining(), "the file ends here");
  }

  private void check(boolean holds, String fact) throws ForestFileException {
    if (!holds) {
      throw broken(fact);
    }
  }

  private ForestFileException broken(String fact) {
    return new ForestFileException(file, part, fact);
  }
}
