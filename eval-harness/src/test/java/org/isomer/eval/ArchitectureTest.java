package org.isomer.eval;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileInputStream;
import java.io.FileReader;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.isomer.data.FileStamp;
import org.isomer.reports.record.FailedResult;
import org.isomer.reports.record.FolderArchive;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.ResultStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which package of the evaluation harness may see which. That no code here imports a plugin module
 * needs no rule: those modules have runtime scope, so it would not compile.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES = classesOf("org.isomer.eval");
  private static final JavaClasses REPORTS = classesOf("org.isomer.reports");

  private static JavaClasses classesOf(String... packages) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(packages);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.isomer.eval.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.isomer.eval.(**)").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.isomer.reports.(**)").should().beFreeOfCycles().check(REPORTS);
  }

  /** The rooms of reports that are layers, and which others each may see. */
  @ParameterizedTest
  @CsvSource({
    "html.markup, ",
    "html.figure, html.markup artifact leaderboard.board leaderboard.ranking record statistics",
    "leaderboard.board, record statistics",
    "leaderboard.ranking, leaderboard.board record statistics",
    "leaderboard, leaderboard.board leaderboard.ranking record"
  })
  void seesOfTheReportsOnly(String from, @Nullable String to) {
    noClasses()
        .that()
        .resideInAPackage("org.isomer.reports." + from)
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.isomer.reports..")
                .and(resideOutsideOfPackages(rooms("org.isomer.reports.", from, to, ""))))
        .check(REPORTS);
  }

  private static String[] rooms(String root, String from, @Nullable String to, String below) {
    return Stream.concat(
            Stream.of(from), Stream.ofNullable(to).flatMap(all -> Stream.of(all.split(" ", -1))))
        .map(room -> root + room + below)
        .toArray(String[]::new);
  }

  /** The rooms of the harness, and which others each may see. */
  @ParameterizedTest
  @CsvSource({
    "annotation, ",
    "anomaly, metric recording scoring spi",
    "bench, feature model neighbour spi subject",
    "benchmark, suite",
    "catalogue, ",
    "classification, metric result spi training",
    "cli, anomaly bench benchmark catalogue clustering detection evaluation forecast metric model projector relation result runpage scoring segmentation spi subject suite verification",
    "clustering, metric result scoring spi",
    "composited, spi",
    "contract, spi",
    "detection, annotation examination frame metric scoring spi training",
    "evaluation, model result spi subject suite",
    "examination, spi",
    "feature, spi",
    "forecast, head matrix metric recording scoring spi",
    "frame, ",
    "head, feature matrix metric neighbour spi",
    "mask, ",
    "matrix, ",
    "metric, spi",
    "model, spi",
    "monitor, feature head spi",
    "multilabel, examination feature frame head metric result spi",
    "neighbour, feature matrix",
    "projection, matrix",
    "projector, spi subject",
    "recording, feature spi",
    "relation, feature matrix metric scoring spi",
    "result, feature metric neighbour projection scoring spi",
    "runpage, result subject",
    "scoring, metric",
    "segmentation, annotation detection examination frame mask metric scoring spi training",
    "series, metric result spi",
    "spi, ",
    "subject, feature model spi",
    "suite, spi",
    "training, spi",
    "verification, metric result scoring subject suite"
  })
  void seesOfTheHarnessOnly(String from, @Nullable String to) {
    noClasses()
        .that()
        .resideInAPackage("org.isomer.eval." + from + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.isomer.eval..")
                .and(resideOutsideOfPackages(rooms("org.isomer.eval.", from, to, ".."))))
        .check(CLASSES);
  }

  /** A new room has a row above. */
  @Test
  void everyRoomSaysWhatItSees() throws NoSuchMethodException {
    String[] rows =
        getClass()
            .getDeclaredMethod("seesOfTheHarnessOnly", String.class, String.class)
            .getAnnotation(CsvSource.class)
            .value();
    assertThat(Arrays.stream(rows).map(row -> row.replaceFirst(",.*", "")))
        .containsAll(
            CLASSES.stream().map(each -> each.getPackageName().split("\\.", -1)[3]).toList());
  }

  /**
   * Records are read where no model is: of the core they see how files are written and what changes
   * with them, how text is made safe to show, what pages show of an example, and the blocks of text
   * that sources say, no more.
   */
  @Test
  void reportsStandOnFilesAndTextAloneAndKnowNoTensorFlow() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tensorflow..", "org.isomer.eval..")
        .orShould()
        .dependOnClassesThat(
            resideInAPackage("org.isomer..")
                .and(
                    resideOutsideOfPackages(
                        "org.isomer.reports..",
                        "org.isomer.file",
                        "org.isomer.text",
                        "org.isomer.exhibit",
                        "org.isomer.javadoc",
                        "org.isomer.spi"))
                .and(not(type(FileStamp.class))))
        .check(REPORTS);
  }

  /** A JAR may keep results elsewhere, so nobody asks for those in folders. */
  @Test
  void resultsAreReadAndWrittenThroughTheirArchive() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.isomer.reports.record")
        .and()
        .doNotHaveSimpleName("HarnessModule")
        .should()
        .dependOnClassesThat(type(ResultStore.class).or(type(FolderArchive.class)))
        .orShould()
        .callMethodWhere(
            target(owner(type(RecordDigest.class).or(type(FailedResult.class))))
                .and(target(nameMatching("check|read|write|remove"))))
        .check(classesOf("org.isomer.eval", "org.isomer.reports"));
  }

  /**
   * Whoever opens a file elsewhere waits for a pipe without end, or fills the memory from a device.
   */
  @Test
  void filesAreOpenedInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.isomer.file")
        // What the system says of its processor and of memory.
        .and()
        .doNotHaveFullyQualifiedName("org.isomer.graph.SystemFile")
        .should()
        .callMethodWhere(
            target(owner(type(Files.class)))
                .and(
                    target(
                        nameMatching(
                            "newInputStream|newBufferedReader|newByteChannel|read(AllBytes|AllLines|String)|lines"))))
        .orShould()
        .callConstructorWhere(
            target(owner(assignableTo(FileInputStream.class).or(assignableTo(FileReader.class)))))
        .check(classesOf("org.isomer"));
  }

  @Test
  void whatTaskAuthorsSeeStandsOnThePluginInterfacesAlone() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.spi")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.tensorflow..",
            "org.isomer.tensor",
            "org.isomer.spi",
            "org.isomer.graph",
            "org.isomer.cli.spi",
            "org.isomer.reports.record",
            "org.isomer.reports.artifact",
            // A look at images counts what there is.
            "org.isomer.examination",
            // A mask is a label map.
            "org.isomer.data.image",
            "org.isomer.eval.spi")
        .check(CLASSES);
  }

  @Test
  void metricsAndHeadsKnowNeitherReportsNorVerbsNorTraining() {
    classes()
        .that()
        .resideInAnyPackage(
            "org.isomer.eval.matrix",
            "org.isomer.eval.metric",
            "org.isomer.eval.feature",
            "org.isomer.eval.neighbour",
            "org.isomer.eval.head",
            "org.isomer.eval.projection")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            // Eigenvectors and support vectors.
            "org.ejml..",
            "libsvm",
            // What of a data set a head needs.
            "org.isomer.examination",
            "org.jspecify..",
            "org.isomer.tensor",
            "org.isomer.spi",
            "org.isomer.random",
            // Rough products of many vectors; the tensors stay inside.
            "org.isomer.graph",
            "org.isomer.eval.spi",
            "org.isomer.eval.matrix",
            "org.isomer.eval.metric",
            "org.isomer.eval.feature",
            "org.isomer.eval.neighbour",
            "org.isomer.eval.head",
            "org.isomer.eval.projection")
        .check(CLASSES);
  }

  @Test
  void segmentationMetricsStandOnMasksAndCounts() {
    classes()
        .that()
        .resideInAnyPackage("org.isomer.eval.mask", "org.isomer.eval.segmentation")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.fasterxml.jackson.databind",
            "org.isomer.spi",
            "org.isomer.data.image",
            "org.isomer.eval.metric",
            "org.isomer.eval.mask",
            "org.isomer.eval.segmentation")
        .check(CLASSES);
  }

  /** So that they can be computed again from a result, in another dialect. */
  @Test
  void scoresOfSegmentationStandOnCountsAndRecords() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.segmentation.score")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.isomer.spi",
            "org.isomer.reports.record",
            "org.isomer.reports.statistics",
            "org.isomer.eval.scoring",
            "org.isomer.eval.metric",
            "org.isomer.eval.segmentation",
            "org.isomer.eval.segmentation.score")
        .check(CLASSES);
  }

  /** Scores are computed again from stored records, so no task, data or model may enter them. */
  @Test
  void scoresOfRelationsClustersAndRecordingsStandOnRecords() {
    classes()
        .that()
        .resideInAnyPackage(
            "org.isomer.eval.relation.score",
            "org.isomer.eval.clustering.score",
            "org.isomer.eval.anomaly.score",
            "org.isomer.eval.forecast.score")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            // A record whose options are missing is bad input.
            "org.isomer.spi",
            "org.isomer.reports.record",
            "org.isomer.reports.statistics",
            "org.isomer.eval.scoring",
            "org.isomer.eval.metric",
            // Means of several tries.
            "org.isomer.eval.result",
            "org.isomer.eval.relation.score",
            "org.isomer.eval.clustering.score",
            "org.isomer.eval.anomaly.score",
            "org.isomer.eval.forecast.score")
        .check(CLASSES);
  }

  /** Tasks on relations work on examples of any kind. */
  @Test
  void noTaskOnRelationsOrClustersKnowsAModality() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.isomer.eval.relation..", "org.isomer.eval.clustering..", "org.isomer.eval.scoring")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.isomer.modality..",
            "org.isomer.data.image..",
            "org.isomer.data.text..",
            "org.isomer.data.series..")
        .check(CLASSES);
  }

  /** The reader of COCO's JSON is that of detection. */
  @Test
  void readersOfMasksKnowNeitherHeadsNorTasks() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.segmentation.data")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.fasterxml.jackson.databind",
            "org.isomer.spi",
            "org.isomer.data",
            "org.isomer.data.image",
            "org.isomer.eval.spi",
            "org.isomer.file",
            "org.isomer.eval.annotation",
            "org.isomer.eval.mask",
            "org.isomer.eval.detection.file",
            "org.isomer.eval.segmentation.data")
        .check(CLASSES);
  }

  @Test
  void whatAnnotatedImagesHaveInCommonKnowsNoAnnotation() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.annotation")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.isomer.spi",
            "org.isomer.file",
            "org.isomer.data",
            "org.isomer.data.image",
            "org.isomer.eval.annotation")
        .check(CLASSES);
  }

  @Test
  void compositedScenesKnowTheDataInterfacesAlone() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.composited")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.isomer.spi",
            "org.isomer.random",
            "org.isomer.data",
            "org.isomer.data.image",
            // Its digest.
            "org.isomer.file",
            // An object of a scene is a marked object of a record.
            "org.isomer.reports.record",
            "org.isomer.eval.spi",
            "org.isomer.eval.composited")
        .check(CLASSES);
  }

  @Test
  void detectionMetricsKnowNoFileFormats() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.detection")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "org.isomer.eval.metric", "org.isomer.eval.detection")
        .check(CLASSES);
  }

  /** Scores are computed again from stored records, so no task, data or model may enter them. */
  @Test
  void scoresOfDetectionStandOnRecordedBoxes() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.detection.score")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.isomer.spi",
            "org.isomer.reports.record",
            "org.isomer.reports.statistics",
            "org.isomer.eval.scoring",
            "org.isomer.eval.metric",
            "org.isomer.eval.detection",
            "org.isomer.eval.detection.score")
        .check(CLASSES);
  }

  /** A detector is a head like any other: it knows neither the task that trains it nor its data. */
  @Test
  void theDetectorKnowsNeitherDataNorRecords() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.detection.head")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.tensorflow..",
            "org.isomer.tensor",
            // Where images enter the graph.
            "org.isomer.feature",
            "org.isomer.spi",
            "org.isomer.graph",
            "org.isomer.eval.spi",
            "org.isomer.eval.detection",
            "org.isomer.eval.detection.head")
        .check(CLASSES);
  }

  @Test
  void readersOfDetectionFilesKnowTheBoxesAlone() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.detection.file")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.xml.parsers..",
            "org.xml.sax..",
            "com.fasterxml.jackson..",
            "org.jspecify..",
            "org.isomer.spi",
            "org.isomer.file",
            "org.isomer.eval.annotation",
            "org.isomer.eval.detection..")
        .check(CLASSES);
  }

  /** Plugins of others are shown like those that are bundled. */
  @Test
  void theCatalogueKnowsNoPluginByItsClass() {
    classes()
        .that()
        .resideInAPackage("org.isomer.eval.catalogue")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.isomer.spi",
            "org.isomer.random",
            "org.isomer.exhibit",
            "org.isomer.config",
            "org.isomer.plugin",
            "org.isomer.description",
            "org.isomer.javadoc",
            "org.isomer.reports.catalogue",
            "org.isomer.reports.artifact",
            "org.isomer.eval.catalogue")
        .check(CLASSES);
  }

  @Test
  void onlyVerbsSeeTheRenderersOfReports() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.isomer.eval.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.isomer.reports.html..",
            "org.isomer.reports.markdown",
            "org.isomer.reports.leaderboard..")
        .check(CLASSES);
  }

  /** Verbs read their options, call engines and print. */
  @Test
  void nobodySeesTheVerbsAndOnlyTheirModulesSeeGuice() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.isomer.eval.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.isomer.eval.cli..")
        .check(CLASSES);
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.cli\\.(Harness|Scoring)Module(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .check(CLASSES);
  }

  /**
   * Programs come in by a room of their own, which opens encoders and knows neither tasks nor
   * reports; within Isomer, only verbs go through it.
   */
  @Test
  void programsSeeEncodersAndNoTasks() {
    classes()
        .that()
        .resideInAPackage("org.isomer.embedding")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "jakarta.inject..",
            "com.fasterxml.jackson.core",
            "org.isomer.tensor",
            "org.isomer.spi",
            "org.isomer.file",
            "org.isomer.config",
            "org.isomer.plugin",
            "org.isomer.cli",
            "org.isomer.cli.spi",
            "org.isomer.modality..",
            "org.isomer.data..",
            "org.isomer.feature",
            "org.isomer.examination",
            "org.isomer.train",
            "org.isomer.eval.spi",
            "org.isomer.eval.feature",
            "org.isomer.eval.neighbour",
            "org.isomer.eval.model",
            "org.isomer.eval.subject",
            "org.isomer.embedding")
        .check(classesOf("org.isomer.embedding"));
    noClasses()
        .that()
        .resideOutsideOfPackages("org.isomer.eval.cli..", "org.isomer.eval.runpage")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.isomer.embedding")
        .check(CLASSES);
  }

  @Test
  void featuresComeAsArraysAndTensorFlowStaysOutside() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.isomer.eval.spi",
            "org.isomer.eval.training",
            "org.isomer.eval.classification.head",
            "org.isomer.eval.detection.head",
            "org.isomer.eval.segmentation.head",
            "org.isomer.eval.model",
            "org.isomer.eval.contract")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tensorflow..")
        .check(CLASSES);
  }
}
