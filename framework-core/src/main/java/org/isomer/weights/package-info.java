/**
 * Weights in files, of runs here and of other programs, and how they become the values of an
 * encoder's variables.
 *
 * <p>{@link org.isomer.weights.Safetensors} is the one format that is written and read; others are
 * known by how they begin ({@link org.isomer.weights.ForeignWeights}), and refused with the line of
 * Python that converts them. A {@link org.isomer.weights.Layout} says how a file names and orders
 * an encoder's weights: as a checkpoint here, torchvision's ResNets, timm's vision transformers,
 * Hugging Face's ResNet, ViT and BERT, TS2Vec's code. {@link org.isomer.weights.WeightFile} reads a
 * file of which a model file says the layout; {@link org.isomer.weights.GivenWeights} finds it out
 * by names and shapes. Either way a key that is missing, has another shape or is one too many is an
 * error, and the message says which prefix or layout would fit. Only position embeddings may have
 * another grid: they are interpolated.
 *
 * <p>The next program's names are one more layout.
 */
@NullMarked
package org.isomer.weights;

import org.jspecify.annotations.NullMarked;
