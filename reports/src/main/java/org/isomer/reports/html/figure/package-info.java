/**
 * Drawings: a function each from plain data to an element, which pages frame and place. {@link
 * org.isomer.reports.html.figure.Figures} finds the drawing for what a result carries; a new kind
 * of artifact or of exhibit gets a line there.
 *
 * <p>Figures set SVG attributes and classes, never {@code style}, which pages forbid.
 */
@NullMarked
package org.isomer.reports.html.figure;

import org.jspecify.annotations.NullMarked;
