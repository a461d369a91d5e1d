package org.isomer.eval.detection.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.Detection;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoInstancesTest {
  private static final String ANNOTATION =
      "{'id': 5, 'image_id': 7, 'category_id': 90, 'bbox': [1, 2.5, 3, 4], 'area': 9.5, 'iscrowd': 0}";

  @TempDir Path folder;

  @Test
  void annotationsMayComeFirstAndIdsMayHaveGaps() throws IOException {
    CocoInstances instances =
        instances(
            "{'annotations': [%s, {'segmentation': {'counts': [1, 2]}, 'area': 4, 'iscrowd': 1, "
                    .formatted(ANNOTATION)
                + "'bbox': [0, 0, 2, 2], 'category_id': 3, 'image_id': 900100002299, 'id': 0}], "
                + "'licenses': [{'id': 1}], 'info': {'year': 2017}, 'categories': "
                + "[{'id': 90, 'name': 'toothbrush'}, {'id': 3, 'name': 'car'}], 'images': "
                + "[{'id': 900100002299, 'file_name': 'b.jpg'}, {'id': 7, 'file_name': 'a.jpg'}]}");

    assertThat(instances.imageIds()).containsExactly(7L, 900100002299L);
    assertThat(instances.categoryIds()).containsExactly(3L, 90L);
    assertThat(instances.images().images()).containsExactly("a.jpg", "b.jpg");
    assertThat(instances.images().categories()).containsExactly("car", "toothbrush");
    assertThat(instances.images().objects())
        .containsExactly(
            new GroundTruth(0, 1, Box.ofSize(1, 2.5, 3, 4), 9.5, false, false, 5),
            new GroundTruth(1, 0, Box.ofSize(0, 0, 2, 2), 4, true, false, 0));
  }

  @Test
  void results() throws IOException {
    List<Detection> detections =
        detections(
            "[{'image_id': 7, 'category_id': 90, 'bbox': [1, 2, 3, 4], 'score': 0.5},"
                + " {'score': 1, 'bbox': [0, 0, 0, 0], 'category_id': 3, 'image_id': 7, 'id': 9}]");

    assertThat(detections)
        .containsExactly(
            new Detection(0, 1, Box.ofSize(1, 2, 3, 4), .5),
            new Detection(0, 0, Box.ofSize(0, 0, 0, 0), 1));
    assertThat(detections("[]")).isEmpty();
  }

  @Test
  void writtenResultsAreReadBack() throws IOException {
    CocoInstances instances =
        instances(
            "{'images': [{'id': 7, 'file_name': 'a.jpg'}, {'id': 9, 'file_name': 'b.jpg'}],"
                + " 'categories': [{'id': 3, 'name': 'car'}], 'annotations': []}");
    List<Detection> detections =
        List.of(
            new Detection(1, 0, Box.ofSize(1, 2.5, 3, 4), .25),
            new Detection(0, 0, Box.ofSize(0, 0, 0, 0), 1));
    Path file = folder.resolve("results.json");

    instances.writeDetections(file, detections);

    assertThat(Files.readString(file))
        .startsWith(
            "[{\"image_id\":9,\"category_id\":3,\"bbox\":[1.0,2.5,3.0,4.0],\"score\":0.25}");
    assertThat(instances.detections(file)).isEqualTo(detections);
    assertThatThrownBy(() -> instances.writeDetections(folder.resolve("no/file"), detections))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s: cannot be written: no such file or folder. Check the path.",
            folder.resolve("no/file"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'id': 5|'id': 5.5|id is 5.5. Give a whole number.",
        "'id': 5,||id is missing. Give it.",
        "'image_id': 7|'image_id': 8"
            + "|image_id is 8. No image of the instances has this id; correct it or add the image.",
        "'category_id': 90|'category_id': 4"
            + "|category_id is 4. No class of the instances has this id; correct it or add the class.",
        "[1, 2.5, 3, 4]|[1, 2.5, 3]|bbox is [1,2.5,3]."
            + " Give x, y, width and height in pixels, the last two not negative.",
        "[1, 2.5, 3, 4]|[1, 2.5, -3, 4]|bbox is [1,2.5,-3,4]."
            + " Give x, y, width and height in pixels, the last two not negative.",
        "[1, 2.5, 3, 4]|[1, 2.5, 3, 1e200]|bbox is [1,2.5,3,1.0E200]."
            + " Give x, y, width and height in pixels, the last two not negative.",
        "'id': 5|'id': 98765432109876543210|id is 98765432109876543210. Give a whole number.",
        "9.5|'big'|area is \"big\". Give a number.",
        "'iscrowd': 0|'iscrowd': 2|iscrowd is 2. Give 0 or 1."
      })
  void anAnnotationThatCannotBeUsed(String right, String wrong, String message) {
    String annotation = ANNOTATION.replace(right, wrong == null ? "" : wrong);

    assertThatThrownBy(() -> annotated(annotation))
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s, line 2, /annotations/0: %s", folder.resolve("instances.json"), message);
  }

  @Test
  void anIdThatOccursTwice() {
    assertThatThrownBy(() -> annotated(ANNOTATION + ", " + ANNOTATION))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, line 2, /annotations/1: id is 5. Another annotation has this id; give each its own.",
            folder.resolve("instances.json"));
    assertThatThrownBy(
            () ->
                instances("{'images': [{'id': 1, 'file_name': 'a'}, {'id': 1, 'file_name': 'b'}]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, line 1, /images/1: id is 1. Another entry has this id; give each its own.",
            folder.resolve("instances.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{}|line 1: an array was expected, not an object. Write COCO's layout.",
        "[1]|line 1, /0: an object was expected, not a number. Write COCO's layout.",
        "\"\"|line 1: an array was expected, not the end of the file. Write COCO's layout.",
        "[] []|line 1: something follows the end of the JSON value. Remove it.",
        "[{'image_id': 7}]|line 1, /0: category_id is missing. Give it.",
        "[{'image_id': 7, 'category_id': 3, 'bbox': [1, 2, 3, 4], 'score': null}]"
            + "|line 1, /0: score is null. Give a number."
      })
  void resultsThatCannotBeUsed(String json, String message) {
    assertThatThrownBy(() -> detections(json))
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s, %s", folder.resolve("results.json"), message);
  }

  @Test
  void noJson() {
    assertThatThrownBy(() -> instances("{'images': [\n{'id': }]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "The file %s, line 2, is no well-formed JSON: ", folder.resolve("instances.json"))
        .hasMessageEndingWith(". Write it again.");
    assertThatThrownBy(() -> instances("{'images': [{'id': 1, 'file_name': 'a'}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is no well-formed JSON");
  }

  @Test
  void noImages() {
    assertThatThrownBy(() -> instances("{'info': {}}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, line 1: it has no images. Name a file in COCO's layout of instances.",
            folder.resolve("instances.json"));
  }

  @Test
  void aMissingFile() {
    assertThatThrownBy(() -> CocoInstances.read(folder.resolve("none.json")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s: no such file. Check the path.", folder.resolve("none.json"));
  }

  private CocoInstances annotated(String annotations) throws IOException {
    return instances(
        "{'images': [{'id': 7, 'file_name': 'a'}], 'categories': [{'id': 90, 'name': 'b'}, "
            + "{'id': 3, 'name': 'c'}], 'annotations': [\n"
            + annotations
            + "]}");
  }

  private CocoInstances instances(String json) throws IOException {
    return CocoInstances.read(write("instances.json", json));
  }

  private List<Detection> detections(String json) throws IOException {
    return annotated(ANNOTATION).detections(write("results.json", json));
  }

  private Path write(String name, String json) throws IOException {
    return Files.writeString(folder.resolve(name), json.replace('\'', '"'));
  }
}
