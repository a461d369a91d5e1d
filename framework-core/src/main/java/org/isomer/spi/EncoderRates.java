package org.isomer.spi;

import java.util.List;

/**
 * How fast the parts of an encoder are trained.
 *
 * <p>The learning rate of a variable has the factor layerDecay^n, where n is the number of layers
 * above its own, what is trained on the features (projector, classifier, …) being one of them. Of
 * an encoder of 12 blocks the last has layerDecay¹, the first layerDecay¹², and what comes before
 * it layerDecay¹³, as in the fine-tuning of BEiT (Bao et al. 2022) and MAE (He et al. 2022).
 *
 * @param frozen names of parts that stay as they are, scopes or variables, such as {@code layer1};
 *     they work as in inference
 * @param layerDecay the factor from a layer to the one below it
 */
public record EncoderRates(List<String> frozen, double layerDecay) {
  /** All parts are trained alike. */
  public static final EncoderRates EQUAL = new EncoderRates(List.of(), 1);

  /** Copies the list. */
  public EncoderRates {
    frozen = List.copyOf(frozen);
  }
}
