package org.patchbridge.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;

/**
 * A way to colour cells: what they are told apart by, the groups, and each cell's group.
 *
 * @param groups with a colour each, in the order of the legend
 * @param groupOfCell index into {@code groups}, in the order of the cells
 */
public record Colouring(By by, List<Group> groups, List<Integer> groupOfCell) {
  /** More colours than this nobody tells apart: of donors, those with most cells get one. */
  public static final int MOST_COLOURS = 8;

  public Colouring {
    groups = List.copyOf(groups);
    groupOfCell = List.copyOf(groupOfCell);
  }

  /** What cells can be told apart by. */
  public enum By {
    CLASS("class", Tone.SUBCLASS, EmbeddedCell::subclass),
    SPECIES("species", Tone.SPECIES, cell -> Optional.of(cell.species())),
    CONDITION("condition", Tone.SERIES, EmbeddedCell::condition),
    DONOR("donor", Tone.SERIES, EmbeddedCell::donor);

    private final String label;
    private final Tone tone;
    private final Function<EmbeddedCell, Optional<String>> value;

    By(String label, Tone tone, Function<EmbeddedCell, Optional<String>> value) {
      this.label = label;
      this.tone = tone;
      this.value = value;
    }

    public String label() {
      return label;
    }
  }

  /** How a group is drawn. */
  public enum Tone {
    /** In the colour of its transcriptomic subclass. */
    SUBCLASS,
    /** In the colour of its species. */
    SPECIES,
    /** In one of the {@link #MOST_COLOURS} colours for anything. */
    SERIES,
    /** Grey: all the rest. */
    REST
  }

  /**
   * @param number of the group, from 0: which of the colours a series has
   * @param cells in the group
   */
  public record Group(String label, Tone tone, int number, int cells) {}

  /** The ways in which the cells differ; always at least one. */
  public static List<Colouring> of(List<EmbeddedCell> cells) {
    List<Colouring> all = new ArrayList<>();
    for (By by : By.values()) {
      Map<String, Long> counts =
          cells.stream()
              .flatMap(cell -> by.value.apply(cell).stream())
              .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
      if (counts.size() > 1 || by == By.CLASS) {
        all.add(of(by, cells, counts));
      }
    }
    return all;
  }

  private static Colouring of(By by, List<EmbeddedCell> cells, Map<String, Long> counts) {
    List<String> named =
        counts.size() <= MOST_COLOURS || by == By.CLASS
            ? List.copyOf(counts.keySet())
            : counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_COLOURS)
                .map(Map.Entry::getKey)
                .toList();
    List<Integer> groupOfCell =
        cells.stream()
            .map(cell -> by.value.apply(cell).map(named::indexOf).orElse(-1))
            .map(index -> index < 0 ? named.size() : index)
            .toList();
    List<Group> groups = new ArrayList<>();
    for (String name : named) {
      groups.add(new Group(name, by.tone, groups.size(), Math.toIntExact(counts.get(name))));
    }
    int rest = cells.size() - groups.stream().mapToInt(Group::cells).sum();
    if (rest > 0) {
      int others = counts.size() - named.size();
      String label = others > 0 ? others + " other " + by.label + "s" : "no " + by.label;
      groups.add(new Group(label, Tone.REST, 0, rest));
    }
    return new Colouring(by, groups, groupOfCell);
  }
}
