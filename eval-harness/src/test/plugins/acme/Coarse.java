package acme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.eval.spi.DetectionHead;
import org.isomer.eval.spi.DetectionHeadPlugin;
import org.isomer.eval.spi.DetectionSetting;
import org.isomer.eval.spi.Detector;
import org.isomer.eval.spi.ScoredBox;
import org.isomer.eval.spi.TargetBox;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Window;
import org.isomer.spi.Features;
import org.isomer.spi.Option;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The cell of the coarsest feature map that holds an object's centre predicts its class and box. */
public final class Coarse implements DetectionHeadPlugin<Coarse.Config> {
  /** Its options. */
  public record Config(
      @Option(help = "Filters between the layers", value = "64", min = 1, max = 4096) int width) {}

  @Override
  public String name() {
    return "coarse";
  }

  @Override
  public String summary() {
    return "Each cell of the coarsest feature map predicts the object whose centre it holds";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public DetectionHead create(Config config) {
    return setting -> new Cells(config.width(), setting);
  }

  /** The outputs are logits (batch, cells, classes) and sides (batch, cells, 4), in cells. */
  private record Cells(int width, DetectionSetting setting) implements Detector {
    private DetectionSetting.Grid grid() {
      return setting.stages().get(setting.stages().size() - 1);
    }

    private int cells() {
      return grid().rows() * grid().columns();
    }

    private int classes() {
      return setting.classes();
    }

    /** Pixels from one cell to the next, down and to the right. */
    private double down() {
      return (double) setting.height() / grid().rows();
    }

    private double right() {
      return (double) setting.width() / grid().columns();
    }

    @Override
    public List<Operand<TFloat32>> outputs(Net net, Features features) {
      Ops tf = net.tf();
      Operand<TFloat32> map =
          net.cast(features.stages().get(features.stages().size() - 1).values(), TFloat32.class);
      Operand<TFloat32> hidden =
          tf.nn.relu(layer(net, "hidden", map, width, new Window(3, 1, 1), 0));
      // An untrained network holds every class for rare.
      Operand<TFloat32> logits =
          layer(net, "class", hidden, classes(), new Window(1, 1, 0), -4);
      Operand<TFloat32> sides =
          tf.math.softplus(layer(net, "sides", hidden, 4, new Window(1, 1, 0), 1));
      return List.of(
          tf.reshape(logits, tf.constant(new int[] {-1, cells(), classes()})),
          tf.reshape(sides, tf.constant(new int[] {-1, cells(), 4})));
    }

    private static Operand<TFloat32> layer(
        Net net, String name, Operand<TFloat32> x, int filters, Window window, float bias) {
      return Layers.conv2d(
          net, name, x, filters, window, Initializer.uniformFanIn(), Initializer.constant(bias));
    }

    @Override
    public List<TensorSpec> targets() {
      return List.of(
          TensorSpec.floats("classes", cells(), classes()),
          TensorSpec.floats("learned", cells()),
          TensorSpec.floats("sides", cells(), 4),
          TensorSpec.floats("objects", cells()));
    }

    @Override
    public List<float[]> targets(List<TargetBox> objects) {
      float[] classes = new float[cells() * classes()];
      float[] learned = new float[cells()];
      float[] sides = new float[4 * cells()];
      float[] there = new float[cells()];
      Arrays.fill(learned, 1);
      for (TargetBox object : objects) {
        double x = (object.left() + object.right()) / 2 / right();
        double y = (object.top() + object.bottom()) / 2 / down();
        int column = (int) Math.min(grid().columns() - 1, Math.max(0, x));
        int row = (int) Math.min(grid().rows() - 1, Math.max(0, y));
        int cell = row * grid().columns() + column;
        if (there[cell] == 0) {
          learned[cell] = object.ignored() ? 0 : 1;
        }
        if (there[cell] == 0 && !object.ignored()) {
          there[cell] = 1;
          classes[cell * classes() + object.label()] = 1;
          sides[4 * cell] = (float) (column + .5 - object.left() / right());
          sides[4 * cell + 1] = (float) (row + .5 - object.top() / down());
          sides[4 * cell + 2] = (float) (object.right() / right() - column - .5);
          sides[4 * cell + 3] = (float) (object.bottom() / down() - row - .5);
        }
      }
      return List.of(classes, learned, sides, there);
    }

    @Override
    public Operand<TFloat32> loss(
        Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets) {
      Ops tf = net.tf();
      Operand<TFloat32> logits = outputs.get(0);
      // The cross-entropy of a yes or no for each class: log(1 + exp(x)) - x t.
      Operand<TFloat32> entropy =
          tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, targets.get(0)));
      Operand<TFloat32> distance = tf.math.abs(tf.math.sub(outputs.get(1), targets.get(2)));
      Operand<TFloat32> sum =
          tf.math.add(
              sum(tf, tf.math.mul(entropy, tf.expandDims(targets.get(1), tf.constant(2))), 3),
              sum(tf, tf.math.mul(distance, tf.expandDims(targets.get(3), tf.constant(2))), 3));
      return tf.math.div(sum, tf.math.maximum(sum(tf, targets.get(3), 2), tf.constant(1f)));
    }

    private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x, int dimensions) {
      return tf.sum(x, tf.constant(dimensions == 3 ? new int[] {0, 1, 2} : new int[] {0, 1}));
    }

    @Override
    public List<ScoredBox> boxes(List<float[]> outputs, double leastScore) {
      float[] sides = outputs.get(1);
      List<ScoredBox> boxes = new ArrayList<>();
      for (int i = 0; i < outputs.get(0).length; i++) {
        double score = 1 / (1 + Math.exp(-outputs.get(0)[i]));
        if (score >= leastScore) {
          int cell = i / classes();
          double x = cell % grid().columns() + .5;
          double y = cell / grid().columns() + .5;
          boxes.add(
              new ScoredBox(
                  i % classes(),
                  (x - sides[4 * cell]) * right(),
                  (y - sides[4 * cell + 1]) * down(),
                  (x + sides[4 * cell + 2]) * right(),
                  (y + sides[4 * cell + 3]) * down(),
                  score));
        }
      }
      return boxes;
    }
  }
}
