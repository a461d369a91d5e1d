/**
 * TensorFlow made safe. A {@link org.isomer.graph.Net} is the only way to make a variable: it
 * records the name under which checkpoints keep it, how it starts, whether it is trained, and
 * whether optimizers may decay it; it knows whether the graph under construction trains or infers,
 * and collects what must run after each step. {@link org.isomer.graph.Layers}, {@link
 * org.isomer.graph.Normalization}, {@link org.isomer.graph.Sequences}, {@link
 * org.isomer.graph.Attention} and {@link org.isomer.graph.Recurrent} hold the layers that encoders
 * and projectors are made of, {@link org.isomer.graph.LogSumExp} what losses share; {@link
 * org.isomer.graph.Draws} are random numbers that a resumed run goes on with; {@link
 * org.isomer.graph.GraphSession} runs a graph and moves variables in and out of it.
 *
 * <p>A new layer is a static method, generic in the type of the activations, that takes the net and
 * its name first and makes its variables in the scope of that name. Its test has two lines: a case
 * recorded from another implementation, and the same case against central differences. One that
 * takes a mask has a third: what padding holds changes neither its output nor a gradient.
 *
 * <p>What changes from step to step is a {@link org.isomer.graph.Dial}, computed outside and fed. A
 * slow copy of a network is built in the view of {@link org.isomer.graph.Net#momentumCopy}. What
 * would be built many times, or needs its memory once only, is the body of a {@link
 * org.isomer.graph.Loop}, a graph of its own in which variables are those of the graph around.
 *
 * <p>{@link org.isomer.graph.Replicas} of a graph train together, each on a slice of one {@link
 * org.isomer.graph.GlobalBatch}; where a process has several, each is built as a graph of its own,
 * and a {@link org.isomer.graph.Transplant} brings them together. With one no operation is made
 * that would not be there without.
 *
 * <p>Rules that keep TensorFlow Java right: gradients come from the package {@code gradient} below
 * and are complete before any variable is written ({@link org.isomer.graph.Net#after});
 * convolutions go through {@link org.isomer.graph.Layers}, which knows the paddings and strides
 * that are wrong, and the forms that are faster ({@code SideBySide}, {@code ByProduct}); every
 * tensor is copied out before its result is closed.
 */
@NullMarked
package org.isomer.graph;

import org.jspecify.annotations.NullMarked;
