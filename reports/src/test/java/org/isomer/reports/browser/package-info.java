/** The page in a real browser, where there is one. */
@NullMarked
package org.isomer.reports.browser;

import org.jspecify.annotations.NullMarked;
