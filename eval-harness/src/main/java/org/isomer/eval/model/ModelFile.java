package org.isomer.eval.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.isomer.config.ConfigPaths;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderAdditions;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Scalar;
import org.isomer.tensor.TensorSpec;
import org.isomer.weights.Layout;

/**
 * The content of a model file: where an encoder's weights lie and what has to be done to an example
 * before the encoder sees it. It names either an encoder of ours with a file of weights, or a
 * SavedModel.
 *
 * <pre>{@code
 * name: resnet50 of torchvision
 * encoder: resnet50
 * weights: resnet50.safetensors
 * layout: torchvision-resnet
 * input: [224, 224, 3]
 * preprocessing:
 *   - {name: resize, size: 256}
 *   - {name: center-crop, size: 224}
 *   - normalize
 * pretraining: {framework: supervised, data: ImageNet-1k, epochs: 90}
 * }</pre>
 */
public record ModelFile(
    @Option(help = "The name that reports print") String name,
    @Option(help = "The network; with weights") Optional<Choice<Encoder>> encoder,
    @Option(
            help =
                "Its weights, a safetensors file; a relative path starts at the model file. In place"
                    + " of them the encoder may have weights of its own, whose layout and prefix are"
                    + " found out")
        Optional<String> weights,
    @Option(help = "How the weights are named and ordered", value = "isomer") Layout layout,
    @Option(
            help =
                "What stands before the encoder's keys in the weights, such as module.; keys without"
                    + " it are left out",
            value = "''")
        String prefix,
    @Option(help = "A SavedModel, in place of encoder and weights")
        Optional<SavedModelSource> savedModel,
    @Option(
            help =
                "SHA-256 of the weights, or over the files of the SavedModel, as export writes it;"
                    + " they are compared if it is there")
        Optional<String> weightsDigest,
    @Option(
            help =
                "Height, width and channels of an image after preprocessing; a vision transformer's"
                    + " position embeddings are interpolated where they are for another size",
            value = "[]",
            min = 1,
            max = 8192)
        List<Integer> input,
    @Option(help = "What an example holds after preprocessing, in place of input: for no images")
        Optional<ExampleTensors> example,
    @Option(
            help =
                "What is done to an example (an image has values in [0, 1]) before it is encoded;"
                    + " leaves nothing to chance. Relative paths start at the model file",
            value = "[]")
        List<Choice<Step>> preprocessing,
    @Option(
            help =
                "SHA-256 of each file that the preprocessing reads, such as a vocabulary; they are"
                    + " compared if there are any",
            value = "[]")
        List<String> preprocessingFiles,
    @Option(help = "How the weights were made, for reports; absent if they are untrained")
        Optional<Origin> pretraining) {

  /**
   * Copies the lists.
   *
   * @throws BadInputException if it names neither or both of weights and SavedModel, or of input
   *     and example, or layout or prefix without weights
   */
  public ModelFile {
    input = List.copyOf(input);
    preprocessing = List.copyOf(preprocessing);
    preprocessingFiles = List.copyOf(preprocessingFiles);
    boolean neither = encoder.isEmpty() && weights.isEmpty();
    boolean ours = encoder.isPresent() && weights.isPresent() != hasOwnWeights(encoder.get());
    if (savedModel.isPresent() ? !neither : !ours) {
      throw new BadInputException("give encoder and weights, once, or saved-model, and not both");
    }
    boolean named = layout != Layout.ISOMER || !prefix.isEmpty();
    if (named && savedModel.isPresent()) {
      throw new BadInputException(
          "layout and prefix are for weights beside the encoder, and a saved-model has its own. Leave them out");
    }
    if (named && weights.isEmpty()) {
      throw new BadInputException(
          "layout and prefix are for weights beside the encoder. Leave them out: the layout of the encoder's own weights is found out, and encoder.weights-prefix is their prefix");
    }
    if (example.isPresent() && !input.isEmpty()) {
      throw new BadInputException("give input, for images, or example, and not both");
    }
    if (example.isEmpty() && input.size() != 3) {
      throw new BadInputException("input: give three numbers, [height, width, channels]");
    }
  }

  private static boolean hasOwnWeights(Choice<Encoder> encoder) {
    return EncoderAdditions.of(encoder).weights().isPresent();
  }

  /** What an encoder gets of an example. */
  public record ExampleTensors(
      @Option(help = "The kind of example, such as text") String modality,
      @Option(help = "Its tensors, in the order in which the encoder gets them")
          List<ExampleTensor> tensors) {
    /**
     * Copies the list.
     *
     * @throws BadInputException if there is none
     */
    public ExampleTensors {
      tensors = List.copyOf(tensors);
      if (tensors.isEmpty()) {
        throw new BadInputException("tensors: name at least one");
      }
    }

    static ExampleTensors of(InputSpec spec) {
      return new ExampleTensors(
          spec.modality(), spec.tensors().stream().map(ExampleTensor::of).toList());
    }

    private InputSpec spec() {
      return new InputSpec(modality, tensors.stream().map(ExampleTensor::spec).toList());
    }
  }

  /** One of them. */
  public record ExampleTensor(
      @Option(help = "What encoders ask for it by, such as ids") String name,
      @Option(help = "The type of its numbers") Scalar type,
      @Option(help = "The dimensions of one example", min = 1, max = 1 << 24) List<Integer> shape,
      @Option(help = "What whole numbers lie below, from 0", min = 1, max = 1e9)
          Optional<Integer> below) {
    /** Copies the list. */
    public ExampleTensor {
      shape = List.copyOf(shape);
    }

    private static ExampleTensor of(TensorSpec spec) {
      return new ExampleTensor(
          spec.name(), spec.scalar(), spec.shape(), spec.below().stream().boxed().findFirst());
    }

    private TensorSpec spec() {
      return new TensorSpec(
          name, type, shape, below.stream().mapToInt(Integer::intValue).findFirst());
    }
  }

  /** A function of a SavedModel that makes features of examples. */
  public record SavedModelSource(
      @Option(help = "Its folder; a relative path starts at the model file") String folder,
      @Option(help = "The signature", value = "serving_default") String signature,
      @Option(
              help =
                  "The signature's input: float32, (batch, height, width, channels). Without it the"
                      + " inputs have the names of the example's tensors",
              value = "''")
          String input,
      @Option(help = "The signature's output: float32, (batch, …)") String output,
      @Option(help = "How many scalars were trained, for reports", min = 0, max = 1e15)
          long parameters) {}

  /** How weights were made. What is not known is 0. */
  public record Origin(
      @Option(help = "The method, such as moco or supervised") String framework,
      @Option(help = "The data set") String data,
      @Option(help = "Passes over the data; 0 if unknown", value = "0", min = 0, max = 1e9)
          double epochs,
      @Option(help = "Updates of the weights; 0 if unknown", value = "0", min = 0, max = 1e15)
          long steps,
      @Option(help = "Views seen, over all steps; 0 if unknown", value = "0", min = 0, max = 1e18)
          long views,
      @Option(help = "Wall time in seconds; 0 if unknown", value = "0", min = 0, max = 1e12)
          double seconds,
      @Option(help = "Where this and the weights are from, such as a URL", value = "''")
          String source,
      @Option(
              help =
                  "What is doubtful about the weights or their making, a sentence each; results of"
                      + " the model keep it",
              value = "[]")
          List<String> warnings) {
    /** Copies the list. */
    public Origin {
      warnings = List.copyOf(warnings);
    }
  }

  /** With other paths of the files that the preprocessing reads. */
  ModelFile withPreprocessingPaths(UnaryOperator<Path> change) {
    return new ModelFile(
        name,
        encoder,
        weights,
        layout,
        prefix,
        savedModel,
        weightsDigest,
        input,
        example,
        preprocessing.stream().map(step -> ConfigPaths.map(step, change)).toList(),
        preprocessingFiles,
        pretraining);
  }

  /** What an example holds after preprocessing. */
  public InputSpec spec() {
    return example
        .map(ExampleTensors::spec)
        .orElseGet(() -> Image.spec(input.get(0), input.get(1), input.get(2)));
  }
}
