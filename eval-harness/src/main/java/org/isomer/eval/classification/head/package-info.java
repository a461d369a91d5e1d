/** Graphs of classifiers on an encoder: {@link org.isomer.eval.classification.head.LinearHead}. */
@NullMarked
package org.isomer.eval.classification.head;

import org.jspecify.annotations.NullMarked;
