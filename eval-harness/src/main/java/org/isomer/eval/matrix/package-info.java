/**
 * Dense matrix products in plain Java, laid out so that the just-in-time compiler turns the inner
 * loop into vector instructions. A sum over floats in one variable is never vectorised, because its
 * order would change; adding four scaled rows to another is. So a product is written as rows scaled
 * and added, and whoever needs dot products of rows transposes one side first.
 *
 * <p>{@link org.isomer.eval.matrix.FarRows} tells where single precision is not enough.
 *
 * <p>Every number of a product is summed in one fixed order, whatever part of the matrix a thread
 * works on.
 */
@NullMarked
package org.isomer.eval.matrix;

import org.jspecify.annotations.NullMarked;
