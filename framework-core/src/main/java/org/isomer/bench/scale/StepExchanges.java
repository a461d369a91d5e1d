package org.isomer.bench.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.isomer.bench.measure.BenchRecord;
import org.isomer.bench.measure.Figures;
import org.jspecify.annotations.Nullable;

/**
 * What workers exchange in a step, as a record of {@code bench step} holds it.
 *
 * @param workers how many there are
 * @param all the exchanges of each kind
 */
public record StepExchanges(int workers, List<Exchange> all) {
  private static final String TITLE = "Exchanges of a step among %d workers";
  private static final String BEGIN = TITLE.substring(0, TITLE.indexOf('%'));
  private static final List<String> COLUMNS = List.of("exchanges", "MB", "ms", "ms waiting");
  private static final double MEGA = 1e6;
  private static final double MILLI = 1e3;

  public StepExchanges {
    all = List.copyOf(all);
  }

  /**
   * All exchanges of one kind in a step.
   *
   * @param count how many there are
   * @param bytes of all their tensors, each as a whole
   * @param seconds that they take once all workers are there
   * @param waited seconds that a worker waits in them for others, the mean of all workers
   */
  public record Exchange(
      ExchangeKind kind, double count, double bytes, double seconds, double waited) {
    /** How often a worker sends, one time after the other. */
    double hops(int workers) {
      return count * kind.ring().hops(workers);
    }

    /** The bytes that a worker sends. */
    double sent(int workers) {
      return kind.ring().sent(workers, bytes);
    }

    /** As many again and again. */
    public Exchange repeated(int times) {
      return new Exchange(kind, times * count, times * bytes, times * seconds, times * waited);
    }

    /** The same with so many times the bytes. */
    Exchange times(double growth) {
      return new Exchange(kind, count, bytes * growth, seconds, waited);
    }
  }

  /** Seconds of some kind of exchange. */
  double seconds(Ring ring) {
    return all.stream()
        .filter(each -> each.kind().ring() == ring)
        .mapToDouble(Exchange::seconds)
        .sum();
  }

  /** Seconds that a worker waits for others. */
  double waited() {
    return all.stream().mapToDouble(Exchange::waited).sum();
  }

  public Figures figures() {
    return new Figures(
        TITLE.formatted(workers),
        COLUMNS,
        all.stream()
            .map(
                each ->
                    Figures.Row.of(
                        each.kind().title(),
                        each.count(),
                        each.bytes() / MEGA,
                        each.seconds() * MILLI,
                        each.waited() * MILLI))
            .toList());
  }

  /** What a record holds of them: nothing where a worker is alone. */
  static StepExchanges of(BenchRecord.Case measured) {
    return measured.figures().stream()
        .filter(each -> each.title().startsWith(BEGIN))
        .findFirst()
        .map(StepExchanges::of)
        .orElseGet(() -> new StepExchanges(1, List.of()));
  }

  private static StepExchanges of(Figures figures) {
    String number = figures.title().substring(BEGIN.length()).split(" ", 2)[0];
    List<Exchange> all = new ArrayList<>();
    for (Figures.Row row : figures.rows()) {
      List<@Nullable Double> values = row.values();
      all.add(
          new Exchange(
              kind(row.name()),
              value(values, 0),
              value(values, 1) * MEGA,
              value(values, 2) / MILLI,
              value(values, 3) / MILLI));
    }
    return new StepExchanges(Integer.parseInt(number), all);
  }

  private static double value(List<@Nullable Double> values, int column) {
    return Objects.requireNonNull(values.get(column));
  }

  private static ExchangeKind kind(String title) {
    return Arrays.stream(ExchangeKind.values())
        .filter(kind -> kind.title().equals(title))
        .findFirst()
        .orElseThrow();
  }
}
