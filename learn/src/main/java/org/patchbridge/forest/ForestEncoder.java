package org.patchbridge.forest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Turns a forest into the bytes of the format described at {@link ForestFile}. */
final class ForestEncoder {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteBuffer scratch = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

  byte[] encode(ForestModel model) {
    TreeArrays trees = model.trees();
    out.writeBytes(ForestFile.MAGIC);
    writeInt(ForestFile.VERSION);
    writeInt(trees.trees());
    writeInt(model.classes());
    writeInt(model.columnNames().size());
    writeInt(trees.fractions().length);
    writeInt(trees.nodes());
    writeProvenance(model.provenance());
    out.write(model.outOfBagScore().isPresent() ? 1 : 0);
    model.outOfBagScore().ifPresent(this::writeDouble);
    for (String name : model.columnNames()) {
      byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      writeVarint(utf8.length);
      out.writeBytes(utf8);
    }
    for (double importance : model.impurityImportance()) {
      writeDouble(importance);
    }
    for (double[] fractions : trees.fractions()) {
      for (double fraction : fractions) {
        writeDouble(fraction);
      }
    }
    writeNodes(trees);
    CRC32 checksum = new CRC32();
    checksum.update(out.toByteArray());
    writeInt((int) checksum.getValue());
    return out.toByteArray();
  }

  private void writeProvenance(ForestModel.Provenance provenance) {
    ForestSettings settings = provenance.settings();
    writeInt(settings.featuresPerSplit().orElse(0));
    out.write(settings.bootstrap().ordinal());
    out.write(settings.balance().ordinal());
    writeInt(settings.minLeaf());
    writeInt(settings.maxDepth().orElse(0));
    writeLong(provenance.seed());
    writeInt(provenance.trainingRows());
  }

  private void writeNodes(TreeArrays trees) {
    for (int node = 0; node < trees.nodes(); node++) {
      if (trees.isLeaf(node)) {
        writeVarint(0);
        writeVarint(trees.fractionsOf(node));
      } else {
        writeVarint(trees.column(node) + 1);
        writeInt(Float.floatToIntBits(trees.threshold(node)));
      }
    }
  }

  /** Seven bits a byte, lowest first; the highest bit says that more follow. */
  private void writeVarint(int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private void writeInt(int value) {
    out.write(scratch.putInt(0, value).array(), 0, Integer.BYTES);
  }

  private void writeLong(long value) {
    out.write(scratch.putLong(0, value).array(), 0, Long.BYTES);
  }

  private void writeDouble(double value) {
    writeLong(Double.doubleToLongBits(value));
  }
}
