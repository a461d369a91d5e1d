package org.isomer.eval.bench;

import jakarta.inject.Inject;
import java.util.List;
import org.isomer.bench.measure.Bench;
import org.isomer.bench.measure.RepeatedWork;
import org.isomer.bench.measure.Request;
import org.isomer.bench.measure.Size;
import org.isomer.bench.measure.Trial;
import org.isomer.bench.measure.Work;
import org.isomer.eval.neighbour.CosineBank;
import org.isomer.spi.FeatureMatrix;

/**
 * {@code isomer bench knn --size BANKxDIMxQUERIES}: the {@value #NEIGHBOURS} nearest of a bank of
 * normal random vectors by cosine similarity, for each of other vectors; making the bank ready is
 * part of a call.
 */
public final class NeighbourBench implements Bench {
  private static final int NEIGHBOURS = 20;

  /** The only one there is. */
  @Inject
  public NeighbourBench() {}

  @Override
  public String name() {
    return "knn";
  }

  @Override
  public List<String> sizeParts() {
    return List.of("bank", "dim", "queries");
  }

  @Override
  public List<Trial> open(Request request) {
    return request.sizesOr(Size.of(50_000, 512, 10_000)).stream()
        .<Trial>map(Searching::new)
        .toList();
  }

  private record Searching(Size size) implements Trial {
    @Override
    public String title() {
      return "%d nearest of %,d vectors of %d numbers, for %,d"
          .formatted(NEIGHBOURS, size.get(0), size.get(1), size.get(2));
    }

    @Override
    public List<Work> works() {
      FeatureMatrix bank = RandomFeatures.of("bank", size.get(0), size.get(1));
      FeatureMatrix queries = RandomFeatures.of("queries", size.get(2), size.get(1));
      return List.of(
          new RepeatedWork(
              "nearest neighbours",
              "queries/s",
              size.get(2),
              () -> new CosineBank(bank).nearest(queries, NEIGHBOURS)));
    }
  }
}
