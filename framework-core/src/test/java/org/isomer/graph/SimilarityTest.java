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
  @CsvSource({
    "1000, 1000, 1024, 1",
    "2500, 2500, 1024, 3",
    "16384, 16384, 1024, 16",
    "20000, 20000, 1024, 24",
    "65536, 65536, 1024, 256",
    "8192, 8192, 1048576, 4",
    "1024, 65536, 1024, 4",
    "2, 33554432, 1024, 2"
  })
  void aBlockOfSimilaritiesIsBounded(int rows, int compared, int chunk, int blocks) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);

      assertThat(Similarity.chunks(tf, rows(tf, rows), rows(tf, compared), chunk)).hasSize(blocks);
    }
  }

  private static Placeholder<TFloat32> rows(Ops tf, int count) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(count, 2)));
  }
}
