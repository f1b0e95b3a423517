package org.patchbridge.web.call;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.reference.ReferenceModel;
import org.patchbridge.reference.References;
import org.patchbridge.web.guard.RefusedRequest;

/** The models at hand: references of this machine, and bundles that were named or lie nearby. */
public final class ModelShelf {
  private static final String MANIFEST = "manifest.json";
  private static final String CARD = "MODEL_CARD.md";
  private static final int MOST_OPEN = 2;
  private static final int LONGEST_CARD = 200_000;

  private final References references;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private Optional<String> preferred = Optional.empty();
  private final Map<String, Bundle> open =
      new LinkedHashMap<>(MOST_OPEN, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bundle> eldest) {
          return size() > MOST_OPEN;
        }
      };

  /**
   * A model.
   *
   * @param id that the page knows it by
   * @param command as the command line takes it
   * @param label for people
   * @param kind reference, bundle or example
   * @param isBuilt whether it can be used; else {@code command} says how it is built
   */
  public record Entry(
      String id, String command, String label, String kind, boolean isBuilt, Path folder) {}

  public ModelShelf(References references) {
    this.references = references;
    for (ReferenceModel model : ReferenceModel.values()) {
      entries.put(
          model.key(),
          new Entry(
              model.key(),
              model.key(),
              model.key() + ": " + model.description(),
              "reference",
              references.isBuilt(model),
              references.placeOf(model)));
    }
  }

  /** Whether a folder looks like a bundle. */
  public static boolean isBundle(Path folder) {
    return Files.isRegularFile(folder.resolve(MANIFEST))
        && Files.isRegularFile(folder.resolve("model.json"));
  }

  /** The bundles right in a folder, by name. */
  public static List<Path> bundlesIn(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(ModelShelf::isBundle).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException notToBeRead) {
      return List.of();
    }
  }

  /**
   * Puts a bundle on the shelf.
   *
   * @param command how the command line names it
   * @param label for people
   * @param kind bundle or example
   */
  public synchronized Entry add(Path folder, String command, String label, String kind) {
    Optional<Entry> known =
        entries.values().stream()
            .filter(one -> one.folder().toAbsolutePath().equals(folder.toAbsolutePath()))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    String id = "m" + (entries.size() + 1);
    Entry entry = new Entry(id, command, label, kind, true, folder);
    entries.put(id, entry);
    return entry;
  }

  /** References first, those that were built meanwhile among them. */
  public synchronized List<Entry> entries() {
    List<Entry> now = new ArrayList<>();
    for (Entry one : entries.values()) {
      boolean isThere = one.isBuilt() || isBundle(one.folder());
      now.add(new Entry(one.id(), one.command(), one.label(), one.kind(), isThere, one.folder()));
    }
    return now;
  }

  /** The model that was asked for when the program was started. */
  public synchronized void prefer(Entry entry) {
    preferred = Optional.of(entry.id());
  }

  /** The model that is taken where nobody chose one: the preferred one, a bundle, a reference. */
  public synchronized Optional<Entry> usual() {
    List<Entry> built = entries().stream().filter(Entry::isBuilt).toList();
    Optional<Entry> asked =
        built.stream().filter(one -> preferred.equals(Optional.of(one.id()))).findFirst();
    if (asked.isPresent()) {
      return asked;
    }
    return built.stream()
        .filter(one -> one.kind().equals("bundle"))
        .findFirst()
        .or(() -> built.stream().findFirst());
  }

  /**
   * @throws RefusedRequest where there is none of this id, or it is not built
   */
  public Entry entry(String id) {
    Entry entry =
        entries().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new RefusedRequest(404, "There is no such model."));
    if (!entry.isBuilt()) {
      throw new RefusedRequest(
          409,
          "The reference '"
              + entry.command()
              + "' is not built on this machine; build it once with: patchbridge fetch allen &&"
              + " patchbridge reference "
              + entry.command());
    }
    return entry;
  }

  /**
   * Reads a model, or has it still.
   *
   * @throws org.patchbridge.bundle.BundleException where it is not whole
   */
  public Bundle bundle(Entry entry) {
    synchronized (open) {
      return open.computeIfAbsent(
          entry.id(),
          id ->
              entry.kind().equals("reference")
                  ? references.read(References.PREFIX + entry.command())
                  : BundleFolder.read(entry.folder()));
    }
  }

  /** What its folder tells people of it. */
  public String card(Entry entry) {
    try {
      Path card = entry.folder().resolve(CARD);
      if (!Files.isRegularFile(card) || Files.size(card) > LONGEST_CARD) {
        return "";
      }
      return Files.readString(card, StandardCharsets.UTF_8);
    } catch (IOException notToBeRead) {
      return "";
    }
  }
}
