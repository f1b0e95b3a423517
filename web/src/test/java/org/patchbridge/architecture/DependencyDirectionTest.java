package org.patchbridge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.recording.ForwardingRecording;
import org.patchbridge.recording.Recording;
import picocli.CommandLine.Command;

/** The data goes one way, and so do the dependencies (docs/architecture.md). */
class DependencyDirectionTest {
  private static final int MOST_TYPES_OF_A_PACKAGE = 25;

  /** Two formats of one maker, section by section of their specification. */
  private static final Set<String> LARGER = Set.of("org.patchbridge.abf");

  private static JavaClasses program;

  @BeforeAll
  static void readClasses() {
    program =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importUrls(Stream.of(House.values()).map(House::location).toList());
    assertThat(program.size()).isGreaterThan(1000);
  }

  @ParameterizedTest
  @EnumSource
  void modulesUseOnlyWhatStandsBelowThem(House module) {
    String[] others =
        EnumSet.complementOf(module.mayUse()).stream()
            .flatMap(other -> packages(other).stream())
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(packages(module).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(others.length == 0)
        .check(program);
  }

  @Test
  void everyModuleHasPackagesOfItsOwn() {
    Map<String, Set<House>> homes =
        topLevel().collect(groupingBy(JavaClass::getPackageName, mapping(House::of, toSet())));
    assertThat(homes).isNotEmpty();
    homes.values().removeIf(modules -> modules.size() == 1);
    assertThat(homes).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(program);
  }

  @Test
  void aPackageHoldsOneConcern() {
    Map<String, Long> sizes =
        new TreeMap<>(topLevel().collect(groupingBy(JavaClass::getPackageName, counting())));
    sizes.keySet().removeAll(LARGER);
    assertThat(sizes)
        .allSatisfy(
            (name, types) -> assertThat(types).isLessThanOrEqualTo(MOST_TYPES_OF_A_PACKAGE));
  }

  @Test
  void noSimpleTypeNameStandsTwice() {
    Map<String, Set<String>> homes =
        topLevel()
            .collect(
                groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getPackageName, toSet())));
    homes.values().removeIf(packages -> packages.size() == 1);
    assertThat(homes).isEmpty();
  }

  @Test
  void torchIsNeededBySequenceModelsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(House.SEQUENCE).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco.pytorch..", "org.bytedeco.openblas..")
        .check(program);
  }

  @Test
  void scienceStartsNoThreadsAndReadsNoClockOrEnvironment() {
    for (House module : EnumSet.of(House.EPHYS, House.DATASET, House.LEARN, House.SEQUENCE)) {
      noClasses()
          .that()
          .resideInAnyPackage(packages(module).toArray(String[]::new))
          .and()
          .resideOutsideOfPackages("org.patchbridge.work", "org.patchbridge.files")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .check(program);
    }
  }

  /**
   * Other generators promise no equal numbers on another Java version. Simulated cells still take
   * their Gaussians from one.
   */
  @Test
  void randomNumbersComeFromOneStream() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.patchbridge.simulate")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(Collections.class, "shuffle", List.class)
        .check(program);
  }

  /** Else digits and decimal signs would be those of the system, Arabic ones for example. */
  @Test
  void textIsMadeInAStatedLocale() {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintWriter.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "format", String.class, Object[].class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(NumberFormat.class)
        .check(program);
  }

  /** Who forwards by hand forgets what the interface answers by default. */
  @Test
  void whatWrapsARecordingForwardsToIt() {
    DescribedPredicate<JavaField> recording =
        DescribedPredicate.describe(
            "a recording", field -> field.getRawType().isAssignableTo(Recording.class));
    fields()
        .that(recording)
        .and()
        .areDeclaredInClassesThat()
        .areAssignableTo(Recording.class)
        .should()
        .beDeclaredIn(ForwardingRecording.class)
        .check(program);
  }

  @Test
  void nothingIsSerialisedTheJavaWay() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectOutputStream")
        .check(program);
  }

  @Test
  void commandsAreNamedAsCommands() {
    classes()
        .that()
        .areAnnotatedWith(Command.class)
        .should()
        .haveSimpleNameEndingWith("Command")
        .orShould()
        .haveSimpleName("PatchBridge")
        .check(program);
  }

  private static Stream<JavaClass> topLevel() {
    return program.stream()
        .filter(each -> each.isTopLevelClass() && !each.getSimpleName().endsWith("-info"));
  }

  private static Set<String> packages(House module) {
    return topLevel()
        .filter(each -> House.of(each) == module)
        .map(JavaClass::getPackageName)
        .collect(toSet());
  }

  /** Every package by itself; those inside another one, too. */
  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass each) {
      return each.getPackageName().startsWith("org.patchbridge.")
          ? SliceIdentifier.of(each.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "every package";
    }
  }
}
