/** The scores of clusters, from what a result record keeps. */
@NullMarked
package org.isomer.eval.clustering.score;

import org.jspecify.annotations.NullMarked;
