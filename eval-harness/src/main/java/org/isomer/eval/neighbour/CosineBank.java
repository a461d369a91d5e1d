package org.isomer.eval.neighbour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.matrix.FarRows;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.eval.matrix.Transpose;
import org.isomer.graph.Precision;
import org.isomer.graph.Processor;
import org.isomer.graph.RoughProducts;
import org.isomer.spi.FeatureMatrix;

/**
 * Feature vectors that can be searched by cosine similarity. Safe for many threads.
 *
 * <p>A large search looks at rough products first, and computes those numbers that can matter. What
 * it finds is to the bit what comparing everything finds.
 */
public final class CosineBank {
  /** Queries compared with the bank at a time. */
  private static final int BLOCK = 8;

  /** Queries that have rough products at a time. */
  private static final int ROUGH_BLOCK = 512;

  /** Multiplications from which on a search is large. */
  private static final long LARGE = 1L << 30;

  private final float[][] bank;
  private final Optional<FarBank> far;

  /** A bank of vectors; their lengths do not matter. */
  public CosineBank(FeatureMatrix bank) {
    this.bank = unitLength(bank);
    far = FarRows.are(bank.rows(), true) ? Optional.of(new FarBank(bank.rows())) : Optional.empty();
  }

  /** The number of vectors in the bank. */
  public int size() {
    return bank.length;
  }

  /**
   * The most similar vectors of the bank for each query.
   *
   * @param k how many; all of the bank if it has fewer
   */
  public List<NearestRows> nearest(FeatureMatrix queries, int k) {
    int most = Math.min(k, size());
    if (far.isPresent()) {
      return far.get().nearest(queries.rows(), most);
    }
    float[][] rows = unitLength(queries);
    long products = (long) rows.length * size() * bank[0].length;
    return products < LARGE
        ? amongAll(rows, most)
        : amongShortlisted(
            rows, most, Processor.hasBfloat16() ? Precision.BFLOAT16 : Precision.FLOAT32);
  }

  List<NearestRows> amongAll(float[][] queries, int k) {
    float[][] columns = Transpose.of(bank);
    return blocks(queries, BLOCK)
        .parallel()
        .flatMap(block -> Arrays.stream(similarities(block, columns)))
        .map(similarities -> Largest.of(similarities, k))
        .toList();
  }

  private float[][] similarities(float[][] queries, float[][] columns) {
    float[][] similarities = new float[queries.length][size()];
    MatrixProduct.add(similarities, queries, columns);
    return similarities;
  }

  List<NearestRows> amongShortlisted(float[][] queries, int k, Precision precision) {
    List<NearestRows> nearest = new ArrayList<>();
    try (RoughProducts products = new RoughProducts(bank, precision)) {
      blocks(queries, ROUGH_BLOCK)
          .forEach(
              block -> {
                Shortlist[] lists = new Shortlist[block.length];
                Arrays.setAll(lists, i -> new Shortlist(k, products.error()));
                products.multiply(
                    block,
                    (query, first, count, values) -> lists[query].offer(first, count, values));
                nearest.addAll(nearest(lists, block, k));
              });
    }
    return nearest;
  }

  private List<NearestRows> nearest(Shortlist[] lists, float[][] queries, int k) {
    float[][] rest =
        IntStream.range(0, queries.length)
            .filter(i -> lists[i].isFull())
            .mapToObj(i -> queries[i])
            .toArray(float[][]::new);
    Iterator<NearestRows> ofRest =
        rest.length == 0 ? Collections.emptyIterator() : amongAll(rest, k).iterator();
    List<Optional<NearestRows>> listed =
        IntStream.range(0, queries.length)
            .parallel()
            .mapToObj(
                i ->
                    lists[i].isFull()
                        ? Optional.<NearestRows>empty()
                        : Optional.of(among(lists[i].indices(), queries[i], k)))
            .toList();
    return listed.stream().map(found -> found.orElseGet(ofRest::next)).toList();
  }

  private NearestRows among(int[] candidates, float[] query, int k) {
    float[][] rows = Arrays.stream(candidates).mapToObj(i -> bank[i]).toArray(float[][]::new);
    NearestRows places = Largest.of(MatrixProduct.dots(query, rows), k);
    int[] indices = Arrays.stream(places.indices()).map(place -> candidates[place]).toArray();
    return new NearestRows(indices, places.similarities());
  }

  private static Stream<float[][]> blocks(float[][] rows, int size) {
    return IntStream.range(0, (rows.length + size - 1) / size)
        .mapToObj(
            block ->
                Arrays.copyOfRange(rows, block * size, Math.min(rows.length, (block + 1) * size)));
  }

  private static float[][] unitLength(FeatureMatrix features) {
    return Scaling.L2.fit(features).apply(features).rows();
  }
}
