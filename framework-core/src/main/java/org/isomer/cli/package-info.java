/**
 * The command line. {@link org.isomer.cli.Main} finds the verb among the plugins of kind {@code
 * command}, fills its configuration record from the arguments, and has the injector make and run
 * its command; no verb is known here by name. A verb lives beside what it drives: only those about
 * Isomer itself are in this package.
 *
 * <p>{@code CoreModule} binds the services of the core; other modules, such as that of the
 * evaluation, are found like plugins. {@code Wiring} puts all of them together, and says who serves
 * what. One injector lives as long as one command line, so what a service keeps in mind is shared
 * by all that one verb does.
 *
 * <p>Exit codes: 0 success; 1 an error inside Isomer; 2 something that the user can mend; 130 ended
 * by Ctrl-C.
 */
@NullMarked
package org.isomer.cli;

import org.jspecify.annotations.NullMarked;
