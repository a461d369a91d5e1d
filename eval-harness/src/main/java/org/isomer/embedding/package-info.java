/**
 * Encoders at work: what a program, or a verb, does with one once it is trained.
 *
 * <p>A program begins with {@link org.isomer.embedding.Isomer}:
 *
 * <pre>{@code
 * try (Embedder embedder = Isomer.open(Path.of("runs/mine"))) {
 *   float[] vector = embedder.embed(image);
 * }
 * }</pre>
 *
 * <p>An {@link org.isomer.embedding.Embedder} is safe for many threads and needs none of the data
 * of pretraining. Verbs ask for {@link org.isomer.embedding.Encoders}, which opens runs and model
 * files alike, and for {@link org.isomer.embedding.EmbeddedReader}, which opens the examples.
 * {@link org.isomer.embedding.VectorWriters} knows who writes a file of vectors, those of JARs too,
 * and a {@link org.isomer.embedding.VectorIndex} finds the nearest of one.
 */
@NullMarked
package org.isomer.embedding;

import org.jspecify.annotations.NullMarked;
