/**
 * Exact nearest neighbours by cosine similarity. {@link org.isomer.eval.neighbour.CosineBank} is
 * what the kNN classifier votes with and what finds the pictures of a report's neighbour gallery. A
 * large search passes over what rough products rule out; vectors that single precision cannot tell
 * apart are compared in double, in {@code FarBank}.
 */
@NullMarked
package org.isomer.eval.neighbour;

import org.jspecify.annotations.NullMarked;
