package org.isomer.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hard random cases with crowds, ids of 0, empty images, absent classes, ties and areas on the
 * bounds, with the numbers of pycocotools 2.0.11; recorded by {@code
 * src/test/python/coco_cases.py}.
 */
class CocoCasesTest {
  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @MethodSource("cases")
  void theNumbersOfPycocotools(JsonNode recorded) {
    Scene scene = scene(recorded);
    CocoEvaluation coco =
        CocoEvaluation.of(scene.truth(), scene.detections(), CocoDialect.PYCOCOTOOLS);

    Iterator<JsonNode> stats = recorded.get("stats").elements();
    for (CocoMetric metric : CocoMetric.values()) {
      assertThat(metric.of(coco))
          .as(metric.title())
          .isCloseTo(stats.next().asDouble(), within(TOLERANCE));
    }
    for (int category = 0; category < recorded.get("categories").asInt(); category++) {
      assertThat(CocoMetric.AP.of(coco, category))
          .isCloseTo(recorded.at("/ap/" + category).asDouble(), within(TOLERANCE));
      assertThat(CocoMetric.AR100.of(coco, category))
          .isCloseTo(recorded.at("/ar/" + category).asDouble(), within(TOLERANCE));
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() throws Exception {
    for (JsonNode recorded : cases().toList()) {
      Scene scene = scene(recorded);

      assertThat(everything(4, scene)).isEqualTo(everything(1, scene));
    }
  }

  @Test
  void theOrderOfImagesAndDetectionsDoesNotMatterWithoutTies() throws IOException {
    Random random = new Random(1);
    for (JsonNode recorded : cases().toList()) {
      Scene scene = scene(recorded);
      List<Detection> untied = new ArrayList<>();
      for (Detection each : scene.detections()) {
        double score = each.score() + 1e-7 * untied.size();
        untied.add(new Detection(each.image(), each.category(), each.box(), score));
      }
      int[] images = shuffled(scene.truth().images().size(), random);
      Scene moved = new Scene(images.length, scene.truth().categories().size());
      for (GroundTruth each : scene.truth().objects()) {
        moved.object(
            new GroundTruth(
                images[each.image()],
                each.category(),
                each.box(),
                each.area(),
                each.crowd(),
                each.difficult(),
                each.id()));
      }
      List<Detection> shuffled = new ArrayList<>(untied);
      Collections.shuffle(shuffled, random);
      for (Detection each : shuffled) {
        moved.detection(images[each.image()], each.category(), each.box(), each.score());
      }

      assertThat(numbers(moved.truth(), moved.detections()))
          .containsExactly(numbers(scene.truth(), untied));
    }
  }

  private static double[] everything(int threads, Scene scene)
      throws InterruptedException, ExecutionException {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> numbers(scene.truth(), scene.detections())).get();
    } finally {
      pool.shutdown();
    }
  }

  private static double[] numbers(AnnotatedImages truth, List<Detection> detections) {
    CocoEvaluation coco = CocoEvaluation.of(truth, detections, CocoDialect.EXACT);
    VocEvaluation voc = VocEvaluation.of(truth, detections, .5, VocDialect.DEVKIT_2010);
    return DoubleStream.concat(
            Stream.of(CocoMetric.values()).mapToDouble(metric -> metric.of(coco)),
            voc.averagePrecisions().stream().mapToDouble(Double::doubleValue))
        .toArray();
  }

  private static int[] shuffled(int count, Random random) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(places, random);
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Scene scene(JsonNode recorded) {
    Scene scene = new Scene(recorded.get("images").asInt(), recorded.get("categories").asInt());
    for (JsonNode row : recorded.get("truth")) {
      scene.object(
          new GroundTruth(
              row.get(0).asInt(),
              row.get(1).asInt(),
              box(row),
              row.get(6).asDouble(),
              row.get(7).asInt() == 1,
              false,
              row.get(8).asLong()));
    }
    for (JsonNode row : recorded.get("detections")) {
      scene.detection(row.get(0).asInt(), row.get(1).asInt(), box(row), row.get(6).asDouble());
    }
    return scene;
  }

  private static Box box(JsonNode row) {
    return Box.ofSize(
        row.get(2).asDouble(), row.get(3).asDouble(), row.get(4).asDouble(), row.get(5).asDouble());
  }

  static Stream<JsonNode> cases() throws IOException {
    ObjectReader json = new ObjectMapper().readerFor(JsonNode.class);
    try (InputStream file = CocoCasesTest.class.getResourceAsStream("coco-cases.jsonl")) {
      return json.<JsonNode>readValues(Objects.requireNonNull(file)).readAll().stream();
    }
  }
}
