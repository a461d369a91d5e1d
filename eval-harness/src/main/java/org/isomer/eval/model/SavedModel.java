package org.isomer.eval.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.graph.GraphSession;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/**
 * A TensorFlow SavedModel: images in, feature vectors out. Nothing is known of its inside, so no
 * head can be built on its feature maps.
 *
 * @param name what reports print
 * @param digest what tells it from others
 * @param folder where it lies
 * @param source the function that is called
 * @param preprocessing what is done to an example first
 * @param exampleShape the shape of an example after it
 */
record SavedModel(
    String name,
    String digest,
    Path folder,
    ModelFile.SavedModelSource source,
    List<Augmentation> preprocessing,
    int[] exampleShape)
    implements Model {
  /** The file that makes a folder a SavedModel. */
  static final String GRAPH_FILE = "saved_model.pb";

  /** Copies the list. */
  SavedModel {
    preprocessing = List.copyOf(preprocessing);
  }

  @Override
  public Optional<Network> network() {
    return Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * @throws BadInputException if it has no such function, or the function takes no such images
   */
  @Override
  public FeatureEncoding open(int[] shape, int threads) {
    if (!Arrays.equals(shape, exampleShape)) {
      throw new BadInputException(
          "%s: images have the shape %s after preprocessing, but the model takes %s. Add a resize step to the model file's preprocessing."
              .formatted(folder, Arrays.toString(shape), Arrays.toString(exampleShape)));
    }
    SavedModelBundle bundle = load(threads);
    try {
      Signature signature = signature(bundle);
      return new Encoding(
          bundle,
          tensor(signature.getInputs(), source.input(), "input"),
          tensor(signature.getOutputs(), source.output(), "output"),
          shape);
    } catch (BadInputException e) {
      bundle.close();
      throw e;
    }
  }

  private SavedModelBundle load(int threads) {
    try {
      return SavedModelBundle.loader(folder.toString())
          .withTags(SavedModelBundle.DEFAULT_TAG)
          .withConfigProto(
              ConfigProto.newBuilder()
                  .setIntraOpParallelismThreads(threads)
                  .setInterOpParallelismThreads(1)
                  .build())
          .load();
    } catch (TensorFlowException e) {
      throw new BadInputException(
          folder + ": the SavedModel cannot be loaded: " + e.getMessage(), e);
    }
  }

  private Signature signature(SavedModelBundle bundle) {
    return bundle.signatures().stream()
        .filter(signature -> signature.key().equals(source.signature()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: the SavedModel has no signature %s; it has %s. Correct saved-model.signature."
                        .formatted(
                            folder,
                            source.signature(),
                            bundle.signatures().stream().map(Signature::key).sorted().toList())));
  }

  private String tensor(
      Map<String, Signature.TensorDescription> tensors, String wanted, String which) {
    Signature.TensorDescription found = tensors.get(wanted);
    if (found == null) {
      throw new BadInputException(
          "%s: signature %s has no %s %s; it has %s. Correct saved-model.%s."
              .formatted(
                  folder,
                  source.signature(),
                  which,
                  wanted,
                  new TreeSet<>(tensors.keySet()),
                  which));
    }
    if (found.dataType != DataType.DT_FLOAT) {
      throw new BadInputException(
          "%s: the %s %s of signature %s is %s; only DT_FLOAT can be used here."
              .formatted(folder, which, wanted, source.signature(), found.dataType));
    }
    return found.name;
  }

  /** The loaded function. */
  private final class Encoding implements FeatureEncoding {
    private final SavedModelBundle bundle;
    private final String input;
    private final String output;
    private final int[] shape;
    private final int dim;

    Encoding(SavedModelBundle bundle, String input, String output, int[] shape) {
      this.bundle = bundle;
      this.input = input;
      this.output = output;
      this.shape = shape;
      dim = encode(new float[Math.toIntExact(batched(1).size())], 1).length;
    }

    private Shape batched(int count) {
      return Shape.of(count, shape[0], shape[1], shape[2]);
    }

    @Override
    public int dim() {
      return dim;
    }

    @Override
    public long parameters() {
      return source.parameters();
    }

    @Override
    public float[] encode(float[] values, int count) {
      Shape batch = batched(count);
      try (TFloat32 tensor =
          TFloat32.tensorOf(batch, DataBuffers.of(values, true, false).slice(0, batch.size()))) {
        return GraphSession.run(
            bundle.session().runner().feed(input, tensor).fetch(output),
            result -> GraphSession.scalars((TFloat32) result.get(0)));
      } catch (TensorFlowException e) {
        throw new BadInputException(
            "%s: signature %s fails for images of shape %s: %s"
                .formatted(folder, source.signature(), batch, e.getMessage()),
            e);
      }
    }

    @Override
    public void close() {
      bundle.close();
    }
  }
}
