package org.isomer.framework;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.isomer.graph.Initializer;
import org.isomer.graph.LayerBench;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Sequences;
import org.isomer.graph.Variable;
import org.isomer.modality.series.Series;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Series of unequal length. Their numbers and those of all variables follow from their names, as in
 * src/test/python/future_contrast.py, which prints what comes of them.
 */
public final class PaddedSeries {
  /** How many there are. */
  public static final int BATCH = 4;

  /** An encoder whose vectors of positions are the numbers of the series themselves. */
  public static final Encoder AS_IT_IS =
      new Encoder() {
        @Override
        public Features encode(Net net, Input input) {
          Operand<TFloat32> values = input.floats(Series.VALUES);
          Optional<Operand<TFloat32>> mask = input.mask();
          return new Features(
              Sequences.meanPool(net, values, mask), List.of(new FeatureMap(values, mask)));
        }

        @Override
        public int dim() {
          return CHANNELS;
        }
      };

  private static final int POSITIONS = 8;
  private static final int CHANNELS = 3;
  private static final int[] LENGTHS = {8, 8, 5, 3};
  private static final String PREFIX = "series.";

  private PaddedSeries() {}

  /** A batch of series, whose values are a variable. */
  public static Input input(Net net, String name) {
    Shape shape = Shape.of(BATCH, POSITIONS, CHANNELS);
    Operand<TFloat32> values =
        net.variable(PREFIX + name, shape, Role.WEIGHT, Initializer.constant(0));
    float[][] mask = new float[BATCH][POSITIONS];
    for (int row = 0; row < BATCH; row++) {
      Arrays.fill(mask[row], 0, LENGTHS[row], 1);
    }
    return new Input(
        Series.spec(POSITIONS, CHANNELS),
        List.of(net.tf().identity(values), net.tf().constant(mask)));
  }

  /**
   * A network on such series, in training.
   *
   * @param padding what there is behind their ends
   */
  public static LayerBench bench(Function<Net, Operand<TFloat32>> network, float padding) {
    Map<String, float[]> values = new HashMap<>();
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Operand<TFloat32> unused = network.apply(net);
      net.variables().forEach(each -> values.put(each.name(), numbers(each, padding)));
    }
    return new LayerBench(Phase.TRAINING, Precision.FLOAT32, network::apply, values);
  }

  private static float[] numbers(Variable variable, float padding) {
    boolean series = variable.name().startsWith(PREFIX);
    String name = series ? variable.name().substring(PREFIX.length()) : variable.name();
    int phase = name.chars().sum();
    int gain = name.endsWith("norm1.weight") || name.endsWith("norm2.weight") ? 1 : 0;
    float[] numbers = new float[variable.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          series && isPadding(i) ? padding : (float) (gain + 0.4 * Math.sin(phase + 0.9 * i));
    }
    return numbers;
  }

  /** Whether a number of a batch lies behind the end of its series. */
  public static boolean isPadding(int index) {
    int place = index / CHANNELS;
    return place % POSITIONS >= LENGTHS[place / POSITIONS];
  }
}
