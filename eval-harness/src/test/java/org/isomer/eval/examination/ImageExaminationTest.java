package org.isomer.eval.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.isomer.eval.examination.DrawnImages.Drawn;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

class ImageExaminationTest {
  private static final List<String> CLASSES = List.of("sky", "road", "car");

  private static DrawnImages drawn(List<Drawn> train, List<Drawn> validation, List<Drawn> test) {
    return new DrawnImages(
        CLASSES, Map.of(Split.TRAIN, train, Split.VALIDATION, validation, Split.TEST, test));
  }

  private static Findings boxes(DrawnImages data) {
    BoxExamination examination = new BoxExamination(data.boxes());
    return examination.judge(examination.count(more -> {}));
  }

  private static Findings masks(DrawnImages data) {
    MaskExamination examination = new MaskExamination(data.masks());
    return examination.judge(examination.count(more -> {}));
  }

  @Test
  void objectsAreCountedAndClassesThatDoNotOccurNamed() {
    Findings found =
        boxes(
            drawn(
                List.of(new Drawn(1, 0, 0, 1), new Drawn(2)),
                List.of(new Drawn(3, 0)),
                List.of(new Drawn(4, 1, 2, -1))));

    assertThat(found.facts())
        .contains(
            "objects (training / validation / test): sky 2 / 1 / 0, road 1 / 0 / 1, car 0 / 0 / 1",
            "images without an object: 1 / 0 / 0; difficult objects and crowds: 0 / 0 / 1");
    assertThat(found.warnings())
        .containsExactly(
            "drawn: no training object of car: nothing can be learnt of them. Add images, or take them off the list of classes.",
            "drawn: no test object of sky: nothing is measured of them, and means over the classes leave them out. Add images, or take them off the list of classes.");
  }

  @Test
  void aSplitWithoutAnObjectIsRefused() {
    List<Drawn> some = List.of(new Drawn(1, 0, 1, 2));
    List<Drawn> none = List.of(new Drawn(2));

    assertThatThrownBy(() -> boxes(drawn(none, some, some)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("drawn: no training image shows an object, so that");
    assertThatThrownBy(() -> boxes(drawn(some, none, some)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("drawn: no validation image shows an object, so that");
    assertThatThrownBy(() -> boxes(drawn(some, some, List.of(new Drawn(3, -1)))))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "drawn: no test image shows an object that is neither difficult nor a crowd, so that");
  }

  @Test
  void testImagesThatAreTrainedOnAreCounted() {
    Findings found =
        boxes(
            drawn(
                List.of(new Drawn(1, 0, 1, 2), new Drawn(2, 0)),
                List.of(new Drawn(3, 0)),
                List.of(new Drawn(2, 0, 1, 2), new Drawn(4, 0))));

    assertThat(found.warnings()).singleElement().asString().contains("1").contains("TEST/0");
  }

  @Test
  void pixelsAreCountedAndClassesThatDoNotOccurNamed() {
    Findings found =
        masks(
            drawn(
                List.of(new Drawn(1, 0, 0, 1, 255)),
                List.of(new Drawn(2, 0)),
                List.of(new Drawn(3, 0, 1, 2), new Drawn(4, 255))));

    assertThat(found.facts())
        .contains(
            "percent of the pixels (training / validation / test): sky 50.0 / 100.0 / 16.7, road 25.0 / 0.0 / 16.7, car 0.0 / 0.0 / 16.7",
            "ignored (255): 25.0 / 0.0 / 50.0 percent; images without another pixel: 0 / 0 / 1");
    assertThat(found.warnings())
        .singleElement()
        .asString()
        .startsWith("drawn: no training pixel of car: ");
  }

  @Test
  void masksThatTellNothingApartAreRefused() {
    List<Drawn> some = List.of(new Drawn(1, 0, 1));

    assertThatThrownBy(() -> masks(drawn(some, List.of(new Drawn(2, 255)), some)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "drawn: every pixel of the validation masks has the ignored label 255, so that a number would mean nothing. Correct the masks or the ignored label.");
    assertThatThrownBy(() -> masks(drawn(some, some, List.of(new Drawn(3, 0, 255)))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "drawn: the test masks show no class but sky, so that there is nothing to tell apart. 50.0 percent of their pixels have the ignored label 255; if that stands for a class, write masks whose labels are 0 to 2, or name another ignored label.");
  }
}
