package org.patchbridge.figure;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Colours of cells in printed figures: those of the report on light paper. */
public final class PointColours {
  private static final Map<String, Color> OF_SUBCLASS =
      Map.of(
          "lamp5", new Color(0xcc79a7),
          "pvalb", new Color(0x0072b2),
          "sncg", new Color(0x8a8a2f),
          "sst", new Color(0xe69f00),
          "vip", new Color(0x009e73));
  private static final Map<String, Color> OF_SPECIES =
      Map.of("mouse", new Color(0x6a51a3), "human", new Color(0xb5402c));
  private static final List<Color> SERIES =
      List.of(
          new Color(0x0072b2),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0xa8860b),
          new Color(0x56b4e9),
          new Color(0x7a4fa3),
          new Color(0x8c564b));
  private static final Color OTHER = new Color(0x6b7280);
  private static final Color REST = new Color(0xc9cdd0);

  private PointColours() {}

  /** The same for every name that begins with the subclass's; grey for others. */
  public static Color ofSubclass(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OF_SUBCLASS.entrySet().stream()
        .filter(entry -> lower.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHER);
  }

  public static Color ofSpecies(String name) {
    return OF_SPECIES.getOrDefault(name, OTHER);
  }

  /** One of eight, from 0. */
  public static Color ofSeries(int number) {
    return SERIES.get(Math.floorMod(number, SERIES.size()));
  }

  /** Of what is there, but not told apart. */
  public static Color ofRest() {
    return REST;
  }
}
