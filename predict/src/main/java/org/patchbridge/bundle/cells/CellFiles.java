package org.patchbridge.bundle.cells;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.Safetensors;
import org.patchbridge.parameters.Tensor;

/**
 * Training cells as files: {@code cells.csv} says who they are, one row a cell; {@code
 * cells.safetensors} has their values, one tensor (cells × columns) a family, in the order of the
 * rows and of the model's columns, NaN where absent. A family that novelty is judged by and the
 * model takes in the same way stands there once. Why a value is absent is not kept.
 */
public final class CellFiles {
  public static final String FACTS = "cells.csv";
  public static final String VALUES = "cells.safetensors";
  public static final List<String> NAMES = List.of(FACTS, VALUES);

  /** Of both files together: 8,000 cells of 16,000 columns in single precision are half of it. */
  public static final long MOST_BYTES = 1L << 30;

  private static final String MODEL = "model/";
  private static final String NOVELTY = "novelty/";

  private CellFiles() {}

  /**
   * What a bundle knows of its cells beside their values.
   *
   * @param name of the cohort
   * @param taken columns of the model, by family in its order
   * @param screened columns that novelty is judged by, likewise
   */
  public record Frame(
      String name,
      Map<String, List<Column>> taken,
      Map<String, List<Column>> screened,
      String digest,
      String features,
      Map<String, String> recipe,
      CellOrigins origins) {

    public Frame {
      taken = new LinkedHashMap<>(taken);
      screened = new LinkedHashMap<>(screened);
    }
  }

  /** At most so many, before numbers that need only single precision are found. */
  static long bytes(Material material) {
    long values = 0;
    for (FamilyBlock family : stored(material).values()) {
      values += (long) family.cells() * family.width() * Double.BYTES;
    }
    return values + CellFacts.longest(material.cohort().cells());
  }

  static Map<String, byte[]> write(Material material) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    stored(material).forEach((name, family) -> tensors.put(name, FamilyTensor.of(family)));
    return Map.of(
        FACTS,
        CellFacts.csv(material.cohort().cells()).getBytes(StandardCharsets.UTF_8),
        VALUES,
        Safetensors.write(tensors));
  }

  /** All families of the model; of those that novelty is judged by the ones that differ. */
  private static Map<String, FamilyBlock> stored(Material material) {
    Map<String, FamilyBlock> taken = byName(material.cohort());
    Map<String, FamilyBlock> stored = new LinkedHashMap<>();
    taken.forEach((name, family) -> stored.put(MODEL + name, family));
    byName(material.screened())
        .forEach(
            (name, family) -> {
              if (!taken.containsKey(name) || !FamilyTensor.areEqual(taken.get(name), family)) {
                stored.put(NOVELTY + name, family);
              }
            });
    return stored;
  }

  private static Map<String, FamilyBlock> byName(Cohort cohort) {
    return cohort.families().stream()
        .collect(
            Collectors.toMap(
                FamilyBlock::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  /**
   * Every length is held against the files before anything is allocated.
   *
   * @param files by name, both
   * @throws ParameterException naming the file and the part that is not as {@link #write} has it
   */
  public static Material read(Map<String, byte[]> files, Frame frame) {
    List<Cell> cells = CellFacts.read(new String(files.get(FACTS), StandardCharsets.UTF_8));
    Map<String, Tensor> tensors = Safetensors.read(files.get(VALUES));
    try {
      Cohort cohort = cohort(frame.name(), cells, frame.taken(), MODEL, Map.of(), tensors);
      Cohort screened =
          frame.screened().equals(frame.taken())
                  && tensors.keySet().stream().noneMatch(name -> name.startsWith(NOVELTY))
              ? cohort
              : cohort(frame.name(), cells, frame.screened(), NOVELTY, byName(cohort), tensors);
      return new Material(
          cohort, screened, frame.digest(), frame.features(), frame.recipe(), frame.origins());
    } catch (IllegalArgumentException contradiction) {
      throw new ParameterException(FACTS, contradiction.getMessage());
    }
  }

  /**
   * @param others families that need no tensor of their own
   */
  private static Cohort cohort(
      String name,
      List<Cell> cells,
      Map<String, List<Column>> families,
      String prefix,
      Map<String, FamilyBlock> others,
      Map<String, Tensor> tensors) {
    List<FamilyBlock> blocks = new ArrayList<>();
    families.forEach(
        (family, columns) -> {
          Optional<FamilyBlock> known =
              Optional.ofNullable(others.get(family))
                  .filter(block -> !tensors.containsKey(prefix + family));
          blocks.add(
              known.orElseGet(
                  () -> FamilyTensor.block(family, columns, cells.size(), prefix, tensors)));
        });
    return new Cohort(name, cells, blocks, List.of());
  }
}
