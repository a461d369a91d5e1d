package org.isomer.eval.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.contract.Breach;
import org.isomer.contract.Contract;
import org.isomer.contract.NetworkTrial;
import org.isomer.contract.Numbers;
import org.isomer.contract.Rule;
import org.isomer.contract.Sample;
import org.isomer.contract.Tested;
import org.isomer.eval.spi.DetectionHead;
import org.isomer.eval.spi.DetectionHeadPlugin;
import org.isomer.eval.spi.Detector;
import org.isomer.eval.spi.ScoredBox;
import org.isomer.eval.spi.TargetBox;
import org.isomer.graph.Phase;
import org.isomer.spi.Image;
import org.isomer.tensor.TensorSpec;

/** What heads for detection keep to, on an encoder of one convolution with two feature maps. */
public final class DetectionHeadContract implements Contract<DetectionHead> {
  private static final double SURE = 0.5;

  /** One at a border, one that overlaps it, and one from which nothing is learned. */
  private static final List<TargetBox> OBJECTS =
      List.of(
          new TargetBox(0, 0, 4, 14, 15, false),
          new TargetBox(2, 10, 9, 30, 28, false),
          new TargetBox(1, 20, 1, 30, 6, true));

  @Override
  public Class<?> kind() {
    return DetectionHeadPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<DetectionHead> tested) {
    Sample sample = tested.samples().of(Image.class).get(0);
    return List.of(
        new Rule("gives numbers for each image by itself", () -> rows(tested.make(), sample)),
        new Rule("has gradients for all it trains", () -> gradients(tested.make(), sample)),
        new Rule(
            "shares variables when it is built again",
            () ->
                NetworkTrial.requireSharing(
                    DetectionTrial.outputs(DetectionTrial.detector(tested.make())), sample.spec())),
        new Rule("says objects as the targets it announces", () -> targets(tested.make())),
        new Rule("has a loss that trains the encoder", () -> loss(tested.make(), sample)),
        new Rule("finds boxes of its classes", () -> boxes(tested.make(), sample)));
  }

  private static void rows(DetectionHead head, Sample sample) {
    try (DetectionTrial trial =
        new DetectionTrial(DetectionTrial.detector(head), Phase.INFERENCE, sample)) {
      trial.network().requireRows(sample.rows());
    }
  }

  private static void gradients(DetectionHead head, Sample sample) {
    try (DetectionTrial trial =
        new DetectionTrial(DetectionTrial.detector(head), Phase.TRAINING, sample)) {
      trial.network().requireGradients(sample.rows());
    }
  }

  private static void targets(DetectionHead head) {
    Detector detector = DetectionTrial.detector(head);
    List<String> names = detector.targets().stream().map(TensorSpec::name).toList();
    Breach.unless(
        names.stream().distinct().count() == names.size(),
        "its targets are called %s; give each a name of its own".formatted(names));
    List<TargetBox> none = List.of();
    for (List<TargetBox> objects : List.of(none, OBJECTS, OBJECTS.subList(2, 3))) {
      List<float[]> found = detector.targets(objects);
      List<Integer> sizes = found.stream().map(each -> each.length).toList();
      List<Integer> announced = detector.targets().stream().map(TensorSpec::size).toList();
      Breach.unless(
          sizes.equals(announced),
          "%d objects give targets of %s numbers, and targets() announces %s; make one array for each, row by row"
              .formatted(objects.size(), sizes, announced));
      List<float[]> again = detector.targets(objects);
      for (int i = 0; i < found.size(); i++) {
        Numbers.requireFinite("the target " + names.get(i), found.get(i));
        Breach.unless(
            Arrays.equals(found.get(i), again.get(i)),
            "the target %s of the same objects changes from call to call; keep nothing between calls"
                .formatted(names.get(i)));
      }
    }
  }

  private static void loss(DetectionHead head, Sample sample) {
    Detector detector = DetectionTrial.detector(head);
    List<TargetBox> none = List.of();
    for (List<TargetBox> objects : List.of(OBJECTS, none)) {
      try (NetworkTrial trial =
          new NetworkTrial(
              DetectionTrial.loss(detector, objects, sample.size()),
              Phase.TRAINING,
              sample.spec())) {
        Numbers.requireFinite(
            "the loss of images with %d objects each".formatted(objects.size()),
            trial.output(sample.rows(), sample.size()));
        trial.requireGradients(
            sample.rows(), name -> !objects.isEmpty() && name.startsWith(DetectionTrial.ENCODER));
      }
    }
  }

  private static void boxes(DetectionHead head, Sample sample) {
    Detector detector = DetectionTrial.detector(head);
    try (DetectionTrial trial = new DetectionTrial(detector, Phase.INFERENCE, sample)) {
      for (List<float[]> outputs : trial.images()) {
        List<ScoredBox> all = detector.boxes(outputs, 0);
        all.forEach(DetectionHeadContract::requireBox);
        Breach.unless(
            all.equals(detector.boxes(outputs, 0)),
            "the boxes of the same outputs change from call to call; keep nothing between calls");
        Breach.unless(
            sure(all).equals(sure(detector.boxes(outputs, SURE))),
            "with a least score of %s there are other boxes above it than with one of 0; leave out only those below"
                .formatted(SURE));
      }
    }
  }

  private static List<ScoredBox> sure(List<ScoredBox> boxes) {
    List<ScoredBox> sure = new ArrayList<>(boxes);
    sure.removeIf(box -> box.score() < SURE);
    return sure;
  }

  private static void requireBox(ScoredBox box) {
    Breach.unless(
        box.label() >= 0 && box.label() < DetectionTrial.CLASSES,
        "it finds an object of the class %d, and there are %d classes; labels count from 0"
            .formatted(box.label(), DetectionTrial.CLASSES));
    Breach.unless(
        box.score() >= 0 && box.score() <= 1,
        "it finds an object with the score %s; give one in [0, 1], such as the sigmoid of a logit"
            .formatted(box.score()));
    Breach.unlessFinite("a side of a box", box.left() + box.top() + box.right() + box.bottom());
    Breach.unless(
        box.left() <= box.right() && box.top() <= box.bottom(),
        "it finds the box %s; give left, top, right and bottom, none of them beyond its opposite, as by sides that cannot be negative"
            .formatted(box));
  }
}
