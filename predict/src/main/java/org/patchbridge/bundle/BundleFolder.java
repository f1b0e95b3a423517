package org.patchbridge.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbridge.bundle.cells.CellFiles;
import org.patchbridge.bundle.cells.KeptCells;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.dataset.Column;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.Parameters;
import org.patchbridge.parameters.Safetensors;

/**
 * A bundle on disk: a folder.
 *
 * <table>
 * <caption>Format</caption>
 * <tr><td>{@code model.json}</td><td>what the model is: version, classes, input families with units,
 * extraction settings, the tree of its parts</td></tr>
 * <tr><td>{@code weights.safetensors}</td><td>all numbers in bulk, by the path of their part</td></tr>
 * <tr><td>{@code forest.bin}, ...</td><td>forests, each in its own format</td></tr>
 * <tr><td>{@code cells.csv}, {@code cells.safetensors}</td><td>the training cells and their values,
 * see {@link CellFiles}; may be left out</td></tr>
 * <tr><td>{@code manifest.json}</td><td>where it comes from and what it is worth: digest of the
 * data, settings, seed, versions, held-out quality</td></tr>
 * <tr><td>{@code MODEL_CARD.md}</td><td>the same for people; not read</td></tr>
 * <tr><td>{@code SHA256SUMS}</td><td>digests of all but the card, as {@code sha256sum}
 * writes them</td></tr>
 * </table>
 */
public final class BundleFolder {
  static final String MODEL = "model.json";
  static final String WEIGHTS = "weights.safetensors";
  static final String MANIFEST = "manifest.json";
  static final String CARD = "MODEL_CARD.md";

  private BundleFolder() {}

  /**
   * Writes the bundle beside its place and moves it there as a whole. A bundle that is there is
   * replaced; a folder with anything else in it is not.
   *
   * @throws BundleException where the place is taken or cannot be written to
   */
  public static void write(Path folder, Bundle bundle) {
    Path place = folder.toAbsolutePath();
    if (Files.exists(place) && !Files.isRegularFile(place.resolve(Digests.FILE))) {
      throw new BundleException(
          folder, "is there already and is no bundle; name a folder that does not exist yet");
    }
    Path part = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try {
        for (Map.Entry<String, byte[]> file : files(bundle).entrySet()) {
          AtomicFile.write(part.resolve(file.getKey()), file.getValue());
        }
        replace(part, place);
      } finally {
        delete(part);
      }
    } catch (IOException e) {
      throw new BundleException(folder, "cannot be written (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private static Map<String, byte[]> files(Bundle bundle) {
    Parameters parameters = BundleModel.write(bundle);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(MODEL, BundleJson.bytes(parameters.settings()));
    files.put(WEIGHTS, Safetensors.write(parameters.tensors()));
    files.putAll(parameters.files());
    bundle.cells().ifPresent(cells -> files.putAll(cells.files()));
    files.put(MANIFEST, BundleJson.bytes(new Manifest(bundle.origin(), bundle.quality())));
    files.put(Digests.FILE, Digests.of(files).text().getBytes(StandardCharsets.UTF_8));
    files.put(CARD, ModelCard.text(bundle).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /** The old bundle is gone only once the new one is in its place. */
  private static void replace(Path part, Path place) throws IOException {
    if (!Files.exists(place)) {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = place.resolveSibling(part.getFileName() + ".old");
    Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
  }

  /**
   * Removes a bundle; at no time is a part of it there under its name.
   *
   * @throws BundleException where it is no bundle, or may not be removed
   */
  public static void remove(Path folder) {
    if (!Files.isRegularFile(folder.resolve(Digests.FILE))) {
      throw new BundleException(folder, "is no bundle; it is not removed");
    }
    Path place = folder.toAbsolutePath();
    Path old = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".old");
    try {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
    } catch (IOException e) {
      throw new BundleException(folder, "cannot be removed (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Reads a bundle; its model predicts bit for bit as the one that was written.
   *
   * @throws BundleException where a file is missing, truncated, edited, of another version or not
   *     what its name says, with the part that shows it
   */
  public static Bundle read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BundleException(
          folder, "there is no such folder; name a bundle that 'patchbridge train' has written");
    }
    if (!Files.isExecutable(folder)) {
      throw new BundleException(
          folder, "permission denied; ask its owner, or change the permissions of the folder");
    }
    Digests digests = Digests.listed(folder);
    Map<String, byte[]> files =
        digests.verified(folder, name -> !CellFiles.NAMES.contains(name), Digests.MOST_BYTES);
    try {
      Manifest manifest = EarlierManifest.read(folder, MANIFEST, files.get(MANIFEST));
      Parameters parameters =
          new Parameters(
              BundleJson.tree(folder, MODEL, files.get(MODEL)),
              Safetensors.read(files.get(WEIGHTS)),
              files);
      Bundle bundle = BundleModel.read(parameters, manifest);
      return digests.has(CellFiles.NAMES)
          ? bundle.withCells(
              Optional.of(
                  KeptCells.readLater(
                      () -> cells(folder, digests, bundle), digests.of(CellFiles.NAMES))))
          : bundle;
    } catch (ParameterException e) {
      throw new BundleException(folder, e.getMessage() + "; take a fresh copy", e);
    }
  }

  /**
   * @throws BundleException where the cells are not those that were written, or not of the model
   */
  private static Material cells(Path folder, Digests digests, Bundle bundle) {
    Map<String, byte[]> files =
        digests.verified(folder, CellFiles.NAMES::contains, CellFiles.MOST_BYTES);
    try {
      Material material = CellFiles.read(files, frame(bundle));
      if (!material.cohort().classes().equals(bundle.classes())) {
        throw new ParameterException(
            CellFiles.FACTS, "has cells of " + material.cohort().classes());
      }
      return material.withRecorded(bundle.recorded());
    } catch (ParameterException e) {
      throw new BundleException(folder, e.getMessage() + "; take a fresh copy", e);
    }
  }

  private static CellFiles.Frame frame(Bundle bundle) {
    Bundle.Origin origin = bundle.origin();
    return new CellFiles.Frame(
        origin.cohort(),
        columns(bundle.input()),
        columns(bundle.screenInput()),
        origin.cohortDigest(),
        origin.features(),
        bundle.recipe(),
        origin.cellOrigins());
  }

  private static Map<String, List<Column>> columns(ModelInput input) {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    input.families().forEach(family -> columns.put(family.name(), family.columns()));
    return columns;
  }
}
