/** A synthetic evaluation of realistic size, for tests of the page and for looking at it. */
@NullMarked
package org.isomer.reports.demo;

import org.jspecify.annotations.NullMarked;
