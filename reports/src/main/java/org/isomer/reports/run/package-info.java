/**
 * What a page of one pretraining run shows. {@link org.isomer.reports.run.RunPage} is plain data:
 * it knows neither the run's files nor HTML. A new part of the page is a component here, and a line
 * in {@code html.RunReport}.
 */
@NullMarked
package org.isomer.reports.run;

import org.jspecify.annotations.NullMarked;
