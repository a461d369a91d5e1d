package org.isomer.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What every encoder can be given: weights that it starts with, in place of random ones.
 *
 * <pre>{@code
 * encoder: {name: resnet50, weights: resnet50.safetensors}
 * }</pre>
 *
 * <p>The network is the same. Whoever trains it looks here for what its variables start with.
 *
 * @param weights a file or folder
 * @param weightsPrefix where in it the encoder is
 * @param weightsWithout what in it is no encoder's
 * @param weightsDigest which weights they are
 */
public record EncoderAdditions(
    @Option(
            help =
                "Weights that it starts with in place of random ones: a safetensors file with the names"
                    + " of torchvision, timm or Hugging Face, a folder with one, a SavedModel whose"
                    + " variables have such names, or a run; all its variables have to be there")
        Optional<Path> weights,
    @Option(
            help =
                "What stands before the encoder's keys in the weights, such as module.encoder_q.;"
                    + " without it, the one prefix that fits")
        Optional<String> weightsPrefix,
    @Option(
            help =
                "Parts of the weights that are no encoder's, by name, such as projector; classifiers"
                    + " under their usual names are left out anyway")
        Optional<List<String>> weightsWithout,
    @Option(
            help =
                "SHA-256 of the weights, which they have to have; a run's config.yaml fills it in")
        Optional<String> weightsDigest)
    implements Additions<Encoder> {
  /**
   * Copies the list.
   *
   * @throws BadInputException if it says something of weights, and names none
   */
  public EncoderAdditions {
    weightsWithout = weightsWithout.map(List::copyOf);
    boolean more =
        weightsPrefix.isPresent() || weightsWithout.isPresent() || weightsDigest.isPresent();
    if (weights.isEmpty() && more) {
      throw new BadInputException(
          "weights: name the file that weights-prefix, weights-without and weights-digest are about");
    }
  }

  /** What an encoder is given. */
  public static EncoderAdditions of(Choice<Encoder> encoder) {
    return encoder
        .additions()
        .filter(EncoderAdditions.class::isInstance)
        .map(EncoderAdditions.class::cast)
        .orElseGet(
            () ->
                new EncoderAdditions(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Override
  public Encoder addTo(Encoder made) {
    return made;
  }
}
