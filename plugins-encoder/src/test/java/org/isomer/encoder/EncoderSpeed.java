package org.isomer.encoder;

import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.tensorflow.ndarray.Shape;

/**
 * Prints how many views a second the CIFAR ResNet-18 takes forward and backward. Arguments: the
 * precision (FLOAT32 or BFLOAT16), the batch size and the number of steps; without them FLOAT32, 64
 * and 10.
 */
final class EncoderSpeed {
  private static final int WARM_UP = 2;

  private EncoderSpeed() {}

  public static void main(String[] arguments) {
    boolean given = arguments.length == 3;
    Precision precision = given ? Precision.valueOf(arguments[0]) : Precision.FLOAT32;
    int batch = given ? Integer.parseInt(arguments[1]) : 64;
    int steps = given ? Integer.parseInt(arguments[2]) : 10;
    Encoder encoder = new ResNet18().create(new ResNetConfig(Stem.CIFAR, 1, false));
    try (NetworkBench bench =
        new NetworkBench(
            (net, input) -> encoder.encode(net, Input.ofImages(input)).pooled(),
            Phase.TRAINING,
            precision,
            Shape.of(batch, 32, 32, 3))) {
      for (int i = 0; i < WARM_UP; i++) {
        bench.silentStep();
      }
      double fastest = Double.POSITIVE_INFINITY;
      long start = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        long begin = System.nanoTime();
        bench.silentStep();
        fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e9);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "resnet18 cifar %s batch %d: %.1f views/s (fastest step %.1f)%n",
          precision, batch, steps * batch / seconds, batch / fastest);
    }
  }
}
