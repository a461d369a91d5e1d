package org.isomer.loss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Embeddings;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Prints the seconds and the peak memory of NT-Xent with its gradient, in chunks. Linux only: the
 * peak is the process's, so each setting needs a process of its own. Arguments: the rows of both
 * views together, the dimensions, and the rows of a chunk; without them 16384, 128 and 1024.
 */
final class ChunkBenchmark {
  private static final int STEPS = 4;

  private ChunkBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    boolean given = arguments.length == 3;
    int rows = given ? Integer.parseInt(arguments[0]) : 16384;
    int dimensions = given ? Integer.parseInt(arguments[1]) : 128;
    int chunk = given ? Integer.parseInt(arguments[2]) : 1024;
    Shape shape = Shape.of(rows / 2, dimensions);
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TFloat32 first = normal("first", shape);
        TFloat32 second = normal("second", shape)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> queries = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      Operand<TFloat32> keys = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      Operand<TFloat32> loss =
          new NtXent()
              .create(new NtXent.Config(0.5, chunk))
              .apply(tf, Embeddings.of(queries, keys))
              .total();
      Output<?>[] gradients =
          graph.addGradients(
              loss.asOutput(), new Output<?>[] {queries.asOutput(), keys.asOutput()});
      Session.Runner call =
          session
              .runner()
              .feed(queries, first)
              .feed(keys, second)
              .fetch(loss)
              .fetch(gradients[0])
              .fetch(gradients[1]);
      double before = peakMebibytes();
      double fastest = Double.POSITIVE_INFINITY;
      double value = 0;
      for (int step = 0; step < STEPS; step++) {
        long start = System.nanoTime();
        try (Result result = call.run()) {
          value = ((TFloat32) result.get(0)).getFloat();
        }
        fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
      }
      System.out.printf(
          "%d rows of %d dimensions, chunks of %d: loss %.7f, %.2f s, %.0f MiB more at the peak%n",
          rows, dimensions, chunk, value, fastest, peakMebibytes() - before);
    }
  }

  private static TFloat32 normal(String stream, Shape shape) {
    CounterRandom random = CounterRandom.of(0, stream);
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
  }

  private static double peakMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
