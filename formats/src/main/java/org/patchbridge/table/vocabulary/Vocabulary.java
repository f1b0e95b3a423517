package org.patchbridge.table.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.table.schema.SchemaNode;

/** The measures that are known, and what each is called. */
public final class Vocabulary {
  private static final String SOURCE = "measures.yaml";
  private static final Vocabulary SHIPPED = shipped();

  private final List<KnownMeasure> measures;
  private final Map<String, NameReading> ofFeature = new HashMap<>();
  private final Map<String, List<Named>> ofKey = new HashMap<>();

  private Vocabulary(List<KnownMeasure> measures) {
    this.measures = List.copyOf(measures);
    for (KnownMeasure measure : measures) {
      measure.features().forEach((name, definition) -> addFeature(measure, name, definition));
      measure
          .names()
          .forEach(names -> names.called().forEach(name -> addName(measure, names, name)));
    }
  }

  /** The one that ships with the program. */
  public static Vocabulary get() {
    return SHIPPED;
  }

  /** All of them, in the order of the file. */
  public List<KnownMeasure> measures() {
    return measures;
  }

  private void addFeature(KnownMeasure measure, String name, Definition definition) {
    ofFeature.put(
        name,
        new NameReading(
            measure, List.of(definition), measure.usual(), measure.usual().isEmpty(), true, ""));
  }

  private void addName(KnownMeasure measure, KnownMeasure.Names names, String name) {
    NameReading reading =
        new NameReading(
            measure,
            names.definitions(),
            names.sweep().or(measure::usual),
            names.sweep().isPresent() || measure.usual().isEmpty(),
            false,
            names.note());
    List<String> beside = names.beside().stream().map(NameWords::plain).toList();
    List<Named> same =
        ofKey.computeIfAbsent(NameWords.key(NameWords.plain(name)), key -> new ArrayList<>());
    // What holds in some tables only is looked at first.
    same.add(beside.isEmpty() ? same.size() : 0, new Named(reading, beside));
  }

  /** A meaning, and the columns (in plain words) of which a table has to have one. */
  private record Named(NameReading reading, List<String> beside) {}

  private Optional<NameReading> named(String plain, Collection<String> others) {
    return ofKey.getOrDefault(NameWords.key(plain), List.of()).stream()
        .filter(
            each -> each.beside().isEmpty() || others.stream().anyMatch(each.beside()::contains))
        .map(Named::reading)
        .findFirst();
  }

  /**
   * What a model's feature is, by its name without the family.
   *
   * @return empty for a feature that no other name is known for
   */
  public Optional<NameReading> feature(String name) {
    return Optional.ofNullable(ofFeature.get(name))
        .or(
            () ->
                MeasuredSweep.ofFeature(name)
                    .flatMap(
                        split ->
                            Optional.ofNullable(ofFeature.get(split.base()))
                                .filter(base -> base.measure().usual().isPresent())
                                .map(base -> of(base, split.sweep()))));
  }

  /**
   * What the column of a table is, by its name without the unit; a family before a point counts
   * not.
   *
   * @param others names of the table's columns without units, which tell what program made it
   */
  public Optional<NameReading> column(String name, Collection<String> others) {
    List<String> plainOthers = others.stream().map(NameWords::plain).toList();
    String plain = NameWords.plain(name);
    Optional<NameReading> special =
        named(plain, plainOthers).filter(reading -> isSpecial(plain, reading));
    return special
        .or(() -> feature(name.substring(name.lastIndexOf('.') + 1)))
        .or(() -> named(plain, plainOthers))
        .or(
            () ->
                MeasuredSweep.ofWords(plain)
                    .flatMap(
                        split ->
                            named(split.base(), plainOthers)
                                .filter(reading -> reading.measure().usual().isPresent())
                                .map(reading -> of(reading, split.sweep()))));
  }

  /** Whether the name means this in tables of one program only. */
  private boolean isSpecial(String plain, NameReading reading) {
    return ofKey.get(NameWords.key(plain)).stream()
        .anyMatch(each -> each.reading().equals(reading) && !each.beside().isEmpty());
  }

  private static NameReading of(NameReading base, MeasuredSweep sweep) {
    return new NameReading(
        base.measure(),
        base.definitions(),
        Optional.of(sweep),
        true,
        base.isFeatureName(),
        base.note());
  }

  private static Vocabulary shipped() {
    try (InputStream in = Vocabulary.class.getResourceAsStream(SOURCE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<KnownMeasure> measures = new ArrayList<>();
      SchemaNode.parse(SOURCE, text, "docs/columns.md")
          .list()
          .forEach(node -> measures.add(measure(node)));
      return new Vocabulary(measures);
    } catch (IOException failure) {
      throw new UncheckedIOException(SOURCE + " cannot be read", failure);
    }
  }

  private static KnownMeasure measure(SchemaNode node) {
    node.allowOnly("measure", "dimension", "features", "sweep", "names");
    Map<String, Definition> features = new LinkedHashMap<>();
    node.required("features")
        .map()
        .forEach((name, definition) -> features.put(name, definition(definition)));
    return new KnownMeasure(
        node.required("measure").nonBlankText(),
        node.required("dimension").choice(Dimension.class),
        features,
        node.find("sweep").map(each -> each.choice(MeasuredSweep.class)),
        node.required("names").list().stream().map(Vocabulary::names).toList());
  }

  private static KnownMeasure.Names names(SchemaNode node) {
    node.allowOnly("as", "called", "sweep", "beside", "note");
    return new KnownMeasure.Names(
        node.required("as").list().stream().map(Vocabulary::definition).toList(),
        node.required("called").list().stream().map(SchemaNode::nonBlankText).toList(),
        node.find("sweep").map(each -> each.choice(MeasuredSweep.class)),
        node.find("beside")
            .map(each -> each.list().stream().map(SchemaNode::nonBlankText).toList())
            .orElse(List.of()),
        node.find("note").map(SchemaNode::nonBlankText).orElse(""));
  }

  private static Definition definition(SchemaNode node) {
    return Definition.named(node.scalarText())
        .orElseThrow(() -> node.error("no such definition", "see Definition"));
  }
}
