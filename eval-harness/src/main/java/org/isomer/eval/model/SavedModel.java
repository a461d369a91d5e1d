package org.isomer.eval.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.feature.Inlet;
import org.isomer.graph.Convolutions;
import org.isomer.graph.GraphSession;
import org.isomer.graph.SessionConfig;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/**
 * A TensorFlow SavedModel: examples in, feature vectors out. Nothing is known of its inside, so no
 * head can be built on its feature maps.
 *
 * @param name what reports print
 * @param digest what tells it from others
 * @param folder where it lies
 * @param source the function that is called
 * @param preprocessing what is done to an example first
 * @param input what an example holds after it
 */
record SavedModel(
    String name,
    String digest,
    Path folder,
    ModelFile.SavedModelSource source,
    List<Step> preprocessing,
    InputSpec input)
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
   * @throws BadInputException if it has no such function, or the function takes no such examples
   */
  @Override
  public FeatureEncoding open(InputSpec examples, int threads) {
    if (!examples.equals(input)) {
      throw new BadInputException(
          "%s: %ss have the shape %s after preprocessing, but the model takes %s. %s."
              .formatted(
                  folder,
                  examples.modality(),
                  examples.text(),
                  input.text(),
                  examples.modality().equals(Image.MODALITY)
                      ? "Add a resize step to the model file's preprocessing"
                      : "Choose data of that shape, or correct the model file's preprocessing"));
    }
    SavedModelBundle bundle = load(threads);
    try {
      Signature signature = signature(bundle);
      return new Encoding(
          bundle,
          examples.tensors().stream().map(each -> input(signature, each)).toList(),
          tensor(signature.getOutputs(), source.output(), DataType.DT_FLOAT, "output"),
          examples);
    } catch (BadInputException e) {
      bundle.close();
      throw e;
    }
  }

  private SavedModelBundle load(int threads) {
    Convolutions.requireRight();
    try {
      return SavedModelBundle.loader(folder.toString())
          .withTags(SavedModelBundle.DEFAULT_TAG)
          .withConfigProto(SessionConfig.of(threads))
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

  private String input(Signature signature, TensorSpec tensor) {
    String name = source.input().isEmpty() ? tensor.name() : source.input();
    return tensor(signature.getInputs(), name, FrozenGraph.type(tensor.scalar()), "input");
  }

  private String tensor(
      Map<String, Signature.TensorDescription> tensors,
      String wanted,
      DataType type,
      String which) {
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
    if (found.dataType != type) {
      throw new BadInputException(
          "%s: the %s %s of signature %s is %s; only %s can be used here."
              .formatted(folder, which, wanted, source.signature(), found.dataType, type));
    }
    return found.name;
  }

  /** The loaded function. */
  private final class Encoding implements FeatureEncoding {
    private final SavedModelBundle bundle;
    private final List<String> inputs;
    private final String output;
    private final int dim;

    Encoding(SavedModelBundle bundle, List<String> inputs, String output, InputSpec examples) {
      this.bundle = bundle;
      this.inputs = inputs;
      this.output = output;
      dim = encode(new Rows(examples, 1), 1).length;
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
    public float[] encode(Rows rows, int count) {
      List<Tensor> tensors = new ArrayList<>();
      try {
        Session.Runner call = bundle.session().runner().fetch(output);
        for (int i = 0; i < inputs.size(); i++) {
          tensors.add(Inlet.tensor(rows, i, count));
          call.feed(inputs.get(i), tensors.get(i));
        }
        return GraphSession.run(call, result -> GraphSession.scalars((TFloat32) result.get(0)));
      } catch (TensorFlowException e) {
        throw new BadInputException(
            "%s: signature %s fails for %d %ss of shape %s: %s"
                .formatted(
                    folder,
                    source.signature(),
                    count,
                    rows.spec().modality(),
                    rows.spec().text(),
                    e.getMessage()),
            e);
      } finally {
        tensors.forEach(Tensor::close);
      }
    }

    @Override
    public void close() {
      bundle.close();
    }
  }
}
