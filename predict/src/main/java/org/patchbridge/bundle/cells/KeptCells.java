package org.patchbridge.bundle.cells;

import java.util.Map;
import java.util.function.Supplier;
import org.patchbridge.work.CohortDigest;

/**
 * The training cells of a bundle. Those of a bundle on disk are read when they are first asked for,
 * because calls need none of them. Safe for many threads.
 */
public final class KeptCells {
  private final Supplier<Material> source;
  private final Supplier<String> digest;
  private Material known;

  private KeptCells(Supplier<Material> source, Supplier<String> digest) {
    this.source = source;
    this.digest = digest;
  }

  /** Cells that are at hand. */
  public static KeptCells of(Material material) {
    return readLater(() -> material);
  }

  /**
   * @param source is asked once; what it throws, {@link #material} throws
   */
  public static KeptCells readLater(Supplier<Material> source) {
    return new KeptCells(source, () -> CohortDigest.of(source.get().cohort()));
  }

  /**
   * @param digest tells these cells from all others, without reading them
   */
  public static KeptCells readLater(Supplier<Material> source, String digest) {
    return new KeptCells(source, () -> digest);
  }

  /** Tells these cells from others; cells that are read from files have another than before. */
  public String digest() {
    return digest.get();
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
