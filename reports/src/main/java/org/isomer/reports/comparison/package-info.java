/** What differs between two results, and whether their numbers do by more than chance. */
@NullMarked
package org.isomer.reports.comparison;

import org.jspecify.annotations.NullMarked;
