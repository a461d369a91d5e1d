package org.isomer.framework;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One side of a joint-embedding method: an encoder in the scope {@code encoder} and a projector in
 * the scope {@code projector} of a net, applied to several views. In the view of a {@linkplain
 * Net#momentumCopy momentum copy} it is the slow side.
 */
public record Branch(Net net, Encoder encoder, Projector projector) {
  /**
   * Encodes views. Neighbouring views of one spec pass as one batch, so that batch normalisation
   * sees them together; what differs in size passes one after the other.
   *
   * @param views an input each
   * @return features, shape (batch, {@link Encoder#dim()}), one for each view
   */
  public List<Operand<TFloat32>> encode(List<Input> views) {
    List<Operand<TFloat32>> features = new ArrayList<>();
    for (List<Input> run : runsOfOneSpec(views)) {
      Operand<TFloat32> pooled =
          encoder.encode(net.scope("encoder"), Input.concat(net, run)).pooled();
      features.addAll(split(pooled, run.size()));
    }
    return features;
  }

  /**
   * {@linkplain #encode Encodes} views and projects all of them as one batch.
   *
   * @return embeddings, shape (batch, embedding), one for each view
   */
  public List<Operand<TFloat32>> embed(List<Input> views) {
    Operand<TFloat32> features = Layers.rows(net, encode(views));
    return split(projector.project(net.scope("projector"), features), views.size());
  }

  /**
   * Encodes and projects views one after the other, so that batch normalisation sees each view
   * alone.
   *
   * @return embeddings, shape (batch, embedding), one for each view
   */
  public List<Operand<TFloat32>> embedEach(List<Input> views) {
    return views.stream().flatMap(view -> embed(List.of(view)).stream()).toList();
  }

  /** {@linkplain #embedEach Embeds} views as targets, through which no gradient flows. */
  public List<Operand<TFloat32>> embedTargets(List<Input> views) {
    return embedEach(views).stream()
        .<Operand<TFloat32>>map(embeddings -> net.tf().stopGradient(embeddings))
        .toList();
  }

  private static List<List<Input>> runsOfOneSpec(List<Input> views) {
    List<List<Input>> runs = new ArrayList<>();
    for (Input view : views) {
      if (runs.isEmpty() || !runs.get(runs.size() - 1).get(0).spec().equals(view.spec())) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(view);
    }
    return runs;
  }

  private List<Operand<TFloat32>> split(Operand<TFloat32> rows, int parts) {
    return parts == 1
        ? List.of(rows)
        : net.tf().split(net.tf().constant(0), rows, (long) parts).output().stream()
            .<Operand<TFloat32>>map(part -> part)
            .toList();
  }
}
