package org.isomer.eval.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.contract.Breach;
import org.isomer.contract.NetworkTrial;
import org.isomer.contract.Sample;
import org.isomer.eval.spi.DetectionHead;
import org.isomer.eval.spi.DetectionSetting;
import org.isomer.eval.spi.Detector;
import org.isomer.eval.spi.TargetBox;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Window;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A detector on a small encoder; what it gives for an image is one row of numbers. */
final class DetectionTrial implements AutoCloseable {
  static final int CLASSES = 3;

  /** The scope of the encoder's variables. */
  static final String ENCODER = "encoder";

  private static final int SIDE = 32;
  private static final DetectionSetting SETTING =
      new DetectionSetting(
          SIDE,
          SIDE,
          List.of(
              new DetectionSetting.Grid(SIDE / 2, SIDE / 2),
              new DetectionSetting.Grid(SIDE / 4, SIDE / 4)),
          CLASSES);

  private final List<Integer> sizes = new ArrayList<>();
  private final Sample sample;
  private final NetworkTrial network;

  DetectionTrial(Detector detector, Phase phase, Sample sample) {
    this.sample = sample;
    network =
        new NetworkTrial(
            (net, input) -> {
              List<Operand<TFloat32>> outputs = built(detector, net, input);
              outputs.forEach(output -> sizes.add(size(output)));
              return joined(net.tf(), outputs);
            },
            phase,
            sample.spec());
  }

  static Detector detector(DetectionHead head) {
    return head.on(SETTING);
  }

  NetworkTrial network() {
    return network;
  }

  /** The outputs for each image of the sample. */
  List<List<float[]>> images() {
    float[] all = network.output(sample.rows(), sample.size());
    List<List<float[]>> images = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sample.size(); i++) {
      List<float[]> outputs = new ArrayList<>();
      for (int size : sizes) {
        outputs.add(Arrays.copyOfRange(all, from, from + size));
        from += size;
      }
      images.add(outputs);
    }
    return images;
  }

  /** All outputs of an image in one row. */
  static NetworkTrial.Network outputs(Detector detector) {
    return (net, input) -> joined(net.tf(), built(detector, net, input));
  }

  /** The loss where all images show the same objects, shape (1). */
  static NetworkTrial.Network loss(Detector detector, List<TargetBox> objects, int images) {
    return (net, input) -> {
      Ops tf = net.tf();
      List<Operand<TFloat32>> targets = new ArrayList<>();
      List<float[]> ofOne = detector.targets(objects);
      for (int i = 0; i < ofOne.size(); i++) {
        Shape shape =
            Shape.of(
                detector.targets().get(i).shape().stream().mapToLong(Integer::longValue).toArray());
        Operand<TFloat32> one =
            tf.reshape(tf.constant(ofOne.get(i)), tf.constant(shape.prepend(1)));
        int[] times = new int[shape.numDimensions() + 1];
        Arrays.fill(times, 1);
        times[0] = images;
        targets.add(tf.tile(one, tf.constant(times)));
      }
      Operand<TFloat32> loss =
          detector.loss(net.scope("head"), built(detector, net, input), targets);
      Breach.unless(
          loss.shape().numDimensions() == 0,
          "the loss has the shape %s; make it a scalar, averaged over the batch"
              .formatted(loss.shape()));
      return tf.reshape(loss, tf.constant(new int[] {1}));
    };
  }

  private static List<Operand<TFloat32>> built(Detector detector, Net net, Input input) {
    Operand<TFloat32> image = Layers.resize(net, input.floats(Image.PIXELS), SIDE, SIDE);
    Operand<TFloat32> seen =
        Layers.conv2d(
            net.scope(ENCODER),
            "convolution",
            image,
            4,
            new Window(3, 1, 1),
            Initializer.heNormalFanOut());
    Features features =
        new Features(
            Layers.globalAveragePool(net, seen),
            List.of(FeatureMap.of(smaller(net, seen, 2)), FeatureMap.of(smaller(net, seen, 4))));
    return detector.outputs(net.scope("head"), features);
  }

  private static Operand<TFloat32> smaller(Net net, Operand<TFloat32> image, long factor) {
    List<Long> window = List.of(1L, factor, factor, 1L);
    return net.tf().nn.avgPool(image, window, window, "VALID");
  }

  private static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> outputs) {
    List<Operand<TFloat32>> rows = new ArrayList<>();
    for (Operand<TFloat32> output : outputs) {
      rows.add(tf.reshape(output, tf.constant(new int[] {-1, size(output)})));
    }
    Breach.unless(!rows.isEmpty(), "it has no outputs; give at least one, shape (batch, …)");
    return rows.size() == 1 ? rows.get(0) : tf.concat(rows, tf.constant(1));
  }

  private static int size(Operand<TFloat32> output) {
    Shape shape = output.shape();
    Breach.unless(
        shape.numDimensions() > 0 && !shape.tail().hasUnknownDimension(),
        "an output has the shape %s; all dimensions but the batch must be known".formatted(shape));
    return Math.toIntExact(shape.tail().size());
  }

  @Override
  public void close() {
    network.close();
  }
}
