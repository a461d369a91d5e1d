package org.isomer.framework;

import java.util.List;
import java.util.stream.Stream;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a loss compares of two views where its two sides differ, of the whole batch.
 *
 * @param queries shape (batch, embedding) each
 * @param keys of the same shapes, of the same views
 * @param embeddings what is watched, shape (batch, embedding) each
 */
public record Sides(
    List<Operand<TFloat32>> queries,
    List<Operand<TFloat32>> keys,
    List<Operand<TFloat32>> embeddings) {
  /** Gathers the rows of all replicas. */
  public static Sides gathered(
      Net net,
      List<Operand<TFloat32>> queries,
      List<Operand<TFloat32>> keys,
      List<Operand<TFloat32>> embeddings) {
    List<Operand<TFloat32>> all =
        GlobalBatch.of(net)
            .gather(Stream.of(queries, keys, embeddings).flatMap(List::stream).toList());
    int begin = queries.size() + keys.size();
    return new Sides(
        all.subList(0, queries.size()),
        all.subList(queries.size(), begin),
        all.subList(begin, all.size()));
  }
}
