package org.isomer.bench.train;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.isomer.bench.measure.Bench;
import org.isomer.bench.measure.Closing;
import org.isomer.bench.measure.Figures;
import org.isomer.bench.measure.RepeatedWork;
import org.isomer.bench.measure.Request;
import org.isomer.bench.measure.Sample;
import org.isomer.bench.measure.Size;
import org.isomer.bench.measure.Trial;
import org.isomer.bench.measure.Work;
import org.isomer.config.ConfigReader;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Machine;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.gradient.Gradients;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.Option;
import org.isomer.spi.Prototypes;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * {@code isomer bench loss LOSS --size BATCHxDIM}: a loss in float32 with its gradient with respect
 * to all views, on normal random embeddings. What else it needs has {@value #NEGATIVES} negatives,
 * {@value #CLASSES} classes, as many prototypes, and scores from −1 to 1. Sizes go from small to
 * large: memory that the process keeps counts for the next.
 */
public final class LossBench implements Bench {
  private static final int MOST_VIEWS = 16;
  private static final int NEGATIVES = 4096;
  private static final int CLASSES = 10;

  private final ConfigReader reader;

  /** With a reader of configurations. */
  @Inject
  public LossBench(ConfigReader reader) {
    this.reader = reader;
  }

  /** The loss behind the verb. */
  record Chosen(@Option(help = "The loss") Choice<Loss> loss) {}

  @Override
  public String name() {
    return "loss";
  }

  @Override
  public String argument() {
    return "LOSS";
  }

  @Override
  public List<String> sizeParts() {
    return List.of("batch", "dim");
  }

  @Override
  public List<Trial> open(Request request) {
    Choice<Loss> choice =
        reader.bindInline(Chosen.class, "bench loss", "loss: " + request.of()).loss();
    Loss loss = choice.create();
    int views =
        IntStream.rangeClosed(1, MOST_VIEWS)
            .map(i -> i == 1 ? 2 : i == 2 ? 1 : i)
            .filter(loss::acceptsViews)
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "bench loss: %s takes none of 1 to %d views."
                            .formatted(choice.plugin().name(), MOST_VIEWS)));
    return request.sizesOr(Size.of(256, 128), Size.of(1024, 128), Size.of(4096, 128)).stream()
        .<Trial>map(size -> new Losing(choice.plugin().name(), loss, views, size))
        .toList();
  }

  private static final class Losing implements Trial {
    private final String name;
    private final Loss loss;
    private final int views;
    private final Size size;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private long before;

    Losing(String name, Loss loss, int views, Size size) {
      this.name = name;
      this.loss = loss;
      this.views = views;
      this.size = size;
    }

    @Override
    public String title() {
      return "%s, %d views of %d embeddings of %d numbers"
          .formatted(name, views, size.get(0), size.get(1));
    }

    @Override
    public List<Work> works() {
      before = Machine.peakMemory().orElse(0);
      Graph graph = opened(new Graph());
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Ops tf = net.tf();
      List<Operand<TFloat32>> inputs = new ArrayList<>();
      List<Tensor> values = new ArrayList<>();
      for (int view = 0; view < views; view++) {
        values.add(opened(normal("view " + view, size.get(0), size.get(1))));
        inputs.add(
            tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(size.get(0), size.get(1)))));
      }
      Operand<TFloat32> total = loss.apply(tf, embeddings(tf, inputs)).total();
      Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
      inputs.forEach(input -> named.put("view " + named.size(), input));
      List<Output<?>> gradients = List.copyOf(gradients(graph, total, named));
      GraphSession session = opened(new GraphSession(graph, net, threads()));
      Runnable call =
          () -> {
            Session.Runner runner = session.runner().fetch(total);
            gradients.forEach(runner::fetch);
            for (int view = 0; view < views; view++) {
              runner.feed(inputs.get(view), values.get(view));
            }
            GraphSession.run(runner, result -> result.size());
          };
      return List.of(new RepeatedWork("loss and gradient", "calls/s", 1, call));
    }

    private Collection<Output<?>> gradients(
        Graph graph, Operand<TFloat32> total, Map<String, Operand<TFloat32>> named) {
      try {
        return Gradients.of(graph, total, named).values().values();
      } catch (IllegalArgumentException e) {
        throw new BadInputException(
            "bench loss: %s has no gradient with respect to all of its views: %s"
                .formatted(name, e.getMessage()),
            e);
      }
    }

    private Embeddings<TFloat32> embeddings(Ops tf, List<Operand<TFloat32>> inputs) {
      Embeddings<TFloat32> embeddings = Embeddings.of(inputs);
      int dim = size.get(1);
      if (loss.needs().contains(LossInput.NEGATIVES)) {
        embeddings = embeddings.withNegatives(constant(tf, "negatives", NEGATIVES, dim));
      }
      if (loss.needs().contains(LossInput.LABELS)) {
        embeddings =
            embeddings.withLabels(
                tf.constant(IntStream.range(0, size.get(0)).map(i -> i % CLASSES).toArray()));
      }
      if (loss.needs().contains(LossInput.PROTOTYPES)) {
        Operand<TFloat32> centres = constant(tf, "prototypes", CLASSES, dim);
        Operand<TFloat32> lengths =
            tf.math.sqrt(tf.sum(tf.math.square(centres), tf.constant(1), Sum.keepDims(true)));
        embeddings =
            embeddings.withPrototypes(
                new Prototypes<>(tf.math.div(centres, lengths), List.of(), tf.constant(0f)));
      }
      if (loss.needs().contains(LossInput.SCORES)) {
        float[] scores = new float[size.get(0)];
        CounterRandom random = CounterRandom.of(0, "bench scores");
        for (int i = 0; i < scores.length; i++) {
          scores[i] = random.nextFloat(-1, 1);
        }
        embeddings = embeddings.withScores(tf.constant(scores));
      }
      return embeddings;
    }

    private static Operand<TFloat32> constant(Ops tf, String stream, int rows, int columns) {
      try (TFloat32 values = normal(stream, rows, columns)) {
        return tf.constantOf(values);
      }
    }

    private static TFloat32 normal(String stream, int rows, int columns) {
      CounterRandom random = CounterRandom.of(0, "bench " + stream);
      float[] values = new float[Math.multiplyExact(rows, columns)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return TFloat32.tensorOf(Shape.of(rows, columns), DataBuffers.of(values, true, false));
    }

    @Override
    public List<Figures> figures(List<Sample> samples) {
      OptionalLong most = Machine.peakMemory();
      return List.of(
          new Figures(
              "A call",
              List.of("ms", "MB more at the peak"),
              List.of(
                  Figures.Row.of(
                      "loss and gradient",
                      1e3 / samples.get(0).median(),
                      most.isPresent() ? (most.getAsLong() - before) * 1e-6 : Double.NaN))));
    }

    private <T extends AutoCloseable> T opened(T resource) {
      opened.add(0, resource);
      return resource;
    }

    @Override
    public void close() {
      Closing.all(opened);
    }
  }
}
