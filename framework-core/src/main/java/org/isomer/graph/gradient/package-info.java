/**
 * Gradients that are right or refused. TensorFlow gives some operations a wrong gradient without a
 * word, and many none at all. {@link org.isomer.graph.gradient.Gradients} therefore looks at every
 * operation between a loss and its variables first: what is {@linkplain
 * org.isomer.graph.gradient.VerifiedOperations verified} by central differences passes, what is
 * known to be wrong or missing is refused, and what is neither is named to the caller.
 *
 * <p>To use an operation that has no gradient, {@linkplain
 * org.isomer.graph.gradient.CustomGradients#register register} one; {@link
 * org.isomer.graph.gradient.KernelByProduct} is how one gets another gradient than TensorFlow's. To
 * trust another operation, add its type to the verified ones together with the case that the test
 * asks for.
 */
@NullMarked
package org.isomer.graph.gradient;

import org.jspecify.annotations.NullMarked;
