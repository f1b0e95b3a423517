package org.patchbridge.bundle.cells;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The training cells of a bundle. Those of a bundle on disk are read when they are first asked for,
 * because calls need none of them. Safe for many threads.
 */
public final class KeptCells {
  private final Supplier<Material> source;
  private Material known;

  private KeptCells(Supplier<Material> source) {
    this.source = source;
  }

  /** Cells that are at hand. */
  public static KeptCells of(Material material) {
    return new KeptCells(() -> material);
  }

  /**
   * @param source is asked once; what it throws, {@link #material} throws
   */
  public static KeptCells readLater(Supplier<Material> source) {
    return new KeptCells(source);
  }

  /** The cells, with all values bit for bit as the model was trained on them. */
  public synchronized Material material() {
    if (known == null) {
      known = source.get();
    }
    return known;
  }

  /** Whether they are few and narrow enough for the files of a bundle. */
  public boolean isStorable() {
    return CellFiles.bytes(material()) <= CellFiles.MOST_BYTES;
  }

  /**
   * The files of a bundle that hold them, by name; see {@link CellFiles}.
   *
   * @throws IllegalArgumentException where they are not {@link #isStorable}
   */
  public Map<String, byte[]> files() {
    return CellFiles.write(material());
  }
}
