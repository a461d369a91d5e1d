/**
 * The command line. {@link org.isomer.cli.Main} finds the verb among the plugins of kind {@code
 * command}, fills its configuration record from the arguments and runs it; no verb is known here by
 * name. A verb lives beside what it drives: only those about Isomer itself are in this package.
 *
 * <p>Exit codes: 0 success; 1 an error inside Isomer; 2 something that the user can mend; 130 ended
 * by Ctrl-C.
 */
@NullMarked
package org.isomer.cli;

import org.jspecify.annotations.NullMarked;
