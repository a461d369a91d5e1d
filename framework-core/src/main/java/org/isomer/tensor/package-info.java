/**
 * Numbers with names, types and shapes, in Java's arrays. What an example holds for an encoder is
 * an {@link org.isomer.tensor.InputSpec}: named tensors, each a {@link
 * org.isomer.tensor.TensorSpec}. {@link org.isomer.tensor.Rows} holds that of many examples, one
 * array a tensor. {@code org.isomer.feature.Inlet} is where they enter a graph.
 */
@NullMarked
package org.isomer.tensor;

import org.jspecify.annotations.NullMarked;
