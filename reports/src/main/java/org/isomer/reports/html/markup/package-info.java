/**
 * How markup is written: a tree of {@link org.isomer.reports.html.markup.Element}, in which text
 * cannot become markup, and the forms that many parts of pages have. It knows nothing of what is
 * shown.
 */
@NullMarked
package org.isomer.reports.html.markup;

import org.jspecify.annotations.NullMarked;
