package org.isomer.eval.spi;

import org.isomer.spi.Encoder;

/**
 * An encoder with its weights, as heads need it that read its feature maps or train it further.
 *
 * @param encoder builds the graph; it belongs into the scope {@code encoder}
 * @param weights what its variables start with
 */
public record Network(Encoder encoder, Weights weights) {}
