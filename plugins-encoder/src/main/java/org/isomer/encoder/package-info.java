/**
 * Encoders of images, and projection heads; encoders of other kinds of examples are in rooms of
 * their own, such as {@link org.isomer.encoder.series}.
 *
 * <p>An encoder turns a batch of images into feature vectors and, for dense tasks, into feature
 * maps; a projector maps features to the embeddings that a loss compares. Both are immutable
 * records that build a network into a {@link org.isomer.graph.Net} out of {@link
 * org.isomer.graph.Layers}, {@link org.isomer.graph.Normalization} and {@link
 * org.isomer.graph.Attention}; weights live in the net, never here.
 *
 * <p>Architectures that others have published follow the published definition to the letter, down
 * to the first values, and name their variables as the reference implementation does (torchvision
 * for ResNets, timm for vision transformers), so that weights can be exchanged. A test compares
 * features with recorded ones of that implementation.
 *
 * <p>A new encoder is a record that implements {@link org.isomer.spi.Encoder}, a plugin class with
 * its options, a line in {@code META-INF/services/org.isomer.spi.Plugin} and one in {@code
 * EncoderPluginsTest}, which holds every plugin of this module to the same contract.
 */
@NullMarked
package org.isomer.encoder;

import org.jspecify.annotations.NullMarked;
