package org.isomer.data.image;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.order.Shuffled;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Split;
import org.isomer.spi.Step;

/**
 * How fast data are opened and batches are made, without any real augmentation. Run {@code main}
 * with the path of an image folder, or without arguments for the bundled images.
 */
final class DataBenchmark {
  private static final int BATCH = 256;
  private static final double SECONDS = 3;
  private static final ImageAugmentation MIRROR =
      (image, random) -> {
        if (random.nextBoolean(0.5)) {
          float[] spare = image.spare(image.size());
          for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < image.width(); column++) {
              int to = image.offset(row, image.width() - 1 - column);
              System.arraycopy(
                  image.values(), image.offset(row, column), spare, to, image.channels());
            }
          }
          image.swap(image.height(), image.width());
        }
      };

  private DataBenchmark() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      measure(
          "bundled", () -> new FashionMnist().create(new FashionMnist.Config(Optional.empty())));
      return;
    }
    Path folder = Path.of(arguments[0]);
    for (Cache cache : List.of(Cache.AUTO, Cache.NONE)) {
      ImageFolder.Config config =
          new ImageFolder.Config(folder, Optional.empty(), 3, 0.1, 0.1, Optional.empty(), cache);
      measure("cache " + cache, () -> new ImageFolder().create(config));
    }
  }

  private static void measure(String name, Supplier<Dataset> open) {
    long before = usedMemory();
    long start = System.nanoTime();
    Dataset dataset = open.get();
    double seconds = seconds(start);
    System.out.printf(
        "%s: %d train, opened in %.2f s, %d MB, digest %s%n",
        name,
        dataset.split(Split.TRAIN).size(),
        seconds,
        (usedMemory() - before) >> 20,
        dataset.digest());
    for (int threads : new int[] {1, 2}) {
      train(dataset.split(Split.TRAIN), threads);
    }
    evaluate(dataset.split(Split.TRAIN));
  }

  private static void train(Examples examples, int threads) {
    List<Step> view = List.of(MIRROR);
    Batching batching = new Batching(BATCH, threads, 2);
    try (BatchPipeline pipeline =
        BatchPipeline.training(examples, List.of(view, view), batching, Shuffled.ORDER, 1, 0)) {
      rate(pipeline, 1);
      long allocated = allocatedByOthers();
      int batches = rate(pipeline, SECONDS);
      System.out.printf(
          "  training, 2 views, %d threads: %.0f examples/s, %.0f bytes allocated for a batch%n",
          threads, batches * BATCH / SECONDS, (double) (allocatedByOthers() - allocated) / batches);
    }
  }

  private static void evaluate(Examples examples) {
    long start = System.nanoTime();
    try (BatchPipeline pipeline =
        BatchPipeline.evaluation(examples, List.of(), new Batching(BATCH, 2, 2))) {
      while (pipeline.hasNext()) {
        pipeline.take().close();
      }
    }
    System.out.printf(
        "  evaluation, 2 threads: %.0f examples/s%n", examples.size() / seconds(start));
  }

  private static int rate(BatchPipeline pipeline, double seconds) {
    long start = System.nanoTime();
    int batches = 0;
    for (; seconds(start) < seconds; batches++) {
      pipeline.take().close();
    }
    return batches;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Bytes that all live threads but this one have allocated so far. */
  private static long allocatedByOthers() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long[] others = Arrays.stream(threads.getAllThreadIds()).filter(id -> id != self).toArray();
    return Arrays.stream(threads.getThreadAllocatedBytes(others)).filter(b -> b > 0).sum();
  }
}
