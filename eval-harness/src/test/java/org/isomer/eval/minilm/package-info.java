/**
 * A benchmark: the weights of all-MiniLM-L6-v2, read and judged. No test and no product needs it.
 */
@NullMarked
package org.isomer.eval.minilm;

import org.jspecify.annotations.NullMarked;
