package org.isomer.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.encoder.text.TextTransformer;
import org.isomer.encoder.text.TextTransformer.Norm;
import org.isomer.encoder.text.TokenPooling;
import org.isomer.feature.Inlet;
import org.isomer.framework.siamese.Siamese;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.gradient.Gradients;
import org.isomer.loss.MultipleNegativesRanking;
import org.isomer.loss.MultipleNegativesRanking.Directions;
import org.isomer.modality.text.Tokens;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.Objective;
import org.isomer.tensor.Rows;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * Prints the seconds and the peak memory of loss and gradient of multiple negatives ranking on
 * pairs, in chunks or not. Linux only: the peak is the process's, so each setting needs a process
 * of its own. Arguments: pairs in a batch, pairs in a chunk (0 for all at once), width, blocks,
 * tokens; without them 4096, 64, 128, 2 and 32.
 */
final class ChunkBench {
  private static final int STEPS = 3;
  private static final int VOCABULARY = 8000;

  private ChunkBench() {}

  public static void main(String[] arguments) throws IOException {
    int[] given = {4096, 64, 128, 2, 32};
    for (int i = 0; i < arguments.length; i++) {
      given[i] = Integer.parseInt(arguments[i]);
    }
    int batch = given[0];
    int chunk = given[1];
    Encoder encoder =
        new TextTransformer()
            .create(
                new TextTransformer.Config(
                    given[2],
                    given[3],
                    4,
                    4,
                    TokenPooling.MEAN,
                    Norm.POST,
                    Optional.empty(),
                    0,
                    0.1,
                    false));
    Choice<Loss> loss =
        new Choice<>(
            new MultipleNegativesRanking(),
            new MultipleNegativesRanking.Config(20, Directions.ONE, 1024));
    Tokens tokens = new Tokens(Collections.nCopies(VOCABULARY, "piece"), given[4]);
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      List<Inlet> inlets =
          List.of(Inlet.of(net, tokens.spec(), batch), Inlet.of(net, tokens.spec(), batch));
      List<Input> views = inlets.stream().map(Inlet::input).toList();
      Objective objective =
          new Siamese()
              .create(
                  new Siamese.Config(
                      Optional.empty(), loss, chunk == 0 ? Optional.empty() : Optional.of(chunk)))
              .build(net, encoder, new Instances(views, net.tf().constant(new int[batch]), 0, 1));
      Map<String, Operand<TFloat32>> trained = new LinkedHashMap<>();
      net.variables().stream()
          .filter(variable -> variable.role().trained())
          .forEach(variable -> trained.put(variable.name(), variable.ref()));
      Gradients gradients = Gradients.of(graph, objective.loss(), trained);
      try (GraphSession session = new GraphSession(graph, net, 2)) {
        session.initialize(0);
        double before = peakMebibytes();
        List<Double> seconds = new ArrayList<>();
        double value = 0;
        for (int step = 0; step <= STEPS; step++) {
          Session.Runner call = session.runner().fetch(objective.loss());
          gradients.values().values().forEach(call::fetch);
          for (int view = 0; view < views.size(); view++) {
            inlets.get(view).feed(call, texts(tokens, batch, view), batch);
          }
          long start = System.nanoTime();
          value = GraphSession.run(call, result -> (double) ((TFloat32) result.get(0)).getFloat());
          seconds.add((System.nanoTime() - start) / 1e9);
        }
        System.out.printf(
            "%d pairs in chunks of %d, width %d, %d blocks, %d tokens: loss %.6f, first step %.1f s, then %.2f s, %.0f MiB more at the peak%n",
            batch,
            chunk,
            given[2],
            given[3],
            given[4],
            value,
            seconds.get(0),
            Collections.min(seconds.subList(1, seconds.size())),
            peakMebibytes() - before);
      } finally {
        inlets.forEach(Inlet::close);
      }
    }
  }

  private static Rows texts(Tokens tokens, int batch, int view) {
    Rows rows = new Rows(tokens.spec(), batch);
    CounterRandom random = CounterRandom.of(view, "texts");
    for (int row = 0; row < batch; row++) {
      tokens.clear();
      for (int i = 0; i < tokens.places(); i++) {
        tokens.add(random.nextInt(VOCABULARY));
      }
      tokens.layInto(rows, row);
    }
    return rows;
  }

  private static double peakMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
