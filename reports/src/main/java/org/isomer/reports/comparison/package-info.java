/**
 * What differs between two results. {@link org.isomer.reports.comparison.Counterparts} says which
 * results of two folders belong together.
 */
@NullMarked
package org.isomer.reports.comparison;

import org.jspecify.annotations.NullMarked;
