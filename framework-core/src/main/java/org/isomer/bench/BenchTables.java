package org.isomer.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.isomer.bench.measure.BenchRecord;
import org.isomer.bench.measure.Figures;
import org.isomer.bench.measure.Interval;
import org.isomer.bench.measure.Sample;
import org.isomer.cli.spi.Console;
import org.isomer.graph.Machine;

/** Prints what was measured. */
record BenchTables(Console console) {
  private static final List<String> HEADER =
      List.of("", "unit", "median", "interval of the median", "lowest", "highest", "rounds");

  private static final double PERCENT = 100;

  void print(BenchRecord.Case measured) {
    console.heading(measured.title());
    console.table(
        HEADER,
        Stream.concat(measured.samples().stream(), measured.ratios().stream())
            .map(BenchTables::row)
            .toList());
    Interval interval = measured.samples().get(0).interval();
    console.line(
        String.format(
            Locale.ROOT,
            "Intervals are order statistics and hold the median with %.1f %%; ratios are taken round by round.",
            PERCENT * interval.confidence()));
    if (measured.peakMemory() != null) {
      console.line("Peak memory of this process: " + Machine.amount(measured.peakMemory()));
    }
    print(measured.figures());
  }

  void print(List<Figures> all) {
    for (Figures figures : all) {
      console.heading(figures.title());
      console.table(figures.header(), figures.cells());
    }
  }

  private static List<String> row(Sample sample) {
    return List.of(
        sample.name(),
        sample.unit(),
        Figures.text(sample.median()),
        "%s–%s"
            .formatted(
                Figures.text(sample.interval().low()), Figures.text(sample.interval().high())),
        Figures.text(sample.lowest()),
        Figures.text(sample.highest()),
        String.valueOf(sample.rounds().size()));
  }
}
