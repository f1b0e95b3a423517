package org.patchbridge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URL;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.cli.PatchBridge;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.recording.Recording;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.table.schema.TableSchema;
import picocli.CommandLine.Command;

/** The data goes one way, and so do the dependencies (docs/architecture.md). */
class DependencyDirectionTest {
  private static final String[] EPHYS = {
    "..recording..",
    "..signal..",
    "..stimulus..",
    "..quality..",
    "..spike..",
    "..protocol..",
    "..family.."
  };
  private static final String[] LEARN = {
    "..preparation..",
    "..spca..",
    "..forest..",
    "..ensemble..",
    "..certainty..",
    "..sequence..",
    "..transfer..",
    "..optimisation..",
    "..evaluation..",
    "..topology..",
    "..separation..",
    "..explain..",
    "..parameters..",
    "..bundle.."
  };
  private static JavaClasses program;

  @BeforeAll
  static void readClasses() {
    program =
        new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importUrls(modules());
    assertThat(program.size()).isGreaterThan(100);
  }

  /** Where each module's classes lie: looking for a package would read the libraries' jars, too. */
  private static List<URL> modules() {
    return Stream.of(
            Recording.class,
            Cohort.class,
            TableSchema.class,
            SimulatedStudy.class,
            Learner.class,
            PatchBridge.class)
        .map(one -> one.getProtectionDomain().getCodeSource().getLocation())
        .distinct()
        .toList();
  }

  @Test
  void dataFlowsFromRecordingToReport() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("ephys")
        .definedBy(EPHYS)
        .layer("dataset")
        .definedBy("..dataset..", "..files..")
        .layer("formats")
        .definedBy("..table..", "..nwb..", "..abf..", "..reader..", "..npy..")
        .layer("simulate")
        .definedBy("..simulate..")
        .layer("learn")
        .definedBy(LEARN)
        .layer("app")
        .definedBy(
            "..study..",
            "..report..",
            "..figure..",
            "..inspection..",
            "..prediction..",
            "..explanation..",
            "..cli..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("learn")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("simulate")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("formats")
        .mayOnlyBeAccessedByLayers("simulate", "app")
        .whereLayer("dataset")
        .mayOnlyBeAccessedByLayers("formats", "simulate", "learn", "app")
        .check(program);
  }

  @Test
  void insideTheProgramCommandsStandAboveTheStudyAndTheStudyAboveTheReport() {
    noClasses()
        .that()
        .resideInAPackage("..report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..study..", "..prediction..", "..cli..")
        .check(program);
    noClasses()
        .that()
        .resideInAPackage("..study..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..prediction..", "..cli..")
        .check(program);
  }

  @Test
  void learningKnowsOfElectrophysiologyOnlyTheFamilies() {
    noClasses()
        .that()
        .resideInAnyPackage("..dataset..")
        .or()
        .resideInAnyPackage(LEARN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..recording..",
            "..signal..",
            "..stimulus..",
            "..quality..",
            "..spike..",
            "..protocol..")
        .check(program);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.patchbridge.(*)..").should().beFreeOfCycles().check(program);
  }

  @Test
  void scienceStartsNoThreadsAndReadsNoClockOrEnvironment() {
    for (String[] science : new String[][] {EPHYS, LEARN, {"..dataset.."}}) {
      noClasses()
          .that()
          .resideInAnyPackage(science)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random")
          .check(program);
    }
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
}
