/**
 * Maps of features in two dimensions, for the eye: principal components, and t-SNE started from
 * them. Both are deterministic, at any number of threads. They need the inner products of all pairs
 * of examples, so about a thousand examples is what they are made for.
 *
 * <p>A map is an illustration, never evidence: distances between far groups in a t-SNE map mean
 * nothing.
 */
@NullMarked
package org.isomer.eval.projection;

import org.jspecify.annotations.NullMarked;
