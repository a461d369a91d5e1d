package org.isomer.eval.series;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.data.series.Normalization;
import org.isomer.data.series.TsFiles;
import org.isomer.modality.series.Series;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;

/**
 * Prints the seconds of processor time of 1-NN by dynamic time warping on one thread, in turn with
 * a plain loop in C ({@code src/test/c/dtw.c}), and the right answers of both. Arguments: the
 * program in C, a window, and the folder of a data set of the UCR or UEA archive with {@code
 * NAME_TRAIN.ts} and {@code NAME_TEST.ts}.
 */
final class DtwBench {
  private static final int TURNS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DtwBench() {}

  private record Labelled(Points points, int label) {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    double window = Double.parseDouble(arguments[1]);
    Path folder = Path.of(arguments[2]);
    String name = String.valueOf(folder.getFileName());
    ClassData data = open(folder.resolve(name + "_TRAIN.ts"), folder.resolve(name + "_TEST.ts"));
    List<Labelled> train = read(data, Split.TRAIN);
    List<Labelled> test = read(data, Split.TEST);
    Path plain = Files.createTempDirectory("dtw");
    List<String> command =
        List.of(
            arguments[0],
            write(plain.resolve("train.txt"), train).toString(),
            write(plain.resolve("test.txt"), test).toString(),
            arguments[1]);
    for (int turn = 0; turn < TURNS; turn++) {
      long start = THREADS.getCurrentThreadCpuTime();
      WarpedNeighbours neighbours =
          new WarpedNeighbours(train.stream().map(Labelled::points).toList(), new Warping(window));
      long right =
          test.stream()
              .filter(each -> train.get(neighbours.nearest(each.points)).label == each.label)
              .count();
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      String[] other = run(command).strip().split(" ", -1);
      System.out.printf(
          Locale.ROOT,
          "%s, window %s: %d of %d in %.3f s; C: %s in %s s; C takes %.2f times as long%n",
          name,
          window,
          right,
          test.size(),
          seconds,
          other[0],
          other[1],
          Double.parseDouble(other[1]) / seconds);
    }
  }

  private static ClassData open(Path train, Path test) {
    return ClassData.of(
        new TsFiles()
            .create(
                new TsFiles.Config(
                    train, test, Optional.empty(), 0, Optional.empty(), Normalization.NONE)));
  }

  private static List<Labelled> read(ClassData data, Split split) {
    List<Labelled> all = new ArrayList<>();
    for (long i = 0; i < data.split(split).size(); i++) {
      Series series = (Series) data.split(split).buffer();
      data.split(split).read(i, series);
      int label = data.split(split).annotation(i).orElseThrow();
      all.add(new Labelled(Points.of(series), label));
    }
    return all;
  }

  private static Path write(Path file, List<Labelled> all) throws IOException {
    StringBuilder lines = new StringBuilder();
    lines.append(all.size()).append(' ').append(all.get(0).points.channels()).append('\n');
    for (Labelled each : all) {
      lines.append(each.label).append(' ').append(each.points.length());
      for (double value : each.points.values()) {
        lines.append(' ').append(value);
      }
      lines.append('\n');
    }
    return Files.writeString(file, lines);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
    return said;
  }
}
