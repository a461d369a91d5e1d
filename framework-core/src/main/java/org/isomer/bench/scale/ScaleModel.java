package org.isomer.bench.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.bench.measure.BenchRecord;
import org.isomer.bench.measure.Figures;

/**
 * What more workers bring, from what was measured with few. A step takes its own work and then its
 * exchanges, one after the other, each by its {@link Ring} and the {@link Link}:
 *
 * <pre>
 *   all-reduce of B bytes among n:  2 (n − 1) latency + 2 (n − 1) / n · B / bandwidth
 *   all-gather of B bytes among n:    (n − 1) latency +   (n − 1) / n · B / bandwidth
 * </pre>
 *
 * <p>Workers that share a machine share one batch, so that their own work is that of one worker on
 * the whole machine. Devices of a cluster have a batch each: gathered embeddings and statistics
 * grow with their number, gradients do not.
 *
 * @param alone what one worker has reached
 * @param measured what more workers have reached, at least one of them
 */
public record ScaleModel(Reached alone, List<Reached> measured) {
  private static final int[] DEVICES = {8, 16, 32, 64, 128, 256, 512, 1024};
  private static final double[] BANDWIDTHS = {1, 10, 25, 100, 400};
  private static final double MILLI = 1e3;
  private static final double PERCENT = 100;

  public ScaleModel {
    measured = List.copyOf(measured);
  }

  /**
   * A step as some workers have taken it.
   *
   * @param views that it trained on
   * @param seconds that it took
   */
  public record Reached(double views, double seconds, StepExchanges exchanges) {
    /** What a record of {@code bench step} says. */
    public static Reached of(BenchRecord.Case measured, int views) {
      return new Reached(
          views, views / measured.samples().get(0).median(), StepExchanges.of(measured));
    }

    int workers() {
      return exchanges.workers();
    }

    private Stream<Link.Point> points() {
      return exchanges.all().stream()
          .map(each -> new Link.Point(each.hops(workers()), each.sent(workers()), each.seconds()));
    }
  }

  /** The link of this machine. */
  Link link() {
    return Link.fit(measured.stream().flatMap(Reached::points).toList());
  }

  /**
   * How long a step of some workers should take, by the link that the exchanges of all others show.
   */
  double predicted(Reached reached) {
    List<Link.Point> others =
        measured.stream().filter(each -> !each.equals(reached)).flatMap(Reached::points).toList();
    Link link = others.isEmpty() ? link() : Link.fit(others);
    return alone.seconds() + seconds(reached.exchanges().all(), reached.workers(), link);
  }

  /** How long a step takes on devices that each do what one worker does here. */
  double seconds(int devices, Link link) {
    StepExchanges known = measured.get(measured.size() - 1).exchanges();
    List<StepExchanges.Exchange> grown =
        known.all().stream()
            .map(each -> each.times(each.kind().growth(known.workers(), devices)))
            .toList();
    return alone.seconds() + seconds(grown, devices, link);
  }

  private static double seconds(List<StepExchanges.Exchange> all, int workers, Link link) {
    return all.stream()
        .mapToDouble(each -> link.seconds(each.hops(workers), each.sent(workers)))
        .sum();
  }

  /** The share of a device's time that goes into its own work. */
  double efficiency(int devices, Link link) {
    return alone.seconds() / seconds(devices, link);
  }

  /** The views of all devices in a second. */
  double rate(int devices, Link link) {
    return devices * alone.views() / seconds(devices, link);
  }

  public List<Figures> figures() {
    Link link = link();
    return List.of(
        steps(),
        new Figures(
            "What an exchange takes here: hops · latency + bytes / bandwidth, fitted to those above",
            List.of("ms latency", "Gbit/s"),
            List.of(Figures.Row.of("link", link.latency() * MILLI, link.gigabitsPerSecond()))),
        table(
            "Devices that each do what one worker does here: efficiency, % by Gbit/s",
            (devices, other) -> PERCENT * efficiency(devices, other)),
        table("The same: views/s by Gbit/s", this::rate));
  }

  private Figures steps() {
    List<Figures.Row> rows = new ArrayList<>();
    rows.add(row(alone, alone.seconds()));
    measured.forEach(each -> rows.add(row(each, predicted(each))));
    return new Figures(
        "A step on this machine, whose threads the workers share",
        List.of(
            "views/s",
            "ms",
            "own work",
            "gather",
            "sums",
            "waiting",
            "ms predicted",
            "predicted / measured, %"),
        rows);
  }

  private static Figures.Row row(Reached reached, double predicted) {
    StepExchanges exchanges = reached.exchanges();
    double gather = exchanges.seconds(Ring.GATHER);
    double sums = exchanges.seconds(Ring.SUM);
    double waiting = exchanges.waited();
    return Figures.Row.of(
        named(reached.workers(), "worker"),
        reached.views() / reached.seconds(),
        reached.seconds() * MILLI,
        (reached.seconds() - gather - sums - waiting) * MILLI,
        gather * MILLI,
        sums * MILLI,
        waiting * MILLI,
        predicted * MILLI,
        PERCENT * predicted / reached.seconds());
  }

  /** A number for some devices with a link. */
  @FunctionalInterface
  private interface Cell {
    double of(int devices, Link link);
  }

  private Figures table(String title, Cell cell) {
    Link here = link();
    List<String> columns = new ArrayList<>();
    DoubleStream.of(BANDWIDTHS).forEach(each -> columns.add(Figures.text(each)));
    columns.add("as here");
    List<Figures.Row> rows =
        IntStream.of(DEVICES)
            .mapToObj(
                devices ->
                    Figures.Row.of(
                        named(devices, "device"),
                        DoubleStream.concat(
                                DoubleStream.of(BANDWIDTHS)
                                    .map(each -> cell.of(devices, here.of(each))),
                                DoubleStream.of(cell.of(devices, here)))
                            .toArray()))
            .toList();
    return new Figures(title, columns, rows);
  }

  private static String named(int count, String what) {
    return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }
}
