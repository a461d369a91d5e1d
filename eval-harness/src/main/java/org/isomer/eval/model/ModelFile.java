package org.isomer.eval.model;

import java.util.List;
import java.util.Optional;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;

/**
 * The content of a model file: where an encoder's weights lie and what has to be done to an image
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
    @Option(help = "Its weights, a safetensors file; a relative path starts at the model file")
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
                "Height, width and channels of an image after preprocessing; a vision transformer's"
                    + " position embeddings are interpolated where they are for another size",
            min = 1,
            max = 8192)
        List<Integer> input,
    @Option(
            help =
                "What is done to an image, with values in [0, 1], before it is encoded; leaves"
                    + " nothing to chance",
            value = "[]")
        List<Choice<Step>> preprocessing,
    @Option(help = "How the weights were made, for reports; absent if they are untrained")
        Optional<Origin> pretraining) {

  /**
   * Copies the lists.
   *
   * @throws BadInputException if it names neither or both of weights and SavedModel
   */
  public ModelFile {
    input = List.copyOf(input);
    preprocessing = List.copyOf(preprocessing);
    boolean ours = encoder.isPresent() && weights.isPresent();
    boolean neither = encoder.isEmpty() && weights.isEmpty();
    if (savedModel.isPresent() ? !neither : !ours) {
      throw new BadInputException("give encoder and weights, or saved-model, and not both");
    }
    if (input.size() != 3) {
      throw new BadInputException("input: give three numbers, [height, width, channels]");
    }
  }

  /** A function of a SavedModel that makes features of images. */
  public record SavedModelSource(
      @Option(help = "Its folder; a relative path starts at the model file") String folder,
      @Option(help = "The signature", value = "serving_default") String signature,
      @Option(help = "The signature's input: float32, (batch, height, width, channels)")
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

  /** What an image holds after preprocessing. */
  public InputSpec spec() {
    return Image.spec(input.get(0), input.get(1), input.get(2));
  }
}
