/**
 * A leaderboard, a catalogue or a run as one HTML page that needs nothing else: no network, no
 * script, no file beside it.
 *
 * <p>A page is a tree of elements ({@code html.markup}); there is no other way to write markup, so
 * text from a result can never become markup. The style sheet is the resource {@code page.css}; the
 * page's content security policy allows that style sheet by its digest and pictures inside the
 * page, and nothing else.
 *
 * <p>Each class makes one part of the page, and drawings have a room of their own ({@code
 * html.figure}). A new part is a class with a function from plain data to an element, and a line
 * where it appears. Colours are custom properties of the style sheet, given for light and dark;
 * meaning never hangs on colour alone.
 */
@NullMarked
package org.isomer.reports.html;

import org.jspecify.annotations.NullMarked;
