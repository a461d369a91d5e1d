package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class SimilarityTest {
  @ParameterizedTest
  @CsvSource({"1000, 1", "2500, 3", "16384, 16", "20000, 24", "65536, 256"})
  void aBlockOfSimilaritiesIsBounded(int rows, int blocks) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);

      assertThat(
              Similarity.chunks(
                  tf, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, 2))), 1024))
          .hasSize(blocks);
    }
  }
}
