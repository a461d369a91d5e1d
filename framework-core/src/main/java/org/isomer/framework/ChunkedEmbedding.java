package org.isomer.framework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Loop;
import org.isomer.graph.Net;
import org.isomer.graph.Variable;
import org.isomer.graph.gradient.Gradients;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A joint embedding whose examples pass through the encoder in chunks, with the gradient of the
 * whole batch (Gao et al. 2021, "Scaling deep contrastive learning batch size under memory limited
 * setup", GradCache). Memory for activations is that of one chunk, and the encoder runs twice:
 *
 * <pre>
 *   1. for each chunk: E_c = embed(chunk c), of which only the embeddings are kept
 *   2. L = loss(E),  G = ∂L/∂E
 *   3. for each chunk: ∂L/∂θ += ∂(Σ embed(chunk c) · G_c)/∂θ
 * </pre>
 *
 * <p>The objective has the value L, and the gradient Σ_c above: it is L + Σ θ·g − Σ θ·g, with g
 * that gradient and all but the first θ taken as constants.
 *
 * @param whole the same without chunks
 * @param chunk how many instances pass at once; divides the batch
 */
public record ChunkedEmbedding(JointEmbedding whole, int chunk) implements Framework {
  @Override
  public boolean acceptsViews(int views) {
    return whole.acceptsViews(views);
  }

  @Override
  public boolean needsLabels() {
    return whole.needsLabels();
  }

  @Override
  public boolean needsScores() {
    return whole.needsScores();
  }

  @Override
  public boolean needsCosines() {
    return whole.needsCosines();
  }

  @Override
  public boolean spansReplicas() {
    return true;
  }

  @Override
  public OptionalInt negatives(int batch, int views) {
    return whole.negatives(batch, views);
  }

  @Override
  public Objective build(Net net, Encoder encoder, Instances instances) {
    int slice = instances.batch() / net.replicas().count();
    if (slice % chunk != 0) {
      throw new BadInputException(
          "framework.chunk: %d examples%s cannot be cut into chunks of %d. Choose a batch-size that is a multiple of chunk%s."
              .formatted(
                  slice,
                  net.replicas().count() == 1 ? "" : " on each replica",
                  chunk,
                  net.replicas().count() == 1 ? "" : " times replicas"));
    }
    int chunks = slice / chunk;
    Ops tf = net.tf();
    List<Operand<TFloat32>> embeddings = embeddings(net, encoder, instances, chunks);
    List<Operand<TFloat32>> gathered = GlobalBatch.of(net).gather(embeddings);
    LossTerms<TFloat32> terms = whole.loss(tf, gathered, instances);
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Operand<TFloat32> gradient : gradients(net, terms.total(), embeddings)) {
      gradients.add(tf.reshape(gradient, tf.constant(embeddings.get(0).shape())));
    }

    List<Variable> variables = new ArrayList<>();
    List<Operand<TFloat32>> ofVariables =
        Loop.sum(
            net,
            chunks,
            (inner, run) -> {
              Operand<TFloat32> product = product(inner, encoder, instances, gradients, run);
              Map<Variable, Operand<TFloat32>> trained = inner.trainedInBody();
              variables.addAll(trained.keySet());
              return gradients(inner, product, List.copyOf(trained.values()));
            });
    List<Operand<TFloat32>> products = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      products.add(sumOfProducts(tf, variables.get(i).ref(), tf.stopGradient(ofVariables.get(i))));
    }
    Operand<TFloat32> carrier = tf.math.addN(products);
    Operand<TFloat32> total =
        tf.math.add(tf.stopGradient(terms.total()), tf.math.sub(carrier, tf.stopGradient(carrier)));
    return Objective.of(new LossTerms<>(total, terms.parts(), terms.collapsed()), gathered);
  }

  /** The embeddings of each view, without a gradient. */
  private List<Operand<TFloat32>> embeddings(
      Net net, Encoder encoder, Instances instances, int chunks) {
    try {
      return Loop.stack(net, chunks, (inner, run) -> embed(inner, encoder, instances, run)).stream()
          .map(stacked -> joined(net.tf(), stacked))
          .toList();
    } catch (UnsupportedOperationException e) {
      throw new BadInputException(
          "framework.chunk: the encoder or the projector keeps something from one batch for the next, such as batch normalisation its running statistics, which chunks do not allow. Leave chunk out, or choose networks that do not.",
          e);
    }
  }

  /** The embeddings of each view of a chunk, in the body of a loop. */
  private List<Operand<TFloat32>> embed(
      Net inner, Encoder encoder, Instances instances, Operand<TInt32> run) {
    List<Input> views =
        instances.views().stream().map(view -> view.chunk(inner, run, chunk)).toList();
    return whole.passes().apply(new Branch(inner, encoder, whole.projector()), views);
  }

  /** Σ embeddings · gradients of a chunk, a scalar. */
  private Operand<TFloat32> product(
      Net inner,
      Encoder encoder,
      Instances instances,
      List<Operand<TFloat32>> gradients,
      Operand<TInt32> run) {
    List<Operand<TFloat32>> products = new ArrayList<>();
    List<Operand<TFloat32>> embeddings = embed(inner, encoder, instances, run);
    for (int view = 0; view < embeddings.size(); view++) {
      Operand<TFloat32> gradient =
          Input.chunk(inner, inner.capture(gradients.get(view)), run, chunk);
      products.add(sumOfProducts(inner.tf(), embeddings.get(view), gradient));
    }
    return products.size() == 1 ? products.get(0) : inner.tf().math.addN(products);
  }

  private static Operand<TFloat32> sumOfProducts(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    int[] axes = IntStream.range(0, a.shape().numDimensions()).toArray();
    return tf.sum(tf.math.mul(a, b), tf.constant(axes));
  }

  /** From (chunks, rows, embedding) to (rows, embedding). */
  private static Operand<TFloat32> joined(Ops tf, Operand<TFloat32> stacked) {
    Shape shape = stacked.shape();
    return tf.reshape(stacked, tf.constant(Shape.of(shape.get(0) * shape.get(1), shape.get(2))));
  }

  private static List<Operand<TFloat32>> gradients(
      Net net, Operand<TFloat32> scalar, List<Operand<TFloat32>> inputs) {
    Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
    inputs.forEach(input -> named.put("input " + named.size(), input));
    Gradients found = Gradients.of((Graph) net.tf().scope().env(), scalar, named);
    if (!found.unverified().isEmpty()) {
      throw new BadInputException(
          "framework.chunk: training in chunks relies on gradients of TensorFlow operations that Isomer has not verified: %s. Leave chunk out, or choose other networks."
              .formatted(String.join(", ", found.unverified())));
    }
    return found.values().values().stream()
        .<Operand<TFloat32>>map(gradient -> gradient.expect(TFloat32.class))
        .toList();
  }
}
