/**
 * The task {@link org.isomer.eval.clustering.Clustering}: k-means on frozen features, scored by the
 * classes of labelled data.
 */
@NullMarked
package org.isomer.eval.clustering;

import org.jspecify.annotations.NullMarked;
