/** What a catalogue of plugins shows, whatever the page is written in. */
@NullMarked
package org.isomer.reports.catalogue;

import org.jspecify.annotations.NullMarked;
