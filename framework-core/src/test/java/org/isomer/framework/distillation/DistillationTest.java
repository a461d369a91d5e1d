package org.isomer.framework.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.framework.Fixed;
import org.isomer.framework.StepBench;
import org.isomer.graph.Initializer;
import org.isomer.graph.LayerBench;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.isomer.spi.Projector;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** Two students of one teacher by the mean squared error, through a matrix. */
class DistillationTest {
  private static final int BATCH = 3;
  private static final int FEATURES = 2;
  private static final int TEACHER = 4;
  private static final float[] FIRST = {0.5f, -1, 2, 0.25f, -0.75f, 1.5f};
  private static final float[] SECOND = {1, 0.5f, -0.5f, -1.25f, 0.75f, 2};
  private static final float[] MATRIX = {0.3f, -0.2f, 0.1f, 0.4f, -0.6f, 0.5f, 0.7f, -0.1f};
  private static final float[] TARGETS = {1, 2, -1, 0, 0.5f, -0.5f, 3, 1, -2, 1, 0.25f, -1};

  private static final Encoder AS_IT_IS =
      new Encoder() {
        @Override
        public Features encode(Net net, Input input) {
          return new Features(input.floats("values"), List.of());
        }

        @Override
        public int dim() {
          return FEATURES;
        }
      };

  private static final Loss MEAN_SQUARED_ERROR =
      new Loss() {
        @Override
        public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
          return LossTerms.of(
              tf.math.mean(
                  tf.math.squaredDifference(embeddings.queries(), embeddings.keys()),
                  tf.array(0, 1)));
        }
      };

  private static Input view(Net net, String name, String tensor, int width) {
    Operand<TFloat32> values =
        net.variable(name, Shape.of(BATCH, width), Role.WEIGHT, Initializer.constant(0));
    return new Input(
        InputSpec.of("rows", TensorSpec.floats(tensor, width)), List.of(net.tf().identity(values)));
  }

  private static Operand<TFloat32> loss(Net net) {
    Projector projector = StepBench.matrix(TEACHER);
    Framework framework =
        new Distillation()
            .create(
                new Distillation.Config(
                    Optional.of(Fixed.choice(projector)), Fixed.choice(MEAN_SQUARED_ERROR)));
    Objective objective =
        framework.build(
            net,
            AS_IT_IS,
            new Instances(
                List.of(
                    view(net, "first", "values", FEATURES),
                    view(net, "second", "values", FEATURES),
                    view(net, "teacher", Input.VECTOR, TEACHER)),
                net.tf().constant(new int[BATCH]),
                0,
                1));
    assertThat(objective.embeddings()).hasSize(2);
    return objective.loss();
  }

  private static LayerBench bench() {
    return new LayerBench(
        Phase.TRAINING,
        Precision.FLOAT32,
        DistillationTest::loss,
        Map.of(
            "first", FIRST, "second", SECOND, "teacher", TARGETS, "projector.fc.weight", MATRIX));
  }

  /** The mean over all numbers of (x W − t)². */
  private static double error(float[] student) {
    return IntStream.range(0, BATCH * TEACHER)
        .mapToDouble(
            i -> {
              double made =
                  student[i / TEACHER * FEATURES] * MATRIX[i % TEACHER]
                      + student[i / TEACHER * FEATURES + 1] * MATRIX[TEACHER + i % TEACHER];
              return Math.pow(made - TARGETS[i], 2);
            })
        .average()
        .orElseThrow();
  }

  @Test
  void theLossIsTheMeanOverStudentsOfTheDistanceToOneTeacher() {
    try (LayerBench bench = bench()) {
      assertThat(bench.output())
          .containsExactly(
              new float[] {(float) ((error(FIRST) + error(SECOND)) / 2)}, within(1e-6f));
    }
  }

  @Test
  void theGradientsOfStudentsAndProjectorAreThoseOfCentralDifferences() {
    try (LayerBench bench = bench()) {
      bench.assertGradients(0x1p-4f, 1e-5);
    }
  }
}
