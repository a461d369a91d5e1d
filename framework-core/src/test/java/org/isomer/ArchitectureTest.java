package org.isomer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may see which. Change it only together with the reason. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.isomer");

  /**
   * The arrows. A name stands for {@code org.isomer} with that package and those below it; one in
   * brackets for a library.
   */
  @ParameterizedTest
  @CsvSource({
    "random,    ",
    "graph,     random [tensorflow]",
    "tensor,    ",
    "exhibit,   ",
    "sketch,    ",
    "spi,       exhibit sketch tensor graph random [tensorflow]",
    "text,      ",
    "javadoc,   ",
    "file,      spi",
    "http,      ",
    "config,    file spi [yaml]",
    "device,    cluster.place file graph spi",
    "plugin,    file text config spi [guice] [inject]",
    "cli.spi,   file text plugin config spi",
    "modality,  exhibit sketch tensor spi graph random [tensorflow]",
    "modality.series.rocket, modality random spi",
    "duplicate, file random sketch spi",
    "wordpiece, modality file spi [json]",
    "bytepair,  wordpiece modality file spi [json]",
    "packing,   data plugin config file cli.spi spi random [inject]",
    "vocabulary, bytepair wordpiece modality file cli.spi spi [inject]",
    "data,      exhibit tensor modality file http plugin config spi graph random [tensorflow] [json] [webp] [protobuf]",
    "data.order, file spi random",
    "data.shard, data file http spi [json] [protobuf]",
    "feature, data tensor spi graph random [tensorflow]",
    "examination, data duplicate file cli.spi spi tensor random [inject]",
    "cluster,   config spi graph [tensorflow] [json]",
    "cluster.place, config spi [json]",
    "launch,    cluster.place text cli.spi spi [inject]",
    "weights,   file graph spi [json] [tensorflow]",
    "train,     device cluster weights feature tensor examination file text data cli.spi plugin config spi graph random [tensorflow] [json] [algebra] [inject]",
    "train.company, cluster cluster.place file cli.spi spi graph [tensorflow]",
    "train.engine, feature tensor data train.sentinel spi graph [tensorflow]",
    "train.overview, train weights file text cli.spi spi [json] [inject]",
    "train.sentinel, spi [algebra]",
    "bench,     launch cluster cluster.place train data file text cli.spi plugin config spi graph random [tensorflow] [json] [inject]",
    "bench.measure, file spi train [json]",
    "bench.scale, bench.measure train.engine",
    "bench.train, bench.measure bench.scale cluster cluster.place train data file config spi graph random [tensorflow] [inject]",
    "contract,  train feature data modality exhibit sketch tensor cli.spi plugin config file spi graph random [tensorflow] [inject]",
    "description, contract javadoc cli.spi plugin config spi",
    "authoring, contract installation cli.spi plugin config file spi [inject]",
    "installation, plugin config file http text spi",
    "tracker,   file http text spi [yaml] [json]",
    "framework, tensor spi graph random [tensorflow]",
    "cli.completion, cli config plugin spi [inject]",
    "cli,       bench launch cluster device description javadoc examination train data file text plugin config spi graph [tensorflow] [guice] [inject] [arguments]",
  })
  void seesOnly(String from, String to) {
    String[] allowed =
        Stream.concat(
                Stream.of("java..", "javax..", "com.sun.management..", "org.jspecify..", of(from)),
                Arrays.stream(to == null ? new String[0] : to.split(" ")).map(ArchitectureTest::of))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(of(from))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CLASSES);
  }

  /** A new room has a row above. */
  @Test
  void everyRoomSaysWhatItSees() throws NoSuchMethodException {
    String[] rows =
        getClass()
            .getDeclaredMethod("seesOnly", String.class, String.class)
            .getAnnotation(CsvSource.class)
            .value();
    assertThat(Arrays.stream(rows).map(row -> row.replaceFirst("[.,].*", "")))
        .containsAll(
            CLASSES.stream().map(each -> each.getPackageName().split("\\.", -1)[2]).toList());
  }

  private static String of(String name) {
    return switch (name) {
      case "[tensorflow]" -> "org.[tensorflow|bytedeco]..";
      case "[algebra]" -> "org.ejml..";
      case "[yaml]" -> "org.snakeyaml.engine..";
      case "[guice]" -> "com.google.inject..";
      case "[inject]" -> "jakarta.inject..";
      case "[json]" -> "com.fasterxml.jackson..";
      case "[webp]" -> "com.twelvemonkeys.imageio..";
      case "[protobuf]" -> "com.google.protobuf..";
      case "[arguments]" -> "org.apache.commons.cli..";
      default -> "org.isomer." + name + "..";
    };
  }

  @Test
  void frameworksAreReachedByTheServiceLoaderOnlyAndSeeNoSiblings() {
    slices().matching("org.isomer.framework.(*)..").should().notDependOnEachOther().check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.isomer.framework..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.isomer.framework..")
        .check(CLASSES);
  }

  /** Joined data, relations, shards and the vectors of a teacher are of examples of any kind. */
  @Test
  void whatHoldsForAllExamplesKnowsNoModality() {
    noClasses()
        .that()
        .resideInAPackage("org.isomer.data.[relation|shard|teacher|union]..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.isomer.modality.*..", "org.isomer.data.[image|series|text]..")
        .check(CLASSES);
  }

  /**
   * Services and commands carry the standard's annotation; how they are bound, they do not know.
   */
  @Test
  void guiceIsConfinedToDiscoveryAndTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.isomer.plugin", "org.isomer.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .check(CLASSES);
  }

  /** What the module binds is all that the command line knows of training and examining. */
  @Test
  void onlyTheModuleOfTheCoreKnowsItsServices() {
    noClasses()
        .that()
        .resideInAPackage("org.isomer.cli")
        .and()
        .doNotHaveSimpleName("CoreModule")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.isomer.train..", "org.isomer.examination..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.isomer.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** What is measured must not depend on who measures. */
  @Test
  void onlyTheModuleOfTheCoreKnowsBenches() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.isomer.bench..")
        .and()
        .doNotHaveSimpleName("CoreModule")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.isomer.bench..")
        .check(CLASSES);
  }

  @Test
  void onlyDoctorsNativeLibraryTouchesTensorFlowInTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("org.isomer.cli..")
        .and()
        .doNotHaveSimpleName("NativeLibrary")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tensorflow..")
        .check(CLASSES);
  }
}
