package org.patchbridge.table.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a source's label becomes a subclass.
 *
 * @param column where the label stands
 * @param also further columns that state the same label; they have to agree, or {@code conflict}
 *     decides
 * @param classes subclass by source label
 * @param leftOut reason by source label, for the cells that are no part of the task
 */
public record LabelRule(
    ColumnRef column,
    List<ColumnRef> also,
    Take take,
    OnConflict conflict,
    Map<String, String> classes,
    Map<String, String> leftOut,
    OnUnknownLabel other,
    OnNoLabel unlabelled,
    SncgPolicy sncg) {

  public LabelRule {
    also = List.copyOf(also);
    classes = Map.copyOf(classes);
    leftOut = Map.copyOf(leftOut);
  }

  /** Which part of the text is the label. */
  public enum Take {
    WHOLE,
    FIRST_WORD
  }

  /** What to do where two tables label one cell differently. There is no silent default. */
  public enum OnConflict {
    REFUSE,
    LEAVE_OUT,
    /** The first table that has a label, in the order the schema names the columns. */
    FIRST
  }

  /** What to do with a label the schema does not name. */
  public enum OnUnknownLabel {
    LEAVE_OUT,
    REFUSE
  }

  /** What to do with a cell that has no label. */
  public enum OnNoLabel {
    LEAVE_OUT,
    /** Keep it without a subclass, as for prediction. */
    KEEP
  }

  /** The same rule with another choice for Sncg. */
  public LabelRule withSncg(SncgPolicy policy) {
    return new LabelRule(column, also, take, conflict, classes, leftOut, other, unlabelled, policy);
  }

  public List<ColumnRef> columns() {
    List<ColumnRef> all = new ArrayList<>();
    all.add(column);
    all.addAll(also);
    return all;
  }

  /** The part of a source's non-empty text that names the class. */
  public String labelIn(String text) {
    return take == Take.FIRST_WORD ? text.split("\\s+", 2)[0] : text;
  }

  /** The class of a source label after the Sncg policy, or why the cell is left out. */
  public Labelling classOf(String label) {
    if (leftOut.containsKey(label)) {
      return new Labelling.LeftOut(Optional.of(label), leftOut.get(label));
    }
    String subclass = classes.get(label);
    if (subclass == null) {
      return new Labelling.LeftOut(Optional.of(label), "label is none of the schema's classes");
    }
    if (!subclass.equals("Sncg")) {
      return new Labelling.Labelled(subclass);
    }
    return switch (sncg) {
      case VIP -> new Labelling.Labelled("Vip");
      case LAMP5 -> new Labelling.Labelled("Lamp5");
      case KEEP -> new Labelling.Labelled(subclass);
      case DROP -> new Labelling.LeftOut(Optional.of(label), "Sncg is dropped (sncg: drop)");
    };
  }

  public boolean names(String label) {
    return classes.containsKey(label) || leftOut.containsKey(label);
  }
}
