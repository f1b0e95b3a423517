package org.patchbridge.refit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.ModelInput;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.work.CohortDigest;

/**
 * Some of the columns of a model.
 *
 * @param names {@code family.column}, in alphabetical order
 */
public record FeatureSubset(List<String> names) {

  public FeatureSubset {
    names = List.copyOf(new TreeSet<>(names));
  }

  public static FeatureSubset of(Collection<String> names) {
    return new FeatureSubset(List.copyOf(names));
  }

  /**
   * The columns that a model makes use of: those it takes, or judges novelty by, without those that
   * none of its training cells has.
   */
  static FeatureSubset usedBy(Bundle bundle) {
    Set<String> used = new TreeSet<>(names(bundle.input()));
    List<String> screened = names(bundle.screenInput());
    used.addAll(screened);
    for (int column = 0; column < screened.size(); column++) {
      if (bundle.ordinary().of(column).isEmpty()) {
        used.remove(screened.get(column));
      }
    }
    return FeatureSubset.of(used);
  }

  /** Those that a recording can fill; empty where the bundle takes no recording into tables. */
  Optional<FeatureSubset> fillable(Bundle bundle) {
    return bundle
        .recorded()
        .map(
            input -> {
              Set<String> names = new TreeSet<>(this.names);
              names.retainAll(input.columns().fillable());
              return FeatureSubset.of(names);
            })
        .filter(some -> some.size() > 0);
  }

  /** Their positions among others, which hold them. */
  BitSet within(FeatureSubset others) {
    BitSet places = new BitSet();
    names.forEach(name -> places.set(others.names().indexOf(name)));
    return places;
  }

  static List<String> names(ModelInput input) {
    return input.families().stream()
        .flatMap(
            family -> family.columns().stream().map(column -> family.name() + "." + column.name()))
        .toList();
  }

  static String name(FamilyBlock family, int column) {
    return family.name() + "." + family.columns().get(column).name();
  }

  /** How many. */
  public int size() {
    return names.size();
  }

  /** Tells subsets apart: 16 hexadecimal digits. */
  String digest() {
    return CohortDigest.ofText(String.join("\n", names));
  }

  /** The cells with these columns alone, in their order; families without one are left out. */
  public Cohort of(Cohort cells) {
    Set<String> wanted = Set.copyOf(names);
    List<FamilyBlock> blocks = new ArrayList<>();
    for (FamilyBlock family : cells.families()) {
      int[] kept =
          IntStream.range(0, family.width())
              .filter(column -> wanted.contains(name(family, column)))
              .toArray();
      if (kept.length == family.width()) {
        blocks.add(family);
      } else if (kept.length > 0) {
        blocks.add(of(family, kept));
      }
    }
    return new Cohort(cells.name(), cells.cells(), blocks, cells.exclusions());
  }

  private static FamilyBlock of(FamilyBlock family, int[] kept) {
    FamilyBlock.Builder block =
        FamilyBlock.builder(
            family.name(),
            IntStream.of(kept).mapToObj(family.columns()::get).toList(),
            family.cells());
    for (int row = 0; row < family.cells(); row++) {
      for (int at = 0; at < kept.length; at++) {
        if (family.isPresent(row, kept[at])) {
          block.set(row, at, family.value(row, kept[at]));
        } else {
          block.absent(row, at, family.absenceReason(row, kept[at]));
        }
      }
    }
    return block.build();
  }
}
