package org.isomer.eval.detection.head;

import java.util.ArrayList;
import java.util.List;
import org.isomer.eval.spi.Detector;
import org.isomer.eval.spi.ScoredBox;
import org.isomer.eval.spi.TargetBox;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Role;
import org.isomer.graph.Window;
import org.isomer.spi.Features;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The detector of {@link Fcos}: a feature pyramid (Lin et al. 2017), and two towers of convolutions
 * with group normalisation that all its levels share, one for the classes and one for boxes and
 * centre-ness.
 *
 * <p>Levels beyond the encoder's are made by convolutions of stride 2 before the pyramid is built,
 * so that a shallow encoder's fine levels see far as well. The outputs are, by cell, the logits of
 * the classes (batch, cells, classes), the distances of left, top, right and bottom in strides
 * (batch, cells, 4), and the logit of the centre-ness (batch, cells).
 *
 * <p>The loss is the focal loss over the number of cells with an object, plus one minus the
 * generalised overlap weighted with the true centre-ness, plus the cross-entropy of the centre-ness
 * over the number of cells with an object.
 */
final class FcosDetector implements Detector {
  /** The probability that an untrained head gives every class. */
  private static final double PRIOR = .01;

  private static final double SPREAD = .01;

  /** About the distance, in strides, that an untrained head predicts. */
  private static final float FIRST_DISTANCE = 2;

  private static final Window POINT = new Window(1, 1, 0);
  private static final Window SAME = new Window(3, 1, 1);
  private static final Window HALF = new Window(3, 2, 1);

  private final HeadOptions options;
  private final Pyramid pyramid;
  private final int classes;

  /**
   * A head on a pyramid.
   *
   * @param classes the number of classes
   */
  FcosDetector(HeadOptions options, Pyramid pyramid, int classes) {
    this.options = options;
    this.pyramid = pyramid;
    this.classes = classes;
  }

  @Override
  public List<Operand<TFloat32>> outputs(Net net, Features features) {
    List<Operand<TFloat32>> levels = pyramid(net, features);
    Ops tf = net.tf();
    List<Operand<TFloat32>> logits = new ArrayList<>();
    List<Operand<TFloat32>> distances = new ArrayList<>();
    List<Operand<TFloat32>> centres = new ArrayList<>();
    Initializer small = Initializer.normal(SPREAD);
    for (int i = 0; i < levels.size(); i++) {
      Operand<TFloat32> seen = tower(net.scope("classes"), levels.get(i));
      Initializer rare = Initializer.constant((float) -Math.log((1 - PRIOR) / PRIOR));
      logits.add(
          cells(net, Layers.conv2d(net, "class", seen, classes, SAME, small, rare), classes));

      Operand<TFloat32> measured = tower(net.scope("boxes"), levels.get(i));
      Operand<TFloat32> sides =
          Layers.conv2d(net, "box", measured, 4, SAME, small, Initializer.constant(FIRST_DISTANCE));
      Operand<TFloat32> gain =
          net.variable("gain." + i, Shape.of(1), Role.NORM, Initializer.constant(1));
      distances.add(cells(net, tf.math.softplus(tf.math.mul(sides, gain)), 4));
      centres.add(
          cells(
              net,
              Layers.conv2d(net, "centre", measured, 1, SAME, small, Initializer.constant(0)),
              1));
    }
    return List.of(
        joined(net, logits),
        joined(net, distances),
        tf.reshape(joined(net, centres), tf.constant(new int[] {-1, pyramid.cells()})));
  }

  private List<Operand<TFloat32>> pyramid(Net net, Features features) {
    Ops tf = net.tf();
    Initializer weight = Initializer.heNormalFanOut();
    List<Operand<TFloat32>> levels = new ArrayList<>();
    for (int i = 0; i < pyramid.levels().size(); i++) {
      boolean own = i < pyramid.stages().size();
      Operand<TFloat32> below =
          own
              ? net.cast(features.stages().get(pyramid.stages().get(i)).values(), TFloat32.class)
              : tf.nn.relu(levels.get(i - 1));
      String name = "lateral." + i;
      Operand<TFloat32> lateral =
          Layers.conv2d(net, name, below, options.width(), own ? POINT : HALF, weight);
      levels.add(Normalization.groupNorm(net, name + ".norm", lateral, options.groups()));
    }
    for (int i = levels.size() - 2; i >= 0; i--) {
      levels.set(
          i, tf.math.add(levels.get(i), Enlarged.of(tf, levels.get(i + 1), levels.get(i).shape())));
    }
    for (int i = 0; i < levels.size(); i++) {
      Operand<TFloat32> smooth =
          Layers.conv2d(net, "smooth." + i, levels.get(i), options.width(), SAME, weight);
      levels.set(i, smooth);
    }
    return levels;
  }

  private Operand<TFloat32> tower(Net net, Operand<TFloat32> level) {
    Operand<TFloat32> x = level;
    for (int i = 0; i < options.convolutions(); i++) {
      x = Layers.conv2d(net, "conv." + i, x, options.width(), SAME, Initializer.heNormalFanOut());
      x = net.tf().nn.relu(Normalization.groupNorm(net, "norm." + i, x, options.groups()));
    }
    return x;
  }

  private static Operand<TFloat32> cells(Net net, Operand<TFloat32> map, int values) {
    int count = Math.toIntExact(map.shape().get(1) * map.shape().get(2));
    return net.tf().reshape(map, net.tf().constant(new int[] {-1, count, values}));
  }

  private static Operand<TFloat32> joined(Net net, List<Operand<TFloat32>> levels) {
    return levels.size() == 1 ? levels.get(0) : net.tf().concat(levels, net.tf().constant(1));
  }

  @Override
  public List<TensorSpec> targets() {
    int cells = pyramid.cells();
    return List.of(
        TensorSpec.floats("labels", cells),
        TensorSpec.floats("distances", cells, 4),
        TensorSpec.floats("centreness", cells));
  }

  @Override
  public List<float[]> targets(List<TargetBox> objects) {
    Assignment assignment = Assignment.of(pyramid, options, objects);
    return List.of(assignment.labels(), assignment.distances(), assignment.centreness());
  }

  /** Cell by cell, and of each class by class, with the score √(class · centre-ness). */
  @Override
  public List<ScoredBox> boxes(List<float[]> outputs, double leastScore) {
    float[] logits = outputs.get(0);
    float[] centres = outputs.get(2);
    List<ScoredBox> boxes = new ArrayList<>();
    int first = 0;
    for (Pyramid.Level level : pyramid.levels()) {
      for (int place = 0; place < level.cells(); place++) {
        int cell = first + place;
        double centre = sigmoid(centres[cell]);
        for (int label = 0; label < classes; label++) {
          double score = Math.sqrt(sigmoid(logits[cell * classes + label]) * centre);
          if (score >= leastScore) {
            boxes.add(box(level, place, label, score, outputs.get(1), 4 * cell));
          }
        }
      }
      first += level.cells();
    }
    return boxes;
  }

  private static ScoredBox box(
      Pyramid.Level level, int place, int label, double score, float[] distances, int at) {
    double x = place % level.columns() + .5;
    int row = place / level.columns();
    double y = row + .5;
    return new ScoredBox(
        label,
        (x - distances[at]) * level.stride(),
        (y - distances[at + 1]) * level.stride(),
        (x + distances[at + 2]) * level.stride(),
        (y + distances[at + 3]) * level.stride(),
        score);
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  @Override
  public Operand<TFloat32> loss(
      Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets) {
    Ops tf = net.tf();
    DetectionLoss<TFloat32> loss = new DetectionLoss<>(tf, TFloat32.class);
    Operand<TFloat32> labels = targets.get(0);
    Operand<TFloat32> centreness = targets.get(2);
    Operand<TFloat32> learned = indicator(tf, labels, Assignment.IGNORED + .5f);
    Operand<TFloat32> positive = indicator(tf, labels, Assignment.BACKGROUND + .5f);
    float[] numbers = new float[classes];
    for (int label = 0; label < classes; label++) {
      numbers[label] = label;
    }
    Operand<TFloat32> truth =
        tf.dtypes.cast(
            tf.math.equal(tf.expandDims(labels, tf.constant(2)), tf.constant(numbers)),
            TFloat32.class);
    Operand<TFloat32> focal =
        tf.math.mul(loss.focal(outputs.get(0), truth), tf.expandDims(learned, tf.constant(2)));
    Operand<TFloat32> overlap =
        tf.math.mul(loss.generalisedOverlap(outputs.get(1), targets.get(1)), centreness);
    Operand<TFloat32> centre = tf.math.mul(loss.crossEntropy(outputs.get(2), centreness), positive);
    Operand<TFloat32> count = tf.math.maximum(loss.total(positive), loss.constant(1));
    Operand<TFloat32> weights = tf.math.maximum(loss.total(centreness), loss.constant(1e-6f));
    return tf.math.add(
        tf.math.div(tf.math.add(loss.total(focal), loss.total(centre)), count),
        tf.math.div(loss.total(overlap), weights));
  }

  /** 1 where a value is above a threshold, else 0. */
  private static Operand<TFloat32> indicator(Ops tf, Operand<TFloat32> values, float threshold) {
    return tf.dtypes.cast(tf.math.greater(values, tf.constant(threshold)), TFloat32.class);
  }
}
