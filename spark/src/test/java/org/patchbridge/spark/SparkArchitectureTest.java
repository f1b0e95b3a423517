package org.patchbridge.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.cli.PatchBridgeCommand;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.recording.Recording;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.table.FeatureTable;

/**
 * Of the rules of the house (DependencyDirectionTest in app) those that concern the module on top
 * of all others, whose classes app cannot see.
 */
class SparkArchitectureTest {
  private static final int MOST_TYPES_OF_A_PACKAGE = 25;

  private static JavaClasses program;

  @BeforeAll
  static void readClasses() {
    List<URL> modules =
        Stream.of(
                SparkCommand.class,
                PatchBridgeCommand.class,
                Bundle.class,
                SequenceLearner.class,
                Learner.class,
                FeatureTable.class,
                Recording.class,
                Cohort.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toList();
    program = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importUrls(modules);
    assertThat(program.size()).isGreaterThan(1000);
    assertThat(program.contain(SparkCommand.class)).isTrue();
  }

  @Test
  void nothingBelowKnowsOfSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.patchbridge.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.patchbridge.spark..", "org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(program);
  }

  /** Numbers are made below; here they are only given out and collected. */
  @Test
  void sparkKnowsNoReaderAndNoModel() {
    noClasses()
        .that()
        .resideInAPackage("org.patchbridge.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.patchbridge.nwb..",
            "org.patchbridge.abf..",
            "org.patchbridge.hdf5..",
            "org.patchbridge.spike..",
            "org.patchbridge.forest..",
            "org.patchbridge.sequence..")
        .check(program);
  }

  @Test
  void packagesOnSparkHoldOneConcernAndNoSimpleNameStandsTwice() {
    Map<String, Long> sizes =
        new TreeMap<>(ours().collect(groupingBy(JavaClass::getPackageName, counting())));
    assertThat(sizes)
        .allSatisfy(
            (name, types) -> assertThat(types).isLessThanOrEqualTo(MOST_TYPES_OF_A_PACKAGE));
    List<String> others =
        topLevel()
            .filter(each -> !each.getPackageName().startsWith("org.patchbridge.spark"))
            .map(JavaClass::getSimpleName)
            .toList();
    assertThat(ours().map(JavaClass::getSimpleName)).doesNotContainAnyElementsOf(others);
  }

  private static Stream<JavaClass> ours() {
    return topLevel().filter(each -> each.getPackageName().startsWith("org.patchbridge.spark"));
  }

  private static Stream<JavaClass> topLevel() {
    return program.stream()
        .filter(each -> each.isTopLevelClass() && !each.getSimpleName().endsWith("-info"));
  }
}
